// What stands at the cursor inside a value of options or a line of `ip route` words: the option with what it takes.
import type { Target } from '../model/target';
import type { File } from '../model/file';
import type { WorkspaceFacts } from '../model/workspace-facts';
import { bondModeOf, bondModes, bondTable } from '../schema/bond';
import { attributeRow, rowOf } from '../schema/index';
import type { AttributeRow, ElementRow, NestedTable, PartLayout } from '../schema/types';
import { optionAt, optionsOf } from '../syntax/ifcfg/options';
import { placeAt } from '../syntax/place';
import { type Attribute, type Element, flags } from '../syntax/tree';
import { describeAttribute, modesOf } from './documentation';
import { joined, type Markdown, md, own } from './markdown';
import { joinsByEquals, nestedTableOf } from './nested';
import { partAt, shapeOf } from './parts';

/** How something is written; `active` is the part that the cursor stands in. */
export interface Signature {
  readonly label: string;
  readonly documentation: Markdown;
  readonly parameters: readonly { readonly label: string; readonly documentation?: Markdown }[];
  readonly active: number;
}

/** The signature of the option or word at an offset; undefined where none is being written. */
export function signatureAt(
  file: File,
  _workspace: WorkspaceFacts,
  offset: number,
  target: Target,
): Signature | undefined {
  if (file.tree.language !== 'ifcfg' && file.tree.language !== 'keyfile') return undefined;
  const place = placeAt(file.tree, offset);
  if (place.kind !== 'attribute-name' && place.kind !== 'attribute-value') return undefined;
  const { element } = place;
  const table = rowOf(element);
  if (!table) return undefined;
  if (element.parent && file.tree.language === 'ifcfg') return lineSignature(element, table, place.attribute, target);
  if (place.kind === 'attribute-name') return undefined;
  const { attribute } = place;
  const row = attributeRow(table, attribute.name);
  if (!row) return undefined;
  const nested = nestedTableOf(attribute, row);
  if (nested) return optionSignature(attribute, nested, offset, target);
  if (row.value.layout) return layoutSignature(attribute, row, row.value.layout, offset, target);
  return element.name === 'bond' && row.modes ? bondKeySignature(attribute, row, target) : undefined;
}

/** A value of parts, each explained by itself. */
function layoutSignature(
  attribute: Attribute,
  row: AttributeRow,
  layout: PartLayout,
  offset: number,
  target: Target,
): Signature {
  const { index = layout.parts.length - 1 } = partAt(attribute, layout, offset) ?? {};
  return {
    label: `${attribute.name}=${shapeOf(layout)}`,
    documentation: describeAttribute(attribute.name, row, target),
    parameters: layout.parts.map((it) => ({
      label: `<${it.name}>`,
      ...(it.doc === '' ? {} : { documentation: own(it.doc) }),
    })),
    active: index,
  };
}

/** A key of the group `[bond]`, which is an option of the kernel. */
function bondKeySignature(attribute: Attribute, row: AttributeRow, target: Target): Signature {
  const value = valueOf(row);
  return {
    label: `${attribute.name}=${value}`,
    documentation: joined(
      standsInMode(attribute.element.value('mode'), row),
      describeAttribute(attribute.name, row, target),
    ),
    parameters: [{ label: value, documentation: modesOf(row) }],
    active: 0,
  };
}

function optionSignature(
  attribute: Attribute,
  table: NestedTable,
  offset: number,
  target: Target,
): Signature | undefined {
  const place = optionAt(attribute, table, offset);
  if (!place || place.part === 'interface' || !Object.hasOwn(place.options, place.name)) return undefined;
  const group = place.group === undefined ? undefined : table.options[place.group]?.value.nested;
  const row = (group?.options ?? table.options)[place.name];
  if (!row) return undefined;
  const joint = joinsByEquals(table) ? '=' : ' ';
  const value = valueOf(row);
  return {
    label: `${place.name}${joint}${value}`,
    documentation: joined(
      table === bondTable && standsInMode(modeIn(attribute), row),
      describeAttribute(place.name, row, target),
    ),
    parameters: [{ label: place.name }, { label: value, documentation: modesOf(row) }],
    active: place.part === 'value' ? 1 : 0,
  };
}

/** The mode that the options of a bond name. */
const modeIn = (attribute: Attribute): string | undefined =>
  optionsOf(attribute, bondTable).find((it) => it.name === 'mode' && !it.isDuplicate)?.value;

/** What becomes of the option in the mode that this bond has. */
function standsInMode(written: string | undefined, row: AttributeRow): Markdown | undefined {
  if (!row.modes) return undefined;
  const mode = written === undefined ? bondModes[0] : bondModeOf(written);
  if (!mode) return undefined;
  const { allowed, acts = allowed } = row.modes;
  if (acts.includes(mode.number)) return undefined;
  const what = allowed.includes(mode.number) ? 'Without effect' : 'Not allowed';
  return md`**${own(what)} in mode ${own(mode.name)} of this bond**`;
}

/** Choices that are shown as such; more of them, and the kind of value is named instead. */
const mostChoices = 7;

/** What the value may be, in a few words: `slow|fast`, `<milliseconds>`. */
function valueOf({ value }: AttributeRow): string {
  const names = value.choices?.filter((it) => !/^The number of /.test(it.doc ?? '')).map((it) => it.value);
  return names && names.length > 1 && names.length <= mostChoices
    ? names.join('|')
    : `<${value.describe.replace(' from 0 to 4294967295', '')}>`;
}

/** Words that a line usually has, in their order. */
const usualWords: Readonly<Record<string, readonly string[]>> = {
  route: ['to', 'via', 'dev', 'metric', 'table', 'src'],
  rule: ['from', 'to', 'iif', 'table', 'priority'],
};

function lineSignature(
  element: Element,
  table: ElementRow,
  at: Attribute | undefined,
  target: Target,
): Signature | undefined {
  const usual = usualWords[element.name];
  if (!usual) return undefined;
  const current = at && Object.hasOwn(table.attributes, at.name) ? at.name : nextOf(element, usual);
  const written = element.attributes.map((it) => it.name).filter((it) => Object.hasOwn(table.attributes, it));
  const names = [...new Set([...usual, ...written, ...(current === undefined ? [] : [current])])];
  const parameters = names.map((name) => {
    const row = table.attributes[name]!;
    const label = isAlone(row)
      ? name
      : name === 'to' && element.name === 'route'
        ? valueOf(row)
        : `${name} ${valueOf(row)}`;
    return { name, label, documentation: describeAttribute(name, row, target) };
  });
  const active = names.indexOf(current ?? '');
  return {
    label: `ip ${element.name} add ${parameters.map((it) => it.label).join(' ')}`,
    documentation: joined(parameters[active]?.documentation, own(table.doc)),
    parameters: parameters.map(({ label, documentation }) => ({ label, documentation })),
    active: Math.max(active, 0),
  };
}

const isAlone = ({ value }: AttributeRow): boolean => value.describe.startsWith('nothing');

/** The first usual word that the line does not have. */
const nextOf = (element: Element, usual: readonly string[]): string | undefined =>
  usual.find((it) => !element.attributes.some((one) => one.name === it && !(one.flags & flags.noEquals)));
