// What may be typed at a place in XML: in a tag, between tags, in a close tag.
import { type Span, touches } from '../../text';
import { char } from '../char';
import { type Cursor, inEmptyValue, inName, nowhere, inValue } from '../cursor';
import { type Attribute, type Element, flags, kinds, node, type Tree } from '../tree';

/** The cursor in a document of XML, be it finished or not. */
export function placeInXml(tree: Tree, offset: number): Cursor {
  const index = lastBefore(tree, offset);
  if (index < 0) return contentAt(tree, undefined, offset);
  const kind = tree.field(index, node.kind);
  const end = tree.field(index, node.end);
  if (kind === kinds.element) {
    const element = tree.element(index);
    if (element.unfinished ? offset <= element.openSpan.end : offset < element.openSpan.end)
      return placeInOpenTag(element, offset);
  } else if (kind !== kinds.text && offset < end) return nowhere;
  else if (kind !== kinds.text && offset === end && !isWhole(tree.text, kind, end)) return nowhere;
  return placeBetweenTags(tree, index, offset);
}

/** Whether a comment, section, instruction or document type that ends there has its end mark. */
function isWhole(text: string, kind: number, end: number): boolean {
  if (kind === kinds.comment) return text.endsWith('-->', end) || text.startsWith('>', end - 1);
  if (kind === kinds.cdata) return text.slice(end - 3, end) === ']]>';
  return text[end - 1] === '>';
}

/** The index of the last node that starts before an offset, -1 for nowhere. In an open tag it is the element of the tag. */
export function lastBefore(tree: Tree, offset: number): number {
  let low = 0;
  let high = tree.data.nodeCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tree.field(middle, node.start) < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function placeInOpenTag(element: Element, offset: number): Cursor {
  const { tree, nameSpan } = element;
  const { text } = tree;
  if (offset <= nameSpan.end) {
    const span = offset < nameSpan.start ? { start: offset, end: offset } : nameSpan;
    return { kind: 'element-name', element, span, typed: text.slice(span.start, offset) };
  }
  for (const attribute of element.attributes) {
    if (attribute.nameSpan.start > offset) break;
    if (touches(attribute.nameSpan, offset)) return inName(attribute, offset);
    if (attribute.flags & flags.noEquals) continue;
    if (touches(attribute.valueSpan, offset)) return inValue(attribute, offset);
    if (offset < attribute.quotedSpan.start || isAwaited(attribute, offset)) return inEmptyValue(attribute, offset);
  }
  // A name needs a blank before it; and between `/` and `>` nothing may stand.
  if (!isBlank(text.charCodeAt(offset - 1))) return nowhere;
  return { kind: 'attribute-name', element, attribute: undefined, span: { start: offset, end: offset }, typed: '' };
}

/** Whether only blanks stand between the equals sign of an attribute without value and the offset, on one line. */
function isAwaited(attribute: Attribute, offset: number): boolean {
  const { start, end } = attribute.valueSpan;
  if (!(attribute.flags & flags.noQuote) || start < end) return false;
  return /^[ \t]*$/.test(attribute.element.tree.text.slice(end, offset));
}

const isBlank = (unit: number): boolean =>
  unit === char.blank || unit === char.tab || unit === char.lineFeed || unit === char.carriageReturn;

/** The offset lies in text, between tags, or in a close tag; `index` is the last node that starts before it. */
function placeBetweenTags(tree: Tree, index: number, offset: number): Cursor {
  const { text } = tree;
  let inside = tree.field(index, node.kind) === kinds.element ? index : tree.field(index, node.parent);
  for (; inside >= 0; inside = tree.field(inside, node.parent)) {
    const element = tree.element(inside);
    const close = element.closeSpan;
    if (close && close.start < offset && (offset < close.end || (offset === close.end && text[offset - 1] !== '>')))
      return closeTagAt(tree, element, close.start, offset);
    if (holds(element, offset)) break;
  }
  const element = inside < 0 ? undefined : tree.element(inside);
  const stray = strayCloseBefore(text, tree.field(index, node.start) + 1, offset);
  return stray < 0 ? contentAt(tree, element, offset) : closeTagAt(tree, element, stray, offset);
}

/** Whether what is typed at the offset becomes content of the element. */
function holds(element: Element, offset: number): boolean {
  const { start, end } = element.contentSpan;
  if (element.unfinished || element.selfClosed || offset < start) return false;
  if (element.closeSpan) return offset <= end;
  const { text } = element.tree;
  return offset < end || (offset === end && (end === text.length || text.startsWith('</', end)));
}

/** The `</` of a close tag on the line that belongs to no element and holds the offset; -1 when there is nowhere. */
function strayCloseBefore(text: string, from: number, offset: number): number {
  for (let at = offset - 1; at >= from; at--) {
    const unit = text.charCodeAt(at);
    if (unit === char.greaterThan || unit === char.lineFeed || unit === char.carriageReturn) return -1;
    if (unit === char.lessThan) return text.charCodeAt(at + 1) === char.slash && offset > at ? at : -1;
  }
  return -1;
}

function closeTagAt(tree: Tree, element: Element | undefined, start: number, offset: number): Cursor {
  const { text } = tree;
  let from = Math.min(start + 2, offset);
  while (from < offset && isBlank(text.charCodeAt(from))) from++;
  let to = offset;
  while (to < text.length && !isBlank(text.charCodeAt(to)) && text[to] !== '>' && text[to] !== '<') to++;
  if (offset < start + 2) to = offset;
  return { kind: 'close-tag', element, span: { start: from, end: to }, typed: text.slice(from, offset) };
}

function contentAt(tree: Tree, element: Element | undefined, offset: number): Cursor {
  const { text } = tree;
  const whole = element && element.children.length === 0 ? element.contentTextSpan : undefined;
  const isText =
    whole && touches(whole, offset) && !isBlankText(text, whole) && !text.slice(whole.start, whole.end).includes('<');
  const span = isText ? whole : wordAt(text, offset);
  const typed = tree.data.spelling.decode(text.slice(span.start, offset), -1);
  return { kind: 'content', element, span, typed };
}

const isBlankText = (text: string, { start, end }: Span): boolean => text.slice(start, end).trim() === '';

/** The run of characters around an offset without blanks and brackets. */
function wordAt(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !endsWord(text.charCodeAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && !endsWord(text.charCodeAt(end))) end++;
  return { start, end };
}

const endsWord = (unit: number): boolean => isBlank(unit) || unit === char.lessThan || unit === char.greaterThan;
