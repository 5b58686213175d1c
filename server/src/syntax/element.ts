// Handles on the elements of a tree, made on demand. What is asked of one over and over is found once.
import type { Memoizable } from '../memoize';
import type { Span } from '../text';
import { Attribute } from './attribute';
import { namespaceOf } from './xml/namespaces';
import { attribute, attributeSize, flags, kinds, node, nodeSize } from './nodes';
import type { Tree } from './tree';

/** From here on an element finds its attributes in a map. */
const manyAttributes = 64;

/** With more nodes in it an element finds its children in a map. */
const manyNodes = 64;

/** A handle on one element of a tree. Two handles of the same element are the same object. */
export class Element implements Memoizable {
  kept: unknown[] | undefined;
  #name: string | undefined;
  #attributes: readonly Attribute[] | undefined;
  #byName: ReadonlyMap<string, Attribute> | undefined;
  #byChildName: ReadonlyMap<string, readonly number[]> | undefined;
  #children: readonly Element[] | undefined;

  constructor(
    readonly tree: Tree,
    readonly index: number,
  ) {}

  #field(field: number): number {
    return this.tree.data.nodes[this.index * nodeSize + field]!;
  }

  /** The name as written, with its prefix. Empty while it is being typed. */
  get name(): string {
    return (this.#name ??= this.#readName());
  }

  #readName(): string {
    const { names } = this.tree.data;
    const unwritten = names?.[this.#field(node.parent) < 0 ? 0 : 1];
    if (unwritten !== undefined) return unwritten;
    return this.tree.text.slice(this.#field(node.nameStart), this.#field(node.nameEnd));
  }

  get nameSpan(): Span {
    return { start: this.#field(node.nameStart), end: this.#field(node.nameEnd) };
  }

  get localName(): string {
    const name = this.name;
    return name.slice(name.indexOf(':') + 1);
  }

  get prefix(): string {
    const name = this.name;
    return name.slice(0, Math.max(0, name.indexOf(':')));
  }

  /** The namespace in force for this element; empty when there is none or the prefix is not declared. */
  get namespace(): string {
    return this.tree.hasNamespaces ? namespaceOf(this, this.prefix) : '';
  }

  /** The first node behind the subtree. */
  get end(): number {
    return this.#field(node.next);
  }

  /** From `<` to the end of the close tag, or to where the element was cut off. */
  get span(): Span {
    return { start: this.#field(node.start), end: this.#field(node.end) };
  }

  /** The open tag, from `<` to after `>`. */
  get openSpan(): Span {
    return { start: this.#field(node.start), end: this.#field(node.openEnd) };
  }

  /** The close tag, when it is written. */
  get closeSpan(): Span | undefined {
    const start = this.#field(node.closeStart);
    return start < 0 ? undefined : { start, end: this.#field(node.end) };
  }

  /** Between the tags. Empty for a self-closed element. */
  get contentSpan(): Span {
    const close = this.#field(node.closeStart);
    const start = this.#field(node.openEnd);
    return { start, end: close >= 0 ? close : this.selfClosed ? start : this.#field(node.end) };
  }

  get selfClosed(): boolean {
    return this.#field(node.closeStart) === -3;
  }

  /** Whether the open tag has no `>`: the element is being typed. */
  get unfinished(): boolean {
    return this.#field(node.closeStart) === -2;
  }

  /** Whether nothing more can belong to it: self-closed, or its close tag is written. */
  get closed(): boolean {
    return this.#field(node.closeStart) >= 0 || this.selfClosed;
  }

  get parent(): Element | undefined {
    const parent = this.#field(node.parent);
    return parent < 0 ? undefined : this.tree.element(parent);
  }

  get children(): readonly Element[] {
    return (this.#children ??= this.tree.childrenOf(this.index));
  }

  get attributes(): readonly Attribute[] {
    if (this.#attributes) return this.#attributes;
    const first = this.#field(node.firstAttribute);
    const end = this.#attributeEnd;
    const result: Attribute[] = [];
    for (let i = first; i < end; i++) result.push(new Attribute(this, i));
    return (this.#attributes = result);
  }

  /**
   * The attribute of that name. Of several the one the reader takes: the last in ifcfg, the first in XML
   * (where a second one is refused anyway).
   */
  attribute(name: string): Attribute | undefined {
    const first = this.#field(node.firstAttribute);
    const end = this.#attributeEnd;
    if (end - first > manyAttributes) return (this.#byName ??= this.#index()).get(name);
    if (this.tree.language === 'xml') {
      for (let i = first; i < end; i++) if (this.#isNamed(i, name)) return this.attributes[i - first];
    } else {
      for (let i = end - 1; i >= first; i--) if (this.#isNamed(i, name)) return this.attributes[i - first];
    }
    return undefined;
  }

  #index(): ReadonlyMap<string, Attribute> {
    const result = new Map<string, Attribute>();
    const isXml = this.tree.language === 'xml';
    for (const it of this.attributes) if (!isXml || !result.has(it.name)) result.set(it.name, it);
    return result;
  }

  /** Index after that of the last attribute. */
  get #attributeEnd(): number {
    const { nodes, nodeCount, attributeCount } = this.tree.data;
    return this.index + 1 < nodeCount ? nodes[(this.index + 1) * nodeSize + node.firstAttribute]! : attributeCount;
  }

  #isNamed(index: number, name: string): boolean {
    const { text, data } = this.tree;
    const at = index * attributeSize;
    if (data.attributes[at + attribute.flags]! & flags.implied) return name === 'to';
    const start = data.attributes[at + attribute.nameStart]!;
    return data.attributes[at + attribute.nameEnd]! - start === name.length && text.startsWith(name, start);
  }

  /** The decoded value of an attribute; undefined when it is not written. */
  value(name: string): string | undefined {
    return this.attribute(name)?.value;
  }

  /** The first child with that local name and no namespace. */
  child(name: string): Element | undefined {
    if (this.#mayHaveManyChildren) {
      const [first] = this.#childrenByName.get(name) ?? [];
      return first === undefined ? undefined : this.tree.element(first);
    }
    const index = this.#nextNamed(name, this.index + 1);
    return index < 0 ? undefined : this.tree.element(index);
  }

  /** Names of all children, each once. Makes no handles, as an element may have 10,000 children of one name. */
  get childNames(): ReadonlySet<string> {
    return new Set(this.#childrenByName.keys());
  }

  /** Children of that name, at most so many of them. */
  childrenNamed(name: string, most = Infinity): Element[] {
    if (this.#mayHaveManyChildren) {
      const found = this.#childrenByName.get(name) ?? [];
      return (found.length > most ? found.slice(0, most) : found).map((it) => this.tree.element(it));
    }
    const { nodes } = this.tree.data;
    const result: Element[] = [];
    for (let i = this.#nextNamed(name, this.index + 1); i >= 0 && result.length < most;) {
      result.push(this.tree.element(i));
      i = this.#nextNamed(name, nodes[i * nodeSize + node.next]!);
    }
    return result;
  }

  get #mayHaveManyChildren(): boolean {
    return this.#field(node.next) - this.index > manyNodes;
  }

  /** Nodes of the children by their names. Found once, as the children of one element may be asked about for each of them. */
  get #childrenByName(): ReadonlyMap<string, readonly number[]> {
    if (this.#byChildName) return this.#byChildName;
    const { text, data } = this.tree;
    const { nodes } = data;
    const result = new Map<string, number[]>();
    const end = this.#field(node.next);
    let last = '';
    let group: number[] | undefined;
    for (let i = this.index + 1; i < end; i = nodes[i * nodeSize + node.next]!) {
      if (nodes[i * nodeSize + node.kind] !== kinds.element) continue;
      const start = nodes[i * nodeSize + node.nameStart]!;
      const length = nodes[i * nodeSize + node.nameEnd]! - start;
      if (!group || data.names || length !== last.length || !text.startsWith(last, start)) {
        last = this.tree.element(i).name;
        group = result.get(last);
        if (!group) result.set(last, (group = []));
      }
      group.push(i);
    }
    return (this.#byChildName = result);
  }

  /** The first child of that name from a node on; -1 for none. */
  #nextNamed(name: string, from: number): number {
    const { text, data } = this.tree;
    const { nodes } = data;
    const end = this.#field(node.next);
    for (let i = from; i < end; i = nodes[i * nodeSize + node.next]!) {
      const at = i * nodeSize;
      if (nodes[at + node.kind] !== kinds.element) continue;
      if (data.names) {
        if (this.tree.element(i).name === name) return i;
        continue;
      }
      const start = nodes[at + node.nameStart]!;
      if (nodes[at + node.nameEnd]! - start === name.length && text.startsWith(name, start)) return i;
    }
    return -1;
  }

  /** The decoded text of the element itself, without that of its children; blanks kept. */
  get content(): string {
    const only = this.#onlyText;
    if (only !== undefined) return this.tree.data.spelling.decode(only, -1);
    return this.#texts()
      .map(({ start, end, kind }) => {
        const raw = this.tree.text.slice(start, end);
        return kind === kinds.cdata
          ? raw.slice(9, raw.endsWith(']]>') ? -3 : undefined)
          : this.tree.data.spelling.decode(raw, -1);
      })
      .join('');
  }

  /** The text without surrounding blanks; the whole content when there is none. */
  get contentTextSpan(): Span {
    const { start, end } = this.contentSpan;
    const raw = this.tree.text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed === '') return { start, end };
    const from = start + raw.indexOf(trimmed);
    return { start: from, end: from + trimmed.length };
  }

  /** The raw text of an element that holds one piece of text and nothing else, as nearly all with text do. */
  get #onlyText(): string | undefined {
    const { nodes } = this.tree.data;
    const at = (this.index + 1) * nodeSize;
    if (this.#field(node.next) !== this.index + 2 || nodes[at + node.kind] !== kinds.text) return undefined;
    return this.tree.text.slice(nodes[at + node.start], nodes[at + node.end]);
  }

  #texts(): { start: number; end: number; kind: number }[] {
    const { nodes } = this.tree.data;
    const result = [];
    for (let i = this.index + 1; i < this.#field(node.next); i = nodes[i * nodeSize + node.next]!) {
      const kind = nodes[i * nodeSize + node.kind]!;
      if (kind === kinds.text || kind === kinds.cdata)
        result.push({ start: nodes[i * nodeSize + node.start]!, end: nodes[i * nodeSize + node.end]!, kind });
    }
    return result;
  }

  /** Names from the root to this element: `['network', 'ip', 'dhcp']`. */
  get path(): string[] {
    const result = [];
    for (let it: Element | undefined = this; it; it = it.parent) result.push(it.name); // eslint-disable-line @typescript-eslint/no-this-alias
    return result.reverse();
  }
}
