// What may be written inside a value with options of its own: names that are left and that the mode of the bond takes,
// and their values.
import { bondModeOf, bondTable } from '../../schema/bond';
import type { AttributeRow, NestedTable } from '../../schema/types';
import { optionAt, type OptionPlace, optionsOf } from '../../syntax/ifcfg/options';
import type { Attribute } from '../../syntax/tree';
import type { Span } from '../../text';
import { describeAttribute, meaningIn, modesOf } from '../documentation';
import { joinsByEquals } from '../nested';
import type { Markdown } from '../markdown';
import { isUnread, ranks, type CompletionContext } from './context';
import { once, type ValueCompletion, valuesOfKind } from './values';
import { subjectOf } from './fitting-value';

/** An option's name or value; `insert` is plain text. */
export interface OptionCompletion {
  readonly label: string;
  readonly insert: string;
  readonly kind: 'attribute' | 'value' | 'reference';
  readonly rank: number;
  readonly detail?: string;
  readonly meaning?: string;
  readonly documentation?: () => Markdown;
  readonly triggersNext?: boolean;
}

/** What may stand at an offset in a value, and what is replaced. */
export function optionsAt(
  attribute: Attribute,
  table: NestedTable,
  offset: number,
  around: CompletionContext,
): { span: Span; completions: OptionCompletion[] } | undefined {
  const place = optionAt(attribute, table, offset);
  if (!place) return undefined;
  const rows = rowsOf(table, place);
  return { span: place.span, completions: optionsOrValues(place, rows, attribute, table, around) };
}

function rowsOf(table: NestedTable, { group }: OptionPlace): NestedTable['options'] {
  const nested =
    group !== undefined && Object.hasOwn(table.options, group) ? table.options[group]!.value.nested : undefined;
  return nested?.options ?? table.options;
}

function optionsOrValues(
  place: OptionPlace,
  rows: NestedTable['options'],
  attribute: Attribute,
  table: NestedTable,
  around: CompletionContext,
): OptionCompletion[] {
  const device = attribute.element.value('DEVICE');
  if (place.part === 'interface')
    return device
      ? [
          {
            label: device,
            insert: `${device} `,
            kind: 'reference',
            rank: ranks.best,
            detail: 'this interface',
            triggersNext: true,
          },
        ]
      : [];
  if (place.part === 'value') {
    const row = Object.hasOwn(rows, place.name) ? rows[place.name] : undefined;
    return row ? valuesOf(row, place.name, attribute, around) : [];
  }
  const mode = table === bondTable ? modeOf(attribute) : undefined;
  return Object.entries(rows).flatMap(([name, row]) => {
    if (place.used.has(name) || (mode !== undefined && row.modes && !worksIn(mode, row.modes))) return [];
    const isUnfit = row.deprecated !== undefined || isUnread(row, around.target);
    return [
      {
        label: name,
        insert: insertOf(name, row, place, attribute, table),
        kind: 'attribute' as const,
        rank: isUnfit
          ? ranks.unfit
          : name === 'mode'
            ? ranks.best
            : firstOptions.has(name)
              ? ranks.required
              : ranks.usual,
        detail: modesOf(row) ?? row.value.describe,
        meaning: meaningIn(row.doc),
        documentation: () => describeAttribute(name, row, around.target),
        triggersNext:
          row.value.choices !== undefined || row.value.names !== undefined || row.value.nested !== undefined,
      },
    ];
  });
}

/** Options that most values have. */
const firstOptions: ReadonlySet<string> = new Set([
  'miimon',
  'primary',
  'lacp_rate',
  'xmit_hash_policy',
  'priority',
  'autoneg',
  'speed',
  '-K',
  '-G',
]);

/** Whether the option is taken in a mode, and does something there. */
const worksIn = (mode: number, { allowed, acts }: NonNullable<AttributeRow['modes']>): boolean =>
  allowed.includes(mode) && (acts ?? allowed).includes(mode);

/** The name with what goes on behind it, unless that is there already. */
function insertOf(
  name: string,
  row: AttributeRow,
  place: OptionPlace,
  attribute: Attribute,
  table: NestedTable,
): string {
  const next = attribute.element.tree.text.charAt(place.span.end);
  if (joinsByEquals(table)) return next === '=' ? name : `${name}=`;
  if (next === ' ' || row.value.isAlone) return name;
  const device = attribute.element.value('DEVICE');
  return row.value.nested && device ? `${name} ${device} ` : `${name} `;
}

/** The mode that the value names; undefined when it names none, so that nothing is left out yet. */
function modeOf(attribute: Attribute): number | undefined {
  const mode = optionsOf(attribute, bondTable).find((it) => it.name === 'mode' && !it.isDuplicate);
  return mode && bondModeOf(mode.value)?.number;
}

function valuesOf(
  row: AttributeRow,
  name: string,
  attribute: Attribute,
  around: CompletionContext,
): OptionCompletion[] {
  const known = valuesOfKind(row.value, around, subjectOf(attribute.element));
  return once([...portsFor(name, attribute, around), ...known]).map((it) => ({
    label: it.value,
    insert: it.value,
    kind: it.kind,
    rank: it.rank,
    detail: it.detail,
    documentation: it.documentation,
  }));
}

/** The primary port is one of the ports of this bond. */
function portsFor(name: string, attribute: Attribute, { workspace }: CompletionContext): ValueCompletion[] {
  if (name !== 'primary' && name !== 'active_slave') return [];
  const bond = attribute.element.value('DEVICE');
  return workspace.references
    .filter((it) => it.relation === 'controller-bond' && it.name === bond)
    .map((it) => ({ value: it.from, kind: 'reference', rank: ranks.best, detail: 'port of this bond' }));
}
