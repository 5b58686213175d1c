// What a person points at: the name of an element, an attribute, its value, or text. For hover and navigation;
// what may be *typed* at a place is another question.
import { type Attribute, type Element, flags, type Tree } from './tree';
import { isUnknown } from './template/template';
import { type Span, touches } from '../text';

export type Spot =
  | { readonly part: 'element'; readonly element: Element; readonly span: Span }
  | { readonly part: 'attribute'; readonly attribute: Attribute; readonly span: Span }
  | { readonly part: 'value'; readonly attribute: Attribute; readonly span: Span }
  | { readonly part: 'text'; readonly element: Element; readonly span: Span };

/** The named thing that an offset touches; undefined between such things, and for what a template does not say. */
export function spotAt(tree: Tree, offset: number): Spot | undefined {
  const spot = anySpotAt(tree, offset);
  const isUnnamed = spot && isUnknown(tree.text.slice(spot.span.start, spot.span.end));
  return isUnnamed ? undefined : spot;
}

function anySpotAt(tree: Tree, offset: number): Spot | undefined {
  const element = tree.elementAt(offset) ?? (tree.language === 'xml' ? undefined : tree.root);
  if (!element) return undefined;
  for (const attribute of element.attributes) {
    const isImplied = (attribute.flags & flags.implied) !== 0;
    if (!isImplied && touches(attribute.nameSpan, offset))
      return { part: 'attribute', attribute, span: attribute.nameSpan };
    if (touches(attribute.valueSpan, offset)) return { part: 'value', attribute, span: attribute.valueSpan };
  }
  if (tree.language === 'ifcfg') return undefined;
  if (touches(element.nameSpan, offset)) return { part: 'element', element, span: element.nameSpan };
  const close = closeNameSpan(element);
  if (close && touches(close, offset)) return { part: 'element', element, span: close };
  const text = element.contentTextSpan;
  if (element.children.length === 0 && text.end > text.start && touches(text, offset))
    return { part: 'text', element, span: text };
  return undefined;
}

/** The name in the close tag. */
export function closeNameSpan(element: Element): Span | undefined {
  const close = element.closeSpan;
  if (!close) return undefined;
  const { text } = element.tree;
  let start = close.start + 2;
  while (start < close.end && /\s/.test(text.charAt(start))) start++;
  let end = start;
  while (end < close.end && !/[\s>]/.test(text.charAt(end))) end++;
  return { start, end };
}
