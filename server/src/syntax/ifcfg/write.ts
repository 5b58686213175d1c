// The way back: edits that spell a change in an ifcfg or route file as NetworkManager itself would write it (svEscape),
// keeping the user's own quotes where they can stay.
import { char } from '../char';
import { memoize } from '../../memoize';
import type { Edit } from '../../text';
import { wordSpelling } from './value';
import { lineOf, newlineOf, removeLine } from '../lines';
import { type Attribute, flags, type Tree } from '../tree';

/** The text as a value: bare when possible, else in double quotes, else `$'…'` for control characters. */
export function quote(text: string): string {
  if (hasControl(text)) return ansiQuoted(text);
  // A `#` at the start is a plain character for both readers, but looks like a comment.
  if (/^[\w.,:/@%+=^?*!{}[\]-]*$/.test(text)) return text;
  return `"${escaped(text)}"`;
}

/** Makes the text the value of an assignment, or of a word of an `ip route` line. */
export function setAssignment(attribute: Attribute, text: string): Edit[] {
  const { valueSpan, nameSpan, raw } = attribute;
  const flag = attribute.flags;
  if (attribute.element.tree.data.spelling === wordSpelling) {
    const joint = flag & flags.noEquals && valueSpan.start === nameSpan.end ? ' ' : '';
    return [{ span: valueSpan, text: joint + text }];
  }
  if (flag & (flags.bad | flags.unterminated))
    return [{ span: { start: nameSpan.end + 1, end: attribute.quotedSpan.end }, text: quote(text) }];
  if (flag & flags.noQuote) return [{ span: valueSpan, text: quote(text) }];
  if (hasControl(text)) return [{ span: attribute.quotedSpan, text: ansiQuoted(text) }];
  const isSingle = (flag & flags.single) !== 0;
  if (isSingle && text.includes("'")) return [{ span: attribute.quotedSpan, text: quote(text) }];
  const inside = isSingle ? text : escaped(text);
  return inside === raw ? [] : [{ span: valueSpan, text: inside }];
}

/** Adds an assignment in a line of its own: after the given one, else after the last, else at the end of the file. */
export function addAssignment(
  tree: Tree,
  name: string,
  value: string,
  options: { readonly after?: Attribute } = {},
): Edit[] {
  const { text } = tree;
  const newline = newlineOf(tree);
  const line = `${name}=${quote(value)}`;
  const after = options.after ?? tree.root?.attributes.at(-1);
  if (after) {
    const { end, next } = lineOf(tree, after.nameSpan.start);
    // Behind the line end, so that the line itself may go in the same change.
    if (end < next) return [{ span: { start: next, end: next }, text: line + newline }];
    return [{ span: { start: end, end }, text: newline + line }];
  }
  const end = text.length;
  const isOpen = end > 0 && !text.endsWith('\n');
  return [{ span: { start: end, end }, text: `${isOpen ? newline : ''}${line}${newline}` }];
}

/**
 * Removes the whole line of an assignment, or of a line of words. When it is the one that counts, the earlier ones of its
 * name go too: otherwise one of them would count.
 */
export function removeAssignment(attribute: Attribute): Edit[] {
  const { tree } = attribute.element;
  const isOnlyOne = tree.data.spelling === wordSpelling || (attribute.flags & flags.duplicate) !== 0;
  const former = isOnlyOne ? [] : (overriddenIn(tree).get(attribute.name) ?? []);
  return [...former, attribute].flatMap((it) => removeLine(tree, it.nameSpan.start));
}

/** Assignments that later ones of their name replace, by name. Made once per tree, because many findings ask. */
const overriddenIn = memoize((tree: Tree): ReadonlyMap<string, readonly Attribute[]> => {
  const result = new Map<string, Attribute[]>();
  for (const it of tree.root?.attributes ?? []) {
    if (!(it.flags & flags.duplicate)) continue;
    const same = result.get(it.name);
    if (same) same.push(it);
    else result.set(it.name, [it]);
  }
  return result;
});

/** Gives an assignment another name. */
export const renameKey = (attribute: Attribute, name: string): Edit[] => [{ span: attribute.nameSpan, text: name }];

/** Turns the line that holds an offset into a comment. */
export function commentOut(tree: Tree, offset: number): Edit[] {
  const { text } = tree;
  const { start, end } = lineOf(tree, offset);
  let at = start;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
  return [{ span: { start: at, end: at }, text: '#' }];
}

const escaped = (text: string): string => text.replace(/["\\$`]/g, '\\$&');

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < char.blank) return true;
  return false;
}

const letters: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  "'": "\\'",
};

function ansiQuoted(text: string): string {
  let result = '';
  for (const it of text) {
    const code = it.charCodeAt(0);
    result += letters[it] ?? (code < char.blank ? `\\${code.toString(8).padStart(3, '0')}` : it);
  }
  return `$'${result}'`;
}
