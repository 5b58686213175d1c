// What is shown for the word under the pointer: its row in the tables, and what its value means in this network.
import type { Target } from '../../model/target';
import type { GuestInterfaceFact } from '../../model/facts';
import { basenameOf, type File } from '../../model/file';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import { attributeRow, childOf, rowOf } from '../../schema/index';
import type { AttributeRow, Cardinality, NestedTable } from '../../schema/types';
import { type Option, optionsOf } from '../../syntax/ifcfg/options';
import type { Attribute, Element } from '../../syntax/tree';
import { type Span, touches } from '../../text';
import { isDnsmasqOption } from '../dnsmasq-place';
import { nestedTableOf } from '../nested';
import { partAt, type PartPlace } from '../parts';
import { dnsmasqHover } from './dnsmasq';
import type { Hover } from './hover';
import { describeAttribute, describeChoice, describeElement, sortOf } from '../documentation';
import { bondModeMeaning, meaningOf, meaningOfAddress } from './values';
import { code, commas, joined, md, type Markdown, own } from '../markdown';
import { guestsOn } from '../navigation/declarations';
import { leaseMeaning } from '../leases';
import type { LeaseFact } from '../../model/lease-facts';
import { runningLeasesOf } from '../../model/leases';
import { type Spot, spotAt } from '../../syntax/pointed-at';
import { describeModeSupport } from '../mode-support';
import { describeTypeSupport } from '../type-support';

/** What to show for the word at an offset; undefined when nothing is known of it. With `now`, how long leases have left. */
export function hoverAt(
  file: File,
  workspace: WorkspaceFacts,
  offset: number,
  target: Target,
  now?: number,
): Hover | undefined {
  const spot = spotAt(file.tree, offset);
  const found = spot && wordHover(spot, file, workspace, offset, target);
  const lease = found && leaseOf(spot, file, workspace);
  return lease ? { ...found, markdown: aboveRule(leaseMeaning(lease, now), found.markdown) } : found;
}

/** The lease that the static host at a place holds, or else that somebody has of its address. */
function leaseOf(spot: Spot, file: File, workspace: WorkspaceFacts): LeaseFact | undefined {
  const element = spot.part === 'element' || spot.part === 'text' ? spot.element : spot.attribute.element;
  if (element.name !== 'host' || element.parent?.name !== 'dhcp') return undefined;
  const leases = runningLeasesOf(file, workspace);
  const host = leases && file.facts.reservations.find((it) => it.at.span.start === element.openSpan.start);
  return host && (leases.held(host) ?? (host.ip && leases.of(host.ip)));
}

function wordHover(
  spot: Spot,
  file: File,
  workspace: WorkspaceFacts,
  offset: number,
  target: Target,
): Hover | undefined {
  const { span } = spot;
  switch (spot.part) {
    case 'element':
      return elementHover(spot.element, span, target);
    case 'text':
      return textHover(spot.element, span, workspace, target);
    case 'attribute': {
      const row = rowOfAttribute(spot.attribute);
      return row && { span, markdown: attributeDoc(spot.attribute, row, target) };
    }
    case 'value':
      return valueHover(spot.attribute, file, workspace, offset, target);
  }
}

/** The row of an attribute by the element it stands in. */
export function rowOfAttribute(attribute: Attribute): AttributeRow | undefined {
  const row = rowOf(attribute.element);
  return row && attributeRow(row, attribute.name);
}

const often: Readonly<Record<Cardinality, string>> = {
  one: 'exactly one',
  optional: 'at most one',
  many: 'any number',
  some: 'at least one',
};

function elementHover(element: Element, span: Span, target: Target): Hover | undefined {
  const row = rowOf(element);
  if (!row) return undefined;
  const parentRow = element.parent && rowOf(element.parent);
  const child = parentRow && childOf(parentRow, element.name, element.namespace);
  const context =
    element.parent && child
      ? { parent: element.parent.name, often: often[child.cardinality], language: element.tree.language }
      : {};
  const doc = describeElement(element.name, row, target, context);
  return { span, markdown: joined(doc, standingLine(element, '', target)) };
}

function textHover(element: Element, span: Span, workspace: WorkspaceFacts, target: Target): Hover | undefined {
  const row = rowOf(element);
  if (!row?.text) return undefined;
  const doc = describeElement(element.name, row, target, { parent: element.parent?.name });
  const isNetwork = element.path.join('/') === 'network/name';
  const guests = isNetwork ? guestsOn(element.content.trim(), workspace) : [];
  return { span, markdown: guests.length === 0 ? doc : aboveRule(guestsLine(guests), doc) };
}

