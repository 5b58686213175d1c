// What the marks of a template may bring where: attributes into a tag, elements among those that an element holds. There
// nothing can be said to be missing; elsewhere what is not there stays away, however the template is filled in.
import { memoize } from '../memoize';
import { childOf, rowOf } from '../schema/index';
import type { Element, Tree } from '../syntax/tree';
import { countUpTo, type Span, touches } from '../text';

/** Whether a template may be given lines, elements or attributes. What stands outside of the root of XML brings none. */
export const isOpen = ({ tree }: { readonly tree: Tree }): boolean =>
  tree.language === 'xml' ? openElementsOf(tree).size > 0 : broughtIn(tree).length > 0;

/** Whether the tag of an element may be given attributes, or another name. */
export const hasOpenTag = ({ tree, openSpan }: Element): boolean => isBroughtWithin(tree, openSpan);

/** Whether an element may be given attributes or children. */
export const mayGain = ({ tree, index }: Element): boolean => openElementsOf(tree).has(index);

/** Whether an element, or one inside of it, may be given anything. */
export const mayGainWithin = ({ tree, span }: Element): boolean => isBroughtWithin(tree, span);

/** Whether what belongs to the element at a place may be brought: into it, by another one of it, or by a tag around it. */
export function mayGainAround(tree: Tree, { start, end }: Span): boolean {
  if (broughtIn(tree).length === 0) return false;
  // A span may begin at the `<` of its element.
  const element = tree.elementAt(end > start ? start + 1 : start);
  if (!element) return isOpen({ tree });
  if (mayGainWithin(element) || mayGainAnother(element)) return true;
  for (let it = element.parent; it; it = it.parent) if (hasOpenTag(it)) return true;
  return false;
}

/** Whether another element may be brought that libvirt takes in place of this one; of some there are many. */
function mayGainAnother({ parent, name, namespace }: Element): boolean {
  if (!parent || !mayGain(parent)) return false;
  const row = rowOf(parent);
  const cardinality = row && childOf(row, name, namespace)?.cardinality;
  return cardinality !== 'many' && cardinality !== 'some';
}

const none: readonly Span[] = [];

const broughtIn = ({ template }: Tree): readonly Span[] => template?.brought ?? none;

function isBroughtWithin(tree: Tree, { start, end }: Span): boolean {
  const brought = broughtIn(tree);
  const next = brought[countUpTo(brought, start, (it) => it.start)];
  return next !== undefined && next.start < end;
}

/** The elements that are given something directly. */
const openElementsOf = memoize((tree: Tree): ReadonlySet<number> => {
  const found = new Set<number>();
  const brought = broughtIn(tree);
  if (brought.length === 0) return found;
  let next = 0;
  let last: Element | undefined;
  /** Finds what is around each mark before an offset: the last element that began, or one around it. */
  const findUpTo = (offset: number): void => {
    for (; next < brought.length && brought[next]!.start < offset; next++) {
      const { start, end } = brought[next]!;
      let around = last;
      while (around && around.span.end <= start) around = around.parent;
      if (!around) continue;
      found.add(around.index);
      // An element whose name is brought may be any of those that its parent holds.
      if (around.parent && touches(around.nameSpan, end)) found.add(around.parent.index);
    }
  };
  for (const it of tree.elements()) {
    findUpTo(it.span.start);
    last = it;
  }
  findUpTo(Infinity);
  return found;
});
