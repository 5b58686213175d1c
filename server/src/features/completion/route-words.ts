// What may be written in a line of `ip route` or `ip rule` words: how a line begins, and the words that are left.
import { tableOf } from '../../schema/index';
import type { ElementRow } from '../../schema/types';
import type { Attribute, Element } from '../../syntax/tree';
import type { Span } from '../../text';
import { hasChoice, keyInsert, nameItem, valueItem } from './item';
import { meaningIn } from '../documentation';
import { own } from '../markdown';
import { type Completion, ranks, sortText, type CompletionContext } from './context';
import { type AttributeCompletion, attributesFor } from './attributes';
import { keysFor } from './keys';
import { fittingValues } from './fitting';
import { type Subject, subjectOf } from './fitting-value';
import { valuesFor } from './values';

/** Words of a route or rule line that are left. */
export function wordNames(
  element: Element,
  row: ElementRow,
  attribute: Attribute | undefined,
  span: Span,
  around: CompletionContext,
): Completion[] {
  const subject = subjectOf(element);
  return attributesFor(element, row, attribute, around).map((it, i) => wordItem(it, subject, span, i, around));
}

function wordItem(
  completion: AttributeCompletion,
  subject: Subject,
  span: Span,
  index: number,
  around: CompletionContext,
): Completion {
  const isAlone = completion.row.value.describe.startsWith('nothing');
  const hasNext = hasChoice(completion.row) || fittingValues(subject, completion.name, undefined, around).length > 0;
  return {
    ...nameItem(completion, span, index),
    insert: isAlone ? completion.name : `${completion.name} `,
    snippet: false,
    ...(!isAlone && hasNext ? { triggersNext: true } : {}),
  };
}

/** The start of a line of words: destinations, words that stand before them, a whole line; keys where a file may have them. */
export function lineStarts(root: Element, span: Span, around: CompletionContext): Completion[] {
  const table = tableOf(root.tree)!;
  const [name, child] = Object.entries(table.children)[0]!;
  const { attributes, snippet } = child.row;
  const to = attributes.to;
  const subject = { path: name, element: undefined, within: root };
  const isRoute = name === 'route';
  const destinations = isRoute && to ? valuesFor(subject, 'to', to, span, around) : [];
  const empty: AttributeCompletion[] = Object.entries(attributes).map(([word, row]) => ({
    name: word,
    row,
    rank: ranks.possible,
    detail: row.value.describe,
    meaning: meaningIn(row.doc),
    documentation: () => own(row.doc),
    deprecated: false,
  }));
  const words = empty.filter((it) => !isRoute || it.name === 'to' || it.row.value.describe.startsWith('nothing'));
  const whole: Completion[] =
    snippet === undefined
      ? []
      : [
          {
            label: name,
            kind: 'template',
            span,
            insert: snippet,
            snippet: true,
            detail: 'a whole line',
            meaning: meaningIn(child.row.doc),
            documentation: () => own(child.row.doc),
            sortText: sortText(ranks.rare, 0),
          },
        ];
  const keys =
    root.children.length === 0
      ? keysFor(root, table, undefined, around)
          .filter((it) => it.name === 'ADDRESS0')
          .map((it, i): Completion => ({
            ...nameItem({ ...it, rank: ranks.rare }, span, i + 1),
            ...keyInsert(it, around),
          }))
      : [];
  return [
    ...destinations.map((it, i) => ({ ...valueItem(it, `${it.value} `, span, i), triggersNext: true })),
    ...words.filter((it) => it.name !== 'onlink').map((it, i) => wordItem(it, subject, span, i, around)),
    ...whole,
    ...keys,
  ];
}
