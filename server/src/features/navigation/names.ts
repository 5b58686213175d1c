// Names in a file: what stands at an offset, and all that are written in it. The rows of the tables tell which values are names.
import type { File } from '../../model/file';
import { isOther } from '../../model/other/kinds';
import { none } from '../../model/reading';
import type { NameOf } from '../../schema/types';
import { optionsOf } from '../../syntax/ifcfg/options';
import type { Attribute, Element } from '../../syntax/tree';
import { type Span, touches } from '../../text';
import { rowOfAttribute } from '../hover/index';
import { nestedTableOf } from '../nested';
import { spotAt } from '../../syntax/pointed-at';

/** A name, and where it is written. */
export interface Name {
  readonly name: string;
  readonly names: NameOf;
  readonly span: Span;
  /** The one that a portgroup is of. */
  readonly network?: string;
  /** The value that it stands in; nothing where it is a text. */
  readonly attribute?: Attribute;
}

/** `device`: bridges, bonds, VLANs and whatever else has a name in the kernel. */
export type NamedSort = 'device' | 'network' | 'portgroup' | 'filter';

/** What a name is one of; undefined for a zone, which no file declares. */
export const sortOfName = (names: NameOf): NamedSort | undefined =>
  names === 'zone' ? undefined : names === 'network' || names === 'portgroup' || names === 'filter' ? names : 'device';

/** The name of a device or network that stands at an offset. */
export function nameAt(file: File, offset: number): Name | undefined {
  if (isOther(file.kind)) return spokenNames(file).find((it) => touches(it.span, offset));
  const spot = spotAt(file.tree, offset);
  if (spot?.part === 'text' && spot.element.path.join('/') === 'network/name')
    return { name: spot.element.content.trim(), names: 'network', span: spot.span };
  return spot?.part === 'value' ? namesIn(spot.attribute, file).find((it) => touches(it.span, offset)) : undefined;
}

/** The names in a file that are a word. Its tree is not looked at where the text has none. */
export function* namesWith(word: string, file: File): Generator<Name> {
  if (word === '' || !file.text.includes(word)) return;
  if (isOther(file.kind)) yield* spokenNames(file).filter((it) => it.name === word);
  for (const element of file.tree.elements())
    for (const it of namesOfElement(element, file, word)) if (it.name === word) yield it;
}

function* namesOfElement(element: Element, file: File, word: string): Generator<Name> {
  if (element.name === 'name' && element.path.join('/') === 'network/name')
    yield { name: element.content.trim(), names: 'network', span: element.contentTextSpan };
  for (const it of element.attributes) if (it.raw.includes(word)) yield* namesIn(it, file);
}

/** The names in a value: it is one, or has some among its options. */
function namesIn(attribute: Attribute, { facts }: File): Name[] {
  const { element, name, value, valueSpan: span } = attribute;
  if (name === 'name' && element.path.join('/') === 'network/portgroup')
    return [{ name: value, names: 'portgroup', span, network: facts.networks[0]?.name ?? '', attribute }];
  const row = rowOfAttribute(attribute);
  if (!row) return [];
  const table = nestedTableOf(attribute, row);
  if (table)
    return optionsOf(attribute, table).flatMap((option) => {
      const names = Object.hasOwn(table.options, option.name) ? table.options[option.name]!.value.names : undefined;
      return names ? [{ name: option.value, names, span: option.valueSpan, attribute }] : [];
    });
  const { names } = row.value;
  if (names === undefined || names === 'zone' || value === '') return [];
  const network = names === 'portgroup' ? { network: element.value('network') ?? '' } : {};
  return [{ name: value, names, span, attribute, ...network }];
}

/** Of a file of another program its facts tell the names: each stands where one of them was said. */
function spokenNames({ text, facts }: File): Name[] {
  const filters = [...(facts.filters ?? none), ...(facts.filterUses ?? none)];
  if (filters.length > 0) return filters.map(({ value, at: { span } }) => ({ name: value, names: 'filter', span }));
  const seen = new Set<number>();
  return [...facts.devices, ...facts.references, ...(facts.mentions ?? none)].flatMap(({ at: { span } }) => {
    if (seen.has(span.start)) return [];
    seen.add(span.start);
    return [{ name: text.slice(span.start, span.end), names: 'device' as const, span }];
  });
}
