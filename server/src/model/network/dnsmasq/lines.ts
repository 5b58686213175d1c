// The options of a network for its dnsmasq as the lines that dnsmasq reads, and what libvirt writes in front of them.
import { memoize } from '../../../memoize';
import type { Part } from '../../../schema/dnsmasq/part';
import { confLinesOf } from '../../../schema/dnsmasq/line';
import { type LineReading, readingOfLine } from '../../../schema/dnsmasq/read';
import { dnsmasqNamespace } from '../../../schema/network';
import type { Attribute, Element, Tree } from '../../../syntax/tree';
import type { Span } from '../../../text';
import type { File } from '../../file';
import { none } from '../../reading';
import { isManaged, modeOf } from '../mode';

/** One line, and the option it stands in. */
export interface OptionLine extends LineReading {
  readonly attribute: Attribute;
  /** The name of the option that was meant to be there. */
  readonly name: string;
  /** The option holds more lines than this one. */
  readonly isOneOfMany: boolean;
}

/** All lines, in the order in which dnsmasq reads them. */
export interface OptionLines {
  readonly tree: Tree;
  readonly lines: readonly OptionLine[];
  /** The lines of an option that dnsmasq knows, by its name. */
  of(name: string): readonly OptionLine[];
}

/** What looks like a block of options, whatever its namespace. */
export const optionLikesOf = memoize(
  ({ tree }: File): readonly Element[] => tree.root?.children.filter((it) => it.localName === 'options') ?? none,
);

/** The blocks of options that libvirt reads. */
export const optionBlocksOf = (file: File): readonly Element[] =>
  optionLikesOf(file).filter((it) => it.namespace === dnsmasqNamespace);

/** Whether libvirt starts a dnsmasq that reads the options; also where the mode is not known. */
export const runsDnsmasq = (file: File): boolean =>
  modeOf(file) === undefined || (isManaged(file) && file.tree.at('ip').length > 0);

/** The lines of the options; none where no dnsmasq reads them. */
export const optionLinesOf = memoize((file: File): OptionLines => {
  const options = runsDnsmasq(file) ? optionBlocksOf(file).flatMap((it) => it.children) : [];
  const lines = options.flatMap((it): OptionLine[] => {
    const attribute = it.attribute('value');
    if (!attribute || it.namespace !== dnsmasqNamespace) return [];
    const read = confLinesOf(attribute.value);
    return read.map((line) => ({
      ...readingOfLine(line),
      attribute,
      name: line.name.text,
      isOneOfMany: read.length > 1,
    }));
  });
  const byName = new Map<string, OptionLine[]>();
  for (const it of lines) {
    if (it.fault) continue;
    const name = it.row?.same ?? it.name;
    const same = byName.get(name);
    if (same) same.push(it);
    else byName.set(name, [it]);
  }
  return { tree: file.tree, lines, of: (name) => byName.get(name) ?? [] };
});

/** Where a piece of a line is written. */
export const spanOfPart = ({ attribute }: OptionLine, part: Part): Span => attribute.spanOf(...part.place);

/** The value of a line as text; empty where it has none. */
export const argumentOf = ({ line }: OptionLine): string => line.argument?.text ?? '';
