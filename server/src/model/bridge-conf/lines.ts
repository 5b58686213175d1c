// The lines of qemu's bridge.conf as its helper takes them.
import { memoize } from '../../memoize';
import type { Attribute } from '../../syntax/tree';
import { bridgeConfTable } from '../../schema/bridge-conf';
import type { File } from '../file';

export const isCommand = (word: string): boolean => Object.hasOwn(bridgeConfTable.attributes, word);

/** The lines with one of its commands. */
export const commandsOf = memoize(({ kind, tree }: File): readonly Attribute[] =>
  kind === 'bridge.conf' ? (tree.root?.attributes ?? []).filter((it) => isCommand(it.name)) : [],
);

/** Whether the helper gives up over a line, and refuses every bridge. */
export const isBroken = memoize(
  ({ tree }: File): boolean =>
    tree.problems.length > 0 || (tree.root?.attributes ?? []).some((it) => !isCommand(it.name)),
);

/** Lines that allow, and lines that deny. */
export const allowsOf = (file: File): readonly Attribute[] => commandsOf(file).filter((it) => it.name === 'allow');
export const deniesOf = (file: File): readonly Attribute[] => commandsOf(file).filter((it) => it.name === 'deny');

/** Whether a line is about a bridge. */
export const isAbout = ({ value }: { readonly value: string }, bridge: string): boolean =>
  value === bridge || value === 'all';
