// One difference between a file and what a host has, as edits of the file.
import { matchesOf } from '../../model/network/drift/match';
import type { Definition, DefinitionPart } from '../../model/network/drift/part';
import { partOf } from '../../model/network/drift/read';
import type { Difference } from '../../model/network/drift/differences';
import { rowOf } from '../../schema/index';
import { lastBefore } from '../../syntax/xml/place';
import { type Attribute, type Element, kinds, node, type Tree } from '../../syntax/tree';
import {
  escape,
  insertChild,
  removeAttribute,
  removeElement,
  setAttribute,
  setAttributeValue,
  setText,
} from '../../syntax/xml/write';
import type { Edit } from '../../text';
import { type Hand, handOf, inHand } from './spell';

/** The element that begins there. */
function elementFrom(tree: Tree, start: number): Element | undefined {
  const found = nodeFrom(tree, start);
  return found?.openSpan.start === start ? found : undefined;
}

/** The attribute whose value begins there. */
const attributeFrom = (tree: Tree, start: number): Attribute | undefined =>
  nodeFrom(tree, start)?.attributes.find((it) => it.valueSpan.start === start);

/** The element whose text begins there. */
function withTextFrom(tree: Tree, start: number): Element | undefined {
  const found = nodeFrom(tree, start);
  return found?.contentTextSpan.start === start ? found : undefined;
}

/** The last element that begins up to there, or holds the text that does. */
function nodeFrom(tree: Tree, start: number): Element | undefined {
  const index = lastBefore(tree, start + 1);
  if (index < 0) return undefined;
  if (tree.field(index, node.kind) === kinds.element) return tree.element(index);
  const parent = tree.field(index, node.parent);
  return parent < 0 ? undefined : tree.element(parent);
}

/** Makes the file say what the host does, at each of the differences; what it cannot place it leaves out. */
export function editsFor(here: Definition, there: Definition, differences: readonly Difference[]): Edit[] {
  const pulling = new Pulling(here, there);
  for (const it of differences) pulling.take(it);
  return pulling.edits();
}

class Pulling {
  readonly #hand: Hand;
  readonly #edits: Edit[] = [];
  /** Elements that are to be added, by the parent and the element behind which they come. */
  readonly #added = new Map<Element, Map<Element | undefined, Set<Element>>>();
  #reordered = false;

  constructor(
    readonly here: Definition,
    readonly there: Definition,
  ) {
    this.#hand = handOf(here.tree);
  }

  take(difference: Difference): void {
    const { kind, here, there } = difference;
    const mine = attributeFrom(this.here.tree, here.span.start);
    const theirs = attributeFrom(this.there.tree, there.span.start);
    if (kind === 'order') this.#reorder(here.span.start);
    else if (kind === 'only here') this.#remove(here.span.start, mine);
    else if (kind === 'only there') this.#add(here.span.start, there.span.start, theirs);
    else if (mine && theirs) this.#replaceValue(mine, theirs);
    else this.#replaceElement(here.span.start, there.span.start);
  }

  edits(): Edit[] {
    for (const [parent, groups] of this.#added)
      for (const [after, elements] of groups) {
        const text = [...elements].map((it) => inHand(it, this.#hand)).join('\n');
        const [first] = parent.children;
        this.#edits.push(...insertChild(parent, text, after ? { after } : first ? { before: first } : {}));
      }
    return this.#edits;
  }

  #replaceValue(mine: Attribute, theirs: Attribute): void {
    if (mine.name === theirs.name) return void this.#edits.push(...setAttributeValue(mine, theirs.value));
    // A netmask and a prefix say the same thing.
    const { quote } = this.#hand;
    const text = `${theirs.name}=${quote}${escape(theirs.value, quote)}${quote}`;
    this.#edits.push({ span: { start: mine.nameSpan.start, end: mine.quotedSpan.end }, text });
  }

  #remove(start: number, mine: Attribute | undefined): void {
    const element = elementFrom(this.here.tree, start);
    const withText = withTextFrom(this.here.tree, start);
    if (mine) this.#edits.push(...removeAttribute(mine));
    else if (element && element !== this.here.tree.root) this.#edits.push(...removeElement(element));
    else if (withText) this.#edits.push(...removeElement(withText));
  }

  #add(holderStart: number, start: number, attribute: Attribute | undefined): void {
    const holder = elementFrom(this.here.tree, holderStart);
    const element = attribute?.element ?? elementFrom(this.there.tree, start) ?? withTextFrom(this.there.tree, start);
    if (!holder || !element) return;
    const depth = depthOf(holder);
    // The nearest of those around it that the file does not have.
    let missing = element;
    while (depthOf(missing) > depth + 1) missing = missing.parent!;
    if (depthOf(missing) > depth) return this.#insert(holder, missing);
    if (attribute) this.#edits.push(...setAttribute(holder, attribute.name, attribute.value));
    else this.#edits.push(...setText(holder, element.content));
  }

