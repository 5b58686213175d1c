// One difference between a file and what a host has, as edits of the file.
import { matchesOf } from '../../model/network/drift/match';
import type { Definition, DefinitionPart } from '../../model/network/drift/part';
import { partOf } from '../../model/network/drift/read';
import type { Difference } from '../../model/network/drift/differences';
import { rowOf } from '../../schema/index';
import type { Attribute, Element, Tree } from '../../syntax/tree';
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

/** Elements and attributes by where they are said. */
interface Index {
  readonly elements: ReadonlyMap<number, Element>;
  readonly attributes: ReadonlyMap<number, Attribute>;
  /** By where their text stands. */
  readonly texts: ReadonlyMap<number, Element>;
}

function indexOf(tree: Tree): Index {
  const elements = new Map<number, Element>();
  const attributes = new Map<number, Attribute>();
  const texts = new Map<number, Element>();
  for (const it of tree.elements()) {
    elements.set(it.openSpan.start, it);
    texts.set(it.contentTextSpan.start, it);
    for (const attribute of it.attributes) attributes.set(attribute.valueSpan.start, attribute);
  }
  return { elements, attributes, texts };
}

/** Makes the file say what the host does, at each of the differences; what it cannot place it leaves out. */
export function editsFor(here: Definition, there: Definition, differences: readonly Difference[]): Edit[] {
  const pulling = new Pulling(here, there);
  for (const it of differences) pulling.take(it);
  return pulling.edits();
}

class Pulling {
  readonly #here: Index;
  readonly #there: Index;
  readonly #hand: Hand;
  readonly #edits: Edit[] = [];
  /** Elements that are to be added, by the parent and the element behind which they come. */
  readonly #added = new Map<Element, Map<Element | undefined, Element[]>>();
  #reordered = false;

  constructor(
    readonly here: Definition,
    readonly there: Definition,
  ) {
    this.#here = indexOf(here.tree);
    this.#there = indexOf(there.tree);
    this.#hand = handOf(here.tree);
  }

  take(difference: Difference): void {
    const { kind, here, there } = difference;
    const mine = this.#here.attributes.get(here.span.start);
    const theirs = this.#there.attributes.get(there.span.start);
    if (kind === 'order') this.#reorder(here.span.start);
    else if (kind === 'only here') this.#remove(here.span.start, mine);
    else if (kind === 'only there') this.#add(here.span.start, there.span.start, theirs);
    else if (mine && theirs) this.#replaceValue(mine, theirs);
    else this.#replaceElement(here.span.start, there.span.start);
  }

  edits(): Edit[] {
    for (const [parent, groups] of this.#added)
      for (const [after, elements] of groups) {
        const text = elements.map((it) => inHand(it, this.#hand)).join('\n');
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
    const element = this.#here.elements.get(start);
    const withText = this.#here.texts.get(start);
    if (mine) this.#edits.push(...removeAttribute(mine));
    else if (element && element !== this.here.tree.root) this.#edits.push(...removeElement(element));
    else if (withText) this.#edits.push(...removeElement(withText));
  }

  #add(holderStart: number, start: number, attribute: Attribute | undefined): void {
    const holder = this.#here.elements.get(holderStart);
    const element = attribute?.element ?? this.#there.elements.get(start) ?? this.#there.texts.get(start);
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
    const groups = this.#added.get(parent) ?? new Map<Element | undefined, Element[]>();
    this.#added.set(parent, groups);
    const group = groups.get(after) ?? [];
    groups.set(after, group);
    if (!group.includes(element)) group.push(element);
  }

  /** The namespace of an element that is added. */
  #declare({ prefix, namespace }: Element): void {
    const { root } = this.here.tree;
    if (prefix === '' || !root || root.attribute(`xmlns:${prefix}`)) return;
    const edits = setAttribute(root, `xmlns:${prefix}`, namespace);
    if (!this.#edits.some((it) => it.text === edits[0]?.text)) this.#edits.push(...edits);
  }

  #replaceElement(start: number, otherStart: number): void {
    const [mine, theirs] = [this.#here.elements.get(start), this.#there.elements.get(otherStart)];
    if (mine && theirs) {
      const text = inHand(theirs, this.#hand, depthOf(mine));
      this.#edits.push({ span: mine.span, text });
      return;
    }
    const [text, other] = [this.#here.texts.get(start), this.#there.texts.get(otherStart)];
    if (text && other) this.#edits.push({ span: text.contentTextSpan, text: escape(other.content) });
  }

  /** Puts the items of a list into the places that they have, in the order of the host; comments between them stay. */
  #reorder(start: number): void {
    const item = this.#here.elements.get(start);
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
