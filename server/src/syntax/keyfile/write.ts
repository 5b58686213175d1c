// The way back: edits that spell a change in a keyfile as NetworkManager itself would write it.
import type { Edit } from '../../text';
import { lineOf, newlineOf, removeLine } from '../lines';
import type { Attribute, Element, Tree } from '../tree';
import { escapedValue } from './value';

/** Makes the text the value of a key. `isRaw`: it is spelled already, as that of a list is. */
export function setKey(it: Attribute, text: string, isRaw = false): Edit[] {
  const value = isRaw ? text : escapedValue(text);
  return value === it.raw ? [] : [{ span: it.valueSpan, text: value }];
}

/** Adds a key in a line of its own: after the given one, else after the last of its group. */
export function addKey(group: Element, name: string, value: string, after = group.attributes.at(-1)): Edit[] {
  const { tree } = group;
  const newline = newlineOf(tree);
  const line = `${name}=${escapedValue(value)}`;
  const { end, next } = lineOf(tree, after ? after.nameSpan.start : group.span.start);
  // Behind the line end, so that the line itself may go in the same change.
  if (end < next) return [{ span: { start: next, end: next }, text: line + newline }];
  return [{ span: { start: end, end }, text: newline + line }];
}

/** Adds a key to the group of that name, which is made at the end of the file where there is none. */
export function addKeyTo(tree: Tree, group: string, name: string, value: string): Edit[] {
  const known = tree.at(group).at(-1);
  return known ? addKey(known, name, value) : addGroup(tree, group, [[name, value]]);
}

/** Adds a group at the end of the file. */
export function addGroup(tree: Tree, name: string, pairs: readonly (readonly [string, string])[]): Edit[] {
  const { text } = tree;
  const newline = newlineOf(tree);
  const gap = text === '' ? '' : !text.endsWith('\n') ? newline + newline : /\n\r?\n$/.test(text) ? '' : newline;
  const lines = [`[${name}]`, ...pairs.map(([key, value]) => `${key}=${escapedValue(value)}`)];
  const end = text.length;
  return [{ span: { start: end, end }, text: gap + lines.map((it) => it + newline).join('') }];
}

/** Removes the whole line of a key, and with the one that counts the former ones of its name, which would count then. */
export function removeKey(it: Attribute): Edit[] {
  const { tree, name } = it.element;
  const same = tree
    .root!.childrenNamed(name)
    .flatMap((group) => group.attributes.filter((other) => other.name === it.name));
  const gone = same.at(-1)?.index === it.index ? same : [it];
  return gone.flatMap((each) => removeLine(tree, each.nameSpan.start));
}

/** Removes a group with all that is written in it. */
export const removeGroup = ({ span }: Element): Edit[] => [{ span, text: '' }];
