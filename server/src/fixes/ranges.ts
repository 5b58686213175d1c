// Edits of DHCP ranges.
import { addressText, compare } from '../address';
import type { SubnetFact } from '../model/facts';
import type { File } from '../model/file';
import { rangeOf } from '../model/network/dhcp';
import type { Pair } from '../model/network/range-pairs';
import { blockOf, type Ends, leaseOf } from '../model/network/ranges';
import { widestRange } from '../model/network/widest-range';
import type { Element } from '../syntax/tree';
import { insertChild, removeElement, setAttribute, setAttributeValue } from '../syntax/xml/write';
import { applyEdits, type Edit } from '../text';
import { type Fix, fix } from './fix';

/** Writes other ends. */
export function endsFix(
  element: Element,
  { first, last }: Ends,
  title = `Change to ${addressText(first)} – ${addressText(last)}`,
): Fix {
  return fix(title, setEnds(element, { first, last }), true);
}

/** The edits that write other ends; what stays is not touched. */
export function setEnds(element: Element, { first, last }: Ends): Edit[] {
  return (
    [
      ['start', first],
      ['end', last],
    ] as const
  ).flatMap(([name, address]) => {
    const attribute = element.attribute(name);
    if (!attribute) return setAttribute(element, name, addressText(address));
    return attribute.value === addressText(address) ? [] : setAttributeValue(attribute, addressText(address));
  });
}

/** The range element as text with other ends, its lease and quotes kept. */
export function withEnds(element: Element, ends: Ends): string {
  const { start, end } = element.span;
  const edits = setEnds(element, ends).map((it) => ({
    ...it,
    span: { start: it.span.start - start, end: it.span.end - start },
  }));
  return applyEdits(element.tree.text.slice(start, end), edits);
}

/** One range in place of both, when they have one lease and fit into one block. */
export function mergeFixes(file: File, { former, later }: Pair): Fix[] {
  const one = rangeOf(file.tree, former);
  const other = rangeOf(file.tree, later);
  const ends = unionOf(former, later);
  if (!haveOneLease(one, other) || compare(ends.last, blockOf(ends.first).last) > 0) return [];
  const title = `Merge into ${addressText(ends.first)} – ${addressText(ends.last)}`;
  return [fix(title, [...setEnds(one, ends), ...removeElement(other)], true)];
}

const haveOneLease = (one: Element, other: Element): boolean => leaseOf(one) === leaseOf(other);

const unionOf = (a: Ends, b: Ends): Ends => ({
  first: compare(a.first, b.first) < 0 ? a.first : b.first,
  last: compare(a.last, b.last) > 0 ? a.last : b.last,
});

/** Inserts a range before the other children of a dhcp. */
export function rangeFix(dhcp: Element, fact: SubnetFact, preferred = false): Fix[] {
  const pool = widestRange(fact);
  if (!pool) return [];
  const quote = quoteNear(dhcp);
  const xml = `<range start=${quote}${addressText(pool.first)}${quote} end=${quote}${addressText(pool.last)}${quote}/>`;
  const [before] = dhcp.children;
  const title = `Add a range of ${addressText(pool.first)} – ${addressText(pool.last)}`;
  return [fix(title, insertChild(dhcp, xml, before ? { before } : {}), preferred)];
}

/** The quotes of the element's ip, which has an address. */
function quoteNear(dhcp: Element): string {
  const attribute = dhcp.parent?.attribute('address');
  const quote = attribute && dhcp.tree.text[attribute.valueSpan.start - 1];
  return quote === '"' ? '"' : "'";
}
