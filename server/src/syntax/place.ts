// What may be typed where a cursor stands: a name, a value, text, a close tag. For completion in both languages; reads
// broken text, because text being typed always is.
import { char } from './char';
import { isUnknown } from './template/template';
import { countUpTo, type Span, touches } from '../text';
import { type Attribute, type Element, flags, kinds, type Language, node, type Tree } from './tree';

/** `span` is what a choice replaces; `typed` the part of it before the cursor, as the reader takes it. */
export type Cursor =
  | { readonly kind: 'element-name'; readonly element: Element; readonly span: Span; readonly typed: string }
  | {
      readonly kind: 'attribute-name';
      readonly element: Element;
      /** The attribute whose name is touched; absent where a new one may start. */
      readonly attribute: Attribute | undefined;
      readonly span: Span;
      readonly typed: string;
    }
  | {
      readonly kind: 'attribute-value';
      readonly element: Element;
      readonly attribute: Attribute;
      /** Inside the quotes. */
      readonly span: Span;
      readonly typed: string;
    }
  | {
      readonly kind: 'content';
      /** The innermost open element; undefined outside the root. */
      readonly element: Element | undefined;
      readonly span: Span;
      readonly typed: string;
    }
  | {
      readonly kind: 'close-tag';
      /** The element that the tag closes, or should. */
      readonly element: Element | undefined;
      readonly span: Span;
      readonly typed: string;
    }
  | { readonly kind: 'none' };

/** How each language tells what stands at an offset. */
const places: Readonly<Record<Language, (tree: Tree, offset: number) => Cursor>> = {
  xml: placeInXml,
  ifcfg: placeInLines,
  keyfile: placeInKeyfile,
  'bridge.conf': placeInAssignmentLines,
  other: () => none,
};

/** What stands, or may be typed, at an offset. Nothing of ours in a mark of a template, and in a value that has one. */
export function placeAt(tree: Tree, offset: number): Cursor {
  const unknown = tree.template?.unknown ?? [];
  const before = unknown[countUpTo(unknown, offset - 1, (it) => it.start) - 1];
  if (before && offset < before.end) return none;
  const place = places[tree.language](tree, offset);
  const isNamed = place.kind !== 'none' && isUnknown(tree.text.slice(place.span.start, place.span.end));
  return isNamed ? none : place;
}

const none: Cursor = { kind: 'none' };

function placeInXml(tree: Tree, offset: number): Cursor {
  const index = lastBefore(tree, offset);
  if (index < 0) return contentAt(tree, undefined, offset);
  const kind = tree.field(index, node.kind);
  const end = tree.field(index, node.end);
  if (kind === kinds.element) {
    const element = tree.element(index);
    if (element.unfinished ? offset <= element.openSpan.end : offset < element.openSpan.end)
      return placeInOpenTag(element, offset);
  } else if (kind !== kinds.text && offset < end) return none;
  else if (kind !== kinds.text && offset === end && !isWhole(tree.text, kind, end)) return none;
  return placeBetweenTags(tree, index, offset);
}

/** Whether a comment, section, instruction or document type that ends there has its end mark. */
function isWhole(text: string, kind: number, end: number): boolean {
  if (kind === kinds.comment) return text.endsWith('-->', end) || text.startsWith('>', end - 1);
  if (kind === kinds.cdata) return text.slice(end - 3, end) === ']]>';
  return text[end - 1] === '>';
}

/** The index of the last node that starts before an offset, -1 for none. In an open tag it is the element of the tag. */
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
    if (touches(attribute.nameSpan, offset)) return nameOf(attribute, offset);
    if (attribute.flags & flags.noEquals) continue;
    if (touches(attribute.valueSpan, offset)) return valueOf(attribute, offset);
    if (offset < attribute.quotedSpan.start || isAwaited(attribute, offset)) return emptyValue(attribute, offset);
  }
  // A name needs a blank before it; and between `/` and `>` nothing may stand.
  if (!isBlank(text.charCodeAt(offset - 1))) return none;
  return { kind: 'attribute-name', element, attribute: undefined, span: { start: offset, end: offset }, typed: '' };
}

/** Whether only blanks stand between the equals sign of an attribute without value and the offset, on one line. */
function isAwaited(attribute: Attribute, offset: number): boolean {
  const { start, end } = attribute.valueSpan;
  if (!(attribute.flags & flags.noQuote) || start < end) return false;
  return /^[ \t]*$/.test(attribute.element.tree.text.slice(end, offset));
}

const emptyValue = (attribute: Attribute, offset: number): Cursor => ({
  kind: 'attribute-value',
  element: attribute.element,
  attribute,
  span: { start: offset, end: offset },
  typed: '',
});

function nameOf(attribute: Attribute, offset: number): Cursor {
  const { element, nameSpan: span } = attribute;
  return { kind: 'attribute-name', element, attribute, span, typed: element.tree.text.slice(span.start, offset) };
}

