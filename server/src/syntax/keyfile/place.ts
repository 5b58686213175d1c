// What may be typed at a place in a keyfile.
import { touches } from '../../text';
import { type Cursor, inEmptyValue, lastStarted, inName, nowhere, inValue } from '../cursor';
import type { Tree } from '../tree';

/** The cursor in a keyfile: the name of a group in its brackets, a key, or a value, which is all the rest of its line. */
export function placeInKeyfile(tree: Tree, offset: number): Cursor {
  const { text, root } = tree;
  if (!root) return nowhere;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/^\s*#/.test(before)) return nowhere;
  const group = tree.elementAt(offset) ?? root;
  if (/^\s*\[/.test(before)) {
    const { openSpan, nameSpan: span } = group;
    if (group === root || openSpan.start < lineStart || offset > span.end) return nowhere;
    return { kind: 'element-name', element: group, span, typed: text.slice(span.start, offset) };
  }
  const attribute = lastStarted(group.attributes, offset);
  if (attribute && attribute.nameSpan.start >= lineStart) {
    if (offset <= attribute.nameSpan.end) return inName(attribute, offset);
    return touches(attribute.valueSpan, offset) ? inValue(attribute, offset) : inEmptyValue(attribute, offset);
  }
  const typed = /^[\t ]*([\w.-]*)$/.exec(before)?.[1];
  if (typed === undefined) return nowhere;
  let end = offset;
  while (end < text.length && /[\w.-]/.test(text[end]!)) end++;
  const span = { start: offset - typed.length, end };
  return { kind: 'attribute-name', element: group, attribute: undefined, span, typed };
}
