// Where in a definition that is what libvirt complains of: on the line it names, else where the values, attributes and
// elements it names are written.
import type { Element, Tree } from '../syntax/tree';
import { parseXml } from '../syntax/xml/parse';
import type { Span } from '../text';
import type { Refusal } from './refusal';

/** The span a refusal is about: in doubt the name of the root element. Never empty unless the text is. */
export function spanOfRefusal(text: string, refusal: Refusal): Span {
  if (refusal.line !== undefined) return spanOfLine(text, refusal.line, refusal.excerpt);
  const tree = parseXml(text);
  return (
    spanOfValues(tree, refusal.values) ??
    spanOfAttribute(tree, refusal.attributes, refusal.elements) ??
    spanOfElement(tree, [...refusal.elements, 'network']) ??
    spanOfLine(text, 1)
  );
}

function spanOfLine(text: string, line: number, excerpt?: { text: string; at: number }): Span {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  const newline = text.indexOf('\n', start);
  const whole = text.slice(start, newline < 0 ? undefined : newline);
  const trimmed = whole.trim();
  if (trimmed === '') {
    // An empty line shows nothing: the end of what stands before it.
    const before = text.slice(0, start).trimEnd().length;
    return before > 0 ? { start: before - 1, end: before } : { start: 0, end: Math.min(1, text.length) };
  }
  const from = start + whole.indexOf(trimmed);
  const end = from + trimmed.length;
  const shown = excerpt ? whole.indexOf(excerpt.text) : -1;
  const at = shown < 0 ? from : start + shown + excerpt!.at;
  return from < at && at < end ? { start: at, end } : { start: from, end };
}

/** The first value that is written; of several places the one whose element also has another of the values. */
function spanOfValues(tree: Tree, values: readonly string[]): Span | undefined {
  const places = placesOf(tree, new Set(values));
  const held = new Map<Element, Set<string>>();
  for (const { element, value } of places) held.set(element, (held.get(element) ?? new Set()).add(value));
  for (const value of values) {
    const own = places.filter((it) => it.value === value);
    const best = own.find((it) => held.get(it.element)!.size > 1) ?? own[0];
    if (best) return best.span;
  }
  return undefined;
}

interface ValuePlace {
  readonly element: Element;
  readonly value: string;
  readonly span: Span;
}

function placesOf(tree: Tree, values: ReadonlySet<string>): ValuePlace[] {
  const result: ValuePlace[] = [];
  if (values.size === 0) return result;
  for (const element of tree.elements()) {
    for (const { value, valueSpan } of element.attributes)
      if (values.has(value)) result.push({ element, value, span: valueSpan });
    const value = element.children.length === 0 ? element.content : '';
    if (value !== '' && values.has(value)) result.push({ element, value, span: element.contentTextSpan });
  }
  return result;
}

function spanOfAttribute(tree: Tree, names: readonly string[], elements: readonly string[]): Span | undefined {
  const holders = elements.length > 0 ? elements : ['network'];
  for (const name of names) {
    for (const holder of holders) {
      for (const element of tree.elements()) {
        const attribute = element.localName === holder ? element.attribute(name) : undefined;
        if (attribute) return attribute.nameSpan;
      }
    }
  }
  return undefined;
}

function spanOfElement(tree: Tree, names: readonly string[]): Span | undefined {
  for (const name of names)
    for (const element of tree.elements()) if (element.localName === name) return element.nameSpan;
  return undefined;
}