function valueOf(attribute: Attribute, offset: number): Cursor {
  const { element } = attribute;
  const { text, data } = element.tree;
  const { end } = attribute.valueSpan;
  let { start } = attribute.valueSpan;
  if (!(attribute.flags & flags.bad)) {
    const typed = data.spelling.decode(text.slice(start, offset), attribute.flags);
    return { kind: 'attribute-value', element, attribute, span: { start, end }, typed };
  }
  // A quote that is still open: what follows it is the value so far.
  if (offset > start && (text[start] === '"' || text[start] === "'")) start++;
  return { kind: 'attribute-value', element, attribute, span: { start, end }, typed: text.slice(start, offset) };
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

/** The `</` of a close tag on the line that belongs to no element and holds the offset; -1 when there is none. */
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

/** The cursor in a file of lines: assignments, or the words of `ip route`. */
function placeInLines(tree: Tree, offset: number): Cursor {
  const { text, root } = tree;
  if (!root) return none;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/^\s*#/.test(before)) return none;
  const line = root.children.length > 0 ? lineAt(root.children, lineStart, offset) : undefined;
  return line ? placeInWords(line, offset) : placeInAssignments(root, lineStart, offset);
}

/** The child element of the line of an offset; the blanks at its end belong to it. */
function lineAt(lines: readonly Element[], lineStart: number, offset: number): Element | undefined {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]!.span.start <= offset) low = middle + 1;
    else high = middle;
  }
  const found = lines[low - 1];
  return found && found.span.start >= lineStart ? found : undefined;
}

function placeInWords(element: Element, offset: number): Cursor {
  for (const attribute of element.attributes) {
    const isImplied = (attribute.flags & flags.implied) !== 0;
    if (!isImplied && touches(attribute.nameSpan, offset)) return nameOf(attribute, offset);
    const isAlone = (attribute.flags & flags.noEquals) !== 0 && attribute.valueSpan.start === attribute.nameSpan.end;
    if (!isAlone && touches(attribute.valueSpan, offset)) return valueOf(attribute, offset);
  }
  const last = element.attributes.at(-1);
  const isAwaited = last && last.flags & flags.noEquals && last.valueSpan.start > last.nameSpan.end;
  if (last && isAwaited && offset > last.nameSpan.end) return emptyValue(last, offset);
  return { kind: 'attribute-name', element, attribute: undefined, span: { start: offset, end: offset }, typed: '' };
}

function placeInAssignments(root: Element, lineStart: number, offset: number): Cursor {
  const { text } = root.tree;
  const attribute = lastStarted(root.attributes, offset);
  if (attribute && attribute.nameSpan.start >= lineStart) {
    if (offset <= attribute.nameSpan.end) return nameOf(attribute, offset);
    if (touches(attribute.valueSpan, offset)) return valueOf(attribute, offset);
    return offset < attribute.valueSpan.start && offset < attribute.quotedSpan.end
      ? emptyValue(attribute, offset)
      : none;
  }
  const typed = /^[\t ]*(?:export[\t ]+)?([\w.-]*)$/.exec(text.slice(lineStart, offset))?.[1];
  if (typed === undefined) return none;
  let end = offset;
  while (end < text.length && /[\w.-]/.test(text[end]!)) end++;
  const span = { start: offset - typed.length, end };
  return { kind: 'attribute-name', element: root, attribute: undefined, span, typed };
}

/** The cursor in a list of lines, each a word and a value. */
function placeInAssignmentLines(tree: Tree, offset: number): Cursor {
  const lineStart = tree.text.lastIndexOf('\n', offset - 1) + 1;
  const isComment = /^\s*#/.test(tree.text.slice(lineStart, offset));
  return tree.root && !isComment ? placeInAssignments(tree.root, lineStart, offset) : none;
}

/** The cursor in a keyfile: the name of a group in its brackets, a key, or a value, which is all the rest of its line. */
function placeInKeyfile(tree: Tree, offset: number): Cursor {
  const { text, root } = tree;
  if (!root) return none;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/^\s*#/.test(before)) return none;
  const group = tree.elementAt(offset) ?? root;
  if (/^\s*\[/.test(before)) {
    const { openSpan, nameSpan: span } = group;
    if (group === root || openSpan.start < lineStart || offset > span.end) return none;
    return { kind: 'element-name', element: group, span, typed: text.slice(span.start, offset) };
  }
  const attribute = lastStarted(group.attributes, offset);
  if (attribute && attribute.nameSpan.start >= lineStart) {
    if (offset <= attribute.nameSpan.end) return nameOf(attribute, offset);
    return touches(attribute.valueSpan, offset) ? valueOf(attribute, offset) : emptyValue(attribute, offset);
  }
  const typed = /^[\t ]*([\w.-]*)$/.exec(before)?.[1];
  if (typed === undefined) return none;
  let end = offset;
  while (end < text.length && /[\w.-]/.test(text[end]!)) end++;
  const span = { start: offset - typed.length, end };
  return { kind: 'attribute-name', element: group, attribute: undefined, span, typed };
}

/** The last attribute whose name starts at or before an offset. */
export function lastStarted(attributes: readonly Attribute[], offset: number): Attribute | undefined {
  let low = 0;
  let high = attributes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (attributes[middle]!.nameSpan.start <= offset) low = middle + 1;
    else high = middle;
  }
  return attributes[low - 1];
}
