// The way back for XML: edits that spell a change, keeping the user's quotes, indentation and line ends.
import { char } from '../char';
import type { Edit } from '../../text';
import { hasLines, indentationAt, newlineOf, startsLine, withLine } from '../lines';
import { type Attribute, type Element, flags } from '../tree';

/** The text as it may stand between such quotes; in content with quote ''. */
export function escape(text: string, quote: '"' | "'" | '' = ''): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  if (quote === '"') return escaped.replaceAll('"', '&quot;');
  return quote === "'" ? escaped.replaceAll("'", '&apos;') : escaped.replaceAll('>', '&gt;');
}

/** Writes another value, in the quotes that are there; in single quotes where there are none. */
export function setAttributeValue(attribute: Attribute, text: string): Edit[] {
  if (attribute.flags & flags.noEquals) return [insert(attribute.nameSpan.end, `='${escape(text, "'")}'`)];
  if (attribute.flags & flags.noQuote) return [{ span: attribute.valueSpan, text: `'${escape(text, "'")}'` }];
  const quote = attribute.element.tree.text[attribute.valueSpan.start - 1] === '"' ? '"' : "'";
  const end = attribute.flags & flags.unterminated ? quote : '';
  return [{ span: attribute.valueSpan, text: escape(text, quote) + end }];
}

/** Sets an attribute, or adds it behind those that are there. */
export function setAttribute(element: Element, name: string, value: string): Edit[] {
  const known = element.attribute(name);
  if (known) return setAttributeValue(known, value);
  const last = element.attributes.at(-1);
  const at = last ? last.span.end : element.nameSpan.end;
  const quote = quoteOf(element);
  return [insert(at, ` ${name}=${quote}${escape(value, quote)}${quote}`)];
}

/** Removes an attribute with the blanks before it. */
export function removeAttribute(attribute: Attribute): Edit[] {
  const { text } = attribute.element.tree;
  let { start } = attribute.span;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  return [{ span: { start, end: attribute.span.end }, text: '' }];
}

/** Gives an attribute another name. */
export const renameAttribute = (attribute: Attribute, name: string): Edit[] => [
  { span: attribute.nameSpan, text: name },
];

/** Removes an element; with its line when nothing else stands on it. */
export function removeElement(element: Element): Edit[] {
  return [{ span: withLine(element.tree, element.span), text: '' }];
}

/** Gives an element another name, in both tags. */
export function renameElement(element: Element, name: string): Edit[] {
  const edits: Edit[] = [{ span: element.nameSpan, text: name }];
  const close = element.closeSpan;
  if (close) {
    const start = close.start + 2;
    let end = start;
    const { text } = element.tree;
    while (end < close.end && text[end] !== '>' && !isBlank(text.charCodeAt(end))) end++;
    edits.push({ span: { start, end }, text: name });
  }
  return edits;
}

/** Replaces the text of an element that has no children; opens it when it is self-closed. */
export function setText(element: Element, text: string): Edit[] {
  if (!element.selfClosed) return [{ span: element.contentSpan, text: escape(text) }];
  return [closing(element, escape(text))];
}

/**
 * Inserts XML as a child: before or after a given child, else as the last one. On a line of its own, with the
 * indentation of its siblings; later lines of `xml` are indented likewise. In a document on one line it stays there.
 */
export function insertChild(parent: Element, xml: string, where: { before?: Element; after?: Element } = {}): Edit[] {
  const { tree } = parent;
  const { text } = tree;
  const newline = newlineOf(tree);
  const outer = indentationAt(tree, parent.span.start);
  const sibling = where.before ?? where.after ?? parent.children.at(-1);
  const ownLine = sibling ? startsLine(tree, sibling.span.start) : hasLines(tree);
  const inner = sibling && ownLine ? indentationAt(tree, sibling.span.start) : outer + unitOf(parent);
  const shown = ownLine ? xml.replaceAll('\n', newline + inner) : xml.replace(/\n\s*/g, '');
  if (parent.selfClosed) {
    return [closing(parent, ownLine ? `${newline}${inner}${shown}${newline}${outer}` : shown)];
  }
  if (where.before) {
    const { start } = where.before.span;
    return [insert(start, ownLine ? `${shown}${newline}${inner}` : shown)];
  }
  if (sibling) return [insert(sibling.span.end, ownLine ? `${newline}${inner}${shown}` : shown)];
  const { start, end } = parent.contentSpan;
  const blank = text.slice(start, end).trim() === '';
  const span = blank ? { start, end } : { start: end, end };
  return [{ span, text: ownLine ? `${newline}${inner}${shown}${newline}${outer}` : shown }];
}

/** Moves an element to another parent, as its last child. */
export function moveElement(element: Element, parent: Element): Edit[] {
  const { start, end } = element.span;
  return [...removeElement(element), ...insertChild(parent, element.tree.text.slice(start, end))];
}

/** Replaces the `/>` of a self-closed element by content and a close tag. */
function closing(element: Element, content: string): Edit {
  const { text } = element.tree;
  const end = element.openSpan.end;
  let start = text.lastIndexOf('/', end - 1);
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  return { span: { start, end }, text: `>${content}</${element.name}>` };
}

const insert = (at: number, text: string): Edit => ({ span: { start: at, end: at }, text });

const isBlank = (code: number): boolean =>
  code === char.blank || code === char.tab || code === char.lineFeed || code === char.carriageReturn;

/** The quotes that the element uses; those of the document's first attribute when it has no attribute. */
function quoteOf(element: Element): '"' | "'" {
  const { text } = element.tree;
  for (let it: Element | undefined = element; it; it = it.parent) {
    const first = it.attributes.find((attribute) => !(attribute.flags & (flags.noQuote | flags.noEquals)));
    if (first) return text[first.valueSpan.start - 1] === '"' ? '"' : "'";
  }
  return "'";
}

/** One step of indentation: as the element stands to its parent, else as its root's first child, else two blanks. */
function unitOf(element: Element): string {
  const { tree } = element;
  for (let it: Element | undefined = element; it?.parent; it = it.parent) {
    const own = indentationAt(tree, it.span.start);
    const outer = indentationAt(tree, it.parent.span.start);
    if (own.startsWith(outer) && own.length > outer.length) return own.slice(outer.length);
  }
  const first = element.children[0];
  const unit = first ? indentationAt(tree, first.span.start) : '';
  return unit === '' ? '  ' : unit;
}
