// What is selected step by step when a selection grows: a word, a value, an attribute, a tag, an element, its parents.
import type { File } from '../model/file';
import { lineOf } from '../syntax/lines';
import type { Element } from '../syntax/tree';
import { type Span, touches } from '../text';
import { closeNameSpan } from '../syntax/pointed-at';

/** Spans around an offset, each inside the next one; the last is the whole file. */
export function selectionsAt(file: File, offset: number): Span[] {
  const { tree } = file;
  const { text } = tree;
  const found: Span[] = [wordAround(text, offset)];
  const element = tree.elementAt(offset) ?? (tree.language === 'xml' ? undefined : tree.root);
  if (element) {
    for (const it of element.attributes)
      if (touches(it.span, offset))
        found.push(...[it.nameSpan, it.valueSpan, it.quotedSpan, it.span].filter((span) => touches(span, offset)));
    if (tree.language !== 'xml') {
      const { start, end } = lineOf(tree, offset);
      found.push({ start, end });
      if (element.parent) found.push(element.span);
    } else {
      let steps = 0;
      for (let it: Element | undefined = element; it && steps++ < mostSteps; it = it.parent)
        found.push(...partsOf(it, offset), it.span);
    }
  }
  found.push({ start: 0, end: text.length });
  return nested(found);
}

/** How many elements a selection grows by before it takes the whole file. */
const mostSteps = 50;

/** The name, the tag or the content of an element that holds the offset. */
function partsOf(element: Element, offset: number): Span[] {
  const close = element.closeSpan;
  const closeName = closeNameSpan(element);
  const parts = [element.nameSpan, element.openSpan, closeName, close, element.contentTextSpan, element.contentSpan];
  return parts.filter((it) => it !== undefined).filter((it) => touches(it, offset));
}

/** Letters, digits and what may stand inside a name or an address. */
function wordAround(text: string, offset: number): Span {
  const isWord = (at: number) => /[\w.:-]/.test(text.charAt(at));
  let start = offset;
  while (start > 0 && isWord(start - 1)) start--;
  let end = offset;
  while (end < text.length && isWord(end)) end++;
  return { start, end };
}

/** The spans from the smallest to the largest; those that are not around the one before are left out. */
function nested(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.end - a.start - (b.end - b.start));
  const result: Span[] = [];
  for (const it of sorted) {
    const last = result.at(-1);
    const isAround = !last || (it.start <= last.start && last.end <= it.end);
    const isLarger = !last || it.end - it.start > last.end - last.start;
    if (isAround && isLarger && it.end > it.start) result.push(it);
  }
  return result;
}