/** Who is on a network, each guest once. */
function guestsLine(cards: readonly GuestInterfaceFact[]): Markdown {
  const names = [...new Set(cards.map((it) => it.guest || basenameOf(it.at.uri)))].sort();
  const shown = names.slice(0, mostGuests).map((it) => code(it));
  const more = names.length > mostGuests ? md` and ${names.length - mostGuests} more` : own('');
  return md`Guests on it: ${commas(shown)}${more}`;
}

/** As many as somebody reads. */
const mostGuests = 10;

function attributeDoc(attribute: Attribute, row: AttributeRow, target: Target): Markdown {
  const { element } = attribute;
  const sort = sortOf(element.tree.language, element.parent !== undefined);
  const doc = describeAttribute(attribute.name, row, target, { sort, link: rowOf(element)?.link });
  return joined(doc, standingLine(element, `@${attribute.name}`, target));
}

/** In which modes of a network, or types of a network card, it may stand. */
function standingLine(element: Element, attribute: string, target: Target): Markdown | undefined {
  const { tree } = element;
  if (tree.language !== 'xml' || !tree.root) return undefined;
  const inType =
    attribute === ''
      ? element.parent && describeTypeSupport(element.parent, element.name, target)
      : describeTypeSupport(element, attribute, target);
  return inType ?? describeModeSupport(element.path.slice(1).join('/') + attribute, tree.root, target);
}

function valueHover(
  attribute: Attribute,
  file: File,
  workspace: WorkspaceFacts,
  offset: number,
  target: Target,
): Hover | undefined {
  const row = rowOfAttribute(attribute);
  if (!row) return undefined;
  const line = isDnsmasqOption(attribute) ? dnsmasqHover(attribute, file, offset) : undefined;
  if (line) return line;
  const table = nestedTableOf(attribute, row);
  if (table) {
    const found = optionHover(attribute, table, offset, target);
    if (found) return found;
  }
  const { layout } = row.value;
  const part = layout && partAt(attribute, layout, offset);
  if (part && attribute.value !== '' && !row.secret) return partHover(part, attribute, row, file, workspace, target);
  const choice = row.value.choices?.find((it) => it.value === attribute.value);
  // What a secret could mean would tell what it is.
  const meaning = row.secret ? undefined : meaningOf(attribute, row, file, workspace);
  const doc = attributeDoc(attribute, row, target);
  const said = joined(choice?.doc !== undefined && describeChoice(choice, row.value.describe, target), meaning);
  return { span: attribute.valueSpan, markdown: aboveRule(said, doc) };
}

/** One part of a value: an address of a list, the gateway behind one. */
function partHover(
  { part, index, text, span }: PartPlace,
  attribute: Attribute,
  row: AttributeRow,
  file: File,
  workspace: WorkspaceFacts,
  target: Target,
): Hover {
  // The prefix tells of what it is the prefix.
  const whole = /^[^,;]*/.exec(attribute.raw)![0];
  const isOfFirst = index === 0 || part.before === '/';
  const said = joined(
    part.doc !== '' && md`**${own(part.name)}**: ${own(part.doc)}`,
    meaningOfAddress(isOfFirst && !row.value.layout!.repeats ? whole : text, attribute, file, workspace),
  );
  return { span, markdown: aboveRule(said, attributeDoc(attribute, row, target)) };
}

/** What is said of the value above what is known of its key. */
const aboveRule = (said: Markdown, doc: Markdown): Markdown => (said === '' ? doc : joined(said, own('---'), doc));

function optionHover(attribute: Attribute, table: NestedTable, offset: number, target: Target): Hover | undefined {
  for (const option of optionsOf(attribute, table)) {
    if (!touches(option.span, offset)) continue;
    const row = rowOfOption(option, table);
    if (!row) return undefined;
    const doc = describeAttribute(option.name, row, target);
    if (touches(option.nameSpan, offset) || option.value === '') return { span: option.nameSpan, markdown: doc };
    const choice = row.value.choices?.find((it) => it.value === option.value);
    const mode = option.name === 'mode' ? bondModeMeaning(option.value) : undefined;
    const said = mode ?? joined(choice?.doc !== undefined && describeChoice(choice, row.value.describe, target));
    return { span: option.valueSpan, markdown: aboveRule(said, doc) };
  }
  return undefined;
}

function rowOfOption(option: Option, table: NestedTable): AttributeRow | undefined {
  const own = (rows: NestedTable['options'], name: string) => (Object.hasOwn(rows, name) ? rows[name] : undefined);
  const group = option.group === undefined ? undefined : own(table.options, option.group)?.value.nested;
  return own(group?.options ?? table.options, option.name);
}
