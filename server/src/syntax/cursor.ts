// What may be typed where a cursor stands: a name, a value, text, a close tag.
import { countUpTo, type Span } from '../text';
import { type Attribute, type Element, flags } from './tree';

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

/** Where nothing of ours may be typed. */
export const nowhere: Cursor = { kind: 'none' };

/** A value that is still to be typed. */
export const inEmptyValue = (attribute: Attribute, offset: number): Cursor => ({
  kind: 'attribute-value',
  element: attribute.element,
  attribute,
  span: { start: offset, end: offset },
  typed: '',
});

/** In the name of an attribute. */
export function inName(attribute: Attribute, offset: number): Cursor {
  const { element, nameSpan: span } = attribute;
  return { kind: 'attribute-name', element, attribute, span, typed: element.tree.text.slice(span.start, offset) };
}

/** In the value of an attribute. */
export function inValue(attribute: Attribute, offset: number): Cursor {
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

/** The last attribute whose name starts at or before an offset. */
export const lastStarted = (attributes: readonly Attribute[], offset: number): Attribute | undefined =>
  attributes[countUpTo(attributes, offset, (it) => it.nameSpan.start) - 1];