  #insert(parent: Element, element: Element): void {
    // What stands there once, and counts for nothing as it stands, is replaced.
    const once = rowOf(parent)?.children[element.name]?.cardinality;
    const [former] = once === 'many' || once === 'some' ? [] : parent.childrenNamed(element.name, 1);
    if (former) {
      this.#edits.push({ span: former.span, text: inHand(element, this.#hand, depthOf(former)) });
      return;
    }
    this.#declare(element);
    const after = elementBefore(parent, element);
    const groups = this.#added.get(parent) ?? new Map<Element | undefined, Set<Element>>();
    this.#added.set(parent, groups);
    const group = groups.get(after) ?? new Set();
    groups.set(after, group.add(element));
  }

  /** The namespace of an element that is added. */
  #declare({ prefix, namespace }: Element): void {
    const { root } = this.here.tree;
    if (prefix === '' || !root || root.attribute(`xmlns:${prefix}`)) return;
    const edits = setAttribute(root, `xmlns:${prefix}`, namespace);
    if (!this.#edits.some((it) => it.text === edits[0]?.text)) this.#edits.push(...edits);
  }

  #replaceElement(start: number, otherStart: number): void {
    const [mine, theirs] = [elementFrom(this.here.tree, start), elementFrom(this.there.tree, otherStart)];
    if (mine && theirs) {
      const text = inHand(theirs, this.#hand, depthOf(mine));
      this.#edits.push({ span: mine.span, text });
      return;
    }
    const [text, other] = [withTextFrom(this.here.tree, start), withTextFrom(this.there.tree, otherStart)];
    if (text && other) this.#edits.push({ span: text.contentTextSpan, text: escape(other.content) });
  }

  /** Puts the items of a list into the places that they have, in the order of the host; comments between them stay. */
  #reorder(start: number): void {
    const item = elementFrom(this.here.tree, start);
    const list = item && listWith(partOf(this.here), partOf(this.there), item);
    // The places of one list may hold another list.
    if (!list || this.#reordered) return;
    this.#reordered = true;
    const [mine, theirs] = list;
    const { pairs } = matchesOf(mine, theirs);
    const places = new Map(theirs.map((it, i) => [it, i]));
    const sorted = [...pairs].sort(([, a], [, b]) => places.get(a)! - places.get(b)!);
    for (const [i, [at]] of pairs.entries()) {
      const [wanted] = sorted[i]!;
      if (at === wanted || !at.element || !wanted.element) continue;
      const { start: from, end } = wanted.element.span;
      this.#edits.push({ span: at.element.span, text: this.here.tree.text.slice(from, end) });
    }
  }
}

function depthOf(element: Element): number {
  let depth = 0;
  for (let it = element.parent; it; it = it.parent) depth++;
  return depth;
}

/** The child behind which an element belongs: the last of its kind, else the last that the table has before it. */
function elementBefore(parent: Element, element: Element): Element | undefined {
  const names = Object.keys(rowOf(parent)?.children ?? {});
  const rankOf = ({ name }: Element): number => names.indexOf(name);
  const rank = rankOf(element);
  const { children } = parent;
  const same = children.findLast((it) => it.name === element.name);
  if (same) return same;
  return rank < 0 ? children.at(-1) : children.findLast((it) => rankOf(it) >= 0 && rankOf(it) < rank);
}

/** The list that an element of the first definition is in, and the same list of the other. */
function listWith(
  here: DefinitionPart | undefined,
  there: DefinitionPart | undefined,
  item: Element,
): readonly [readonly DefinitionPart[], readonly DefinitionPart[]] | undefined {
  if (!here || !there) return undefined;
  for (const [name, items] of here.lists) {
    if (items.some((it) => it.element === item)) return [items, there.lists.get(name) ?? []];
    for (const [one, other] of matchesOf(items, there.lists.get(name) ?? []).pairs) {
      const found = listWith(one, other, item);
      if (found) return found;
    }
  }
  for (const [name, part] of here.parts) {
    const found = listWith(part, there.part(name), item);
    if (found) return found;
  }
  return undefined;
}
