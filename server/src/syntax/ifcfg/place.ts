// What may be typed at a place in a file of lines: assignments, or the words of `ip route`.
import { countUpTo, touches } from '../../text';
import { type Cursor, inEmptyValue, lastStarted, inName, nowhere, inValue } from '../cursor';
import { type Element, flags, type Tree } from '../tree';

/** The cursor in a file of lines: assignments, or the words of `ip route`. */
export function placeInLines(tree: Tree, offset: number): Cursor {
  const { text, root } = tree;
  if (!root) return nowhere;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/^\s*#/.test(before)) return nowhere;
  const line = root.children.length > 0 ? lineAt(root.children, lineStart, offset) : undefined;
  return line ? placeInWords(line, offset) : placeInAssignments(root, lineStart, offset);
}

/** The child element of the line of an offset; the blanks at its end belong to it. */
function lineAt(lines: readonly Element[], lineStart: number, offset: number): Element | undefined {
  const found = lines[countUpTo(lines, offset, (it) => it.span.start) - 1];
  return found && found.span.start >= lineStart ? found : undefined;
}

function placeInWords(element: Element, offset: number): Cursor {
  for (const attribute of element.attributes) {
    const isImplied = (attribute.flags & flags.implied) !== 0;
    if (!isImplied && touches(attribute.nameSpan, offset)) return inName(attribute, offset);
    const isAlone = (attribute.flags & flags.noEquals) !== 0 && attribute.valueSpan.start === attribute.nameSpan.end;
    if (!isAlone && touches(attribute.valueSpan, offset)) return inValue(attribute, offset);
  }
  const last = element.attributes.at(-1);
  const isAwaited = last && last.flags & flags.noEquals && last.valueSpan.start > last.nameSpan.end;
  if (last && isAwaited && offset > last.nameSpan.end) return inEmptyValue(last, offset);
  return { kind: 'attribute-name', element, attribute: undefined, span: { start: offset, end: offset }, typed: '' };
}

function placeInAssignments(root: Element, lineStart: number, offset: number): Cursor {
  const { text } = root.tree;
  const attribute = lastStarted(root.attributes, offset);
  if (attribute && attribute.nameSpan.start >= lineStart) {
    if (offset <= attribute.nameSpan.end) return inName(attribute, offset);
    if (touches(attribute.valueSpan, offset)) return inValue(attribute, offset);
    return offset < attribute.valueSpan.start && offset < attribute.quotedSpan.end
      ? inEmptyValue(attribute, offset)
      : nowhere;
  }
  const typed = /^[\t ]*(?:export[\t ]+)?([\w.-]*)$/.exec(text.slice(lineStart, offset))?.[1];
  if (typed === undefined) return nowhere;
  let end = offset;
  while (end < text.length && /[\w.-]/.test(text[end]!)) end++;
  const span = { start: offset - typed.length, end };
  return { kind: 'attribute-name', element: root, attribute: undefined, span, typed };
}

/** The cursor in a list of lines, each a word and a value. */
export function placeInAssignmentLines(tree: Tree, offset: number): Cursor {
  const lineStart = tree.text.lastIndexOf('\n', offset - 1) + 1;
  const isComment = /^\s*#/.test(tree.text.slice(lineStart, offset));
  return tree.root && !isComment ? placeInAssignments(tree.root, lineStart, offset) : nowhere;
}
