// What may be written as a value, of a list as one of its items.
import { attributeRow, rowOf } from '../../schema/index';
import type { AttributeRow } from '../../schema/types';
import { escapedValue } from '../../syntax/keyfile/value';
import type { Attribute } from '../../syntax/tree';
import type { Span } from '../../text';
import { isDnsmasqOption } from '../dnsmasq-place';
import { nestedTableOf } from '../nested';
import { partAt, type PartPlace } from '../parts';
import { type Completion, type CompletionContext, ranks, sortText } from './context';
import { dnsmasqItems } from './dnsmasq';
import { subjectOf } from './fitting-value';
import { spelled, valueItem } from './item';
import { optionsAt } from './options';
import { fittingParts } from './parts';
import { type ValueCompletion, valuesFor } from './values';

/** In the value of an attribute or a key. */
export function inValues(attribute: Attribute, span: Span, offset: number, around: CompletionContext): Completion[] {
  const { element } = attribute;
  const owner = rowOf(element);
  const row = owner && attributeRow(owner, attribute.name);
  if (!row) return [];
  if (isDnsmasqOption(attribute)) return dnsmasqItems(attribute, offset, around);
  const table = nestedTableOf(attribute, row);
  if (table) return nestedItems(attribute, table, offset, around);
  const { layout } = row.value;
  const place = layout && partAt(attribute, layout, offset);
  if (place) return inPart(place, attribute, row, around);
  const piece = /\b(?:list|separated)\b/.test(row.value.describe) ? wordAround(element.tree.text, span, offset) : span;
  return valuesFor(subjectOf(element), attribute.name, row, span, around).map((it, i) =>
    valueItem(it, spelled(it.value, attribute), piece, i),
  );
}

/** What may stand in the part of a value at the cursor: what fits there, and else, of the first one or an item, what the row has. */
function inPart(place: PartPlace, attribute: Attribute, row: AttributeRow, around: CompletionContext): Completion[] {
  const { span, index } = place;
  const fitting = fittingParts(place, attribute, row, around).map(({ value, why }): ValueCompletion => ({
    value,
    kind: 'value',
    rank: ranks.best,
    detail: why,
  }));
  const isItem = row.value.layout?.repeats === true;
  const isKnown = fitting.length > 0 || (index > 0 && !isItem);
  const known = isKnown ? [] : valuesFor(subjectOf(attribute.element), attribute.name, row, span, around);
  return [...fitting, ...known].map((it, i) =>
    valueItem(it, escapedValue(isItem ? it.value.replace(/;$/, '') : it.value), span, i),
  );
}

/** Of a list the item at the cursor. */
function wordAround(text: string, { start, end }: Span, offset: number): Span {
  const separates = (at: number) => /[\s,;]/.test(text.charAt(at));
  let from = offset;
  while (from > start && !separates(from - 1)) from--;
  let to = offset;
  while (to < end && !separates(to)) to++;
  return { start: from, end: to };
}

function nestedItems(
  attribute: Attribute,
  table: Parameters<typeof optionsAt>[1],
  offset: number,
  around: CompletionContext,
): Completion[] {
  const found = optionsAt(attribute, table, offset, around);
  if (!found) return [];
  return found.completions.map(({ rank, ...it }, i) => ({
    ...it,
    span: found.span,
    snippet: false,
    sortText: sortText(rank, i),
  }));
}
