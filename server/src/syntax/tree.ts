// The tree of both languages. An XML file is a tree of elements; an ifcfg file is one element whose attributes are its
// assignments, and a route file of `ip route` lines has one child element per line. Stored in flat integer arrays
// (2 to 3 bytes per byte of text); elements and attributes are handles made on demand. Nothing here parses.
import type { Keeper } from '../kept';
import type { Span } from '../text';

export type Language = 'xml' | 'ifcfg';

/** What a node is. A `line` is an ifcfg line that is no assignment (the reader drops it). */
export const kinds = { element: 1, text: 2, comment: 3, instruction: 4, cdata: 5, doctype: 6, line: 7 } as const;
export type Kind = (typeof kinds)[keyof typeof kinds];

/** Layout of one node: `nodes[i * nodeSize + field]`. Nodes stand in document order; `next` is the first node after the subtree. */
export const nodeSize = 10;
export const node = {
  kind: 0,
  start: 1,
  end: 2,
  nameStart: 3,
  nameEnd: 4,
  /** Offset just after the `>` of the open tag. */
  openEnd: 5,
  /** Offset of `</`; -1 when self-closed or never closed; -2 when the open tag itself was never finished. */
  closeStart: 6,
  /** Index of the parent node, -1 at top level. */
  parent: 7,
  /** Index of the first attribute; its attributes end where those of the next node start. */
  firstAttribute: 8,
  next: 9,
} as const;

/** Layout of one attribute: `attributes[i * attributeSize + field]`. */
export const attributeSize = 5;
export const attribute = { nameStart: 0, nameEnd: 1, valueStart: 2, valueEnd: 3, flags: 4 } as const;

/**
 * `implied`: the name is not written (the destination of an `ip route` line); its name is `to`.
 * `single`: an ifcfg value between single quotes, where nothing is escaped.
 */
export const flags = {
  noEquals: 1,
  noQuote: 2,
  unterminated: 4,
  bad: 8,
  implied: 16,
  duplicate: 32,
  single: 64,
} as const;

/** Something that keeps the text from being what the reader of this language takes whole. */
export interface SyntaxProblem {
  /** Stable kind, for example `stray-ampersand` or `space-after-equals`; the rule of that name explains it. */
  readonly kind: string;
  readonly span: Span;
  /** What belongs to it elsewhere in the text (the open tag that a close tag does not match). */
  readonly other?: Span;
  /** The words that the message and the fix need, such as the name that was expected. */
  readonly detail?: string;
}

/** How one language spells values; given to the tree by its parser. */
export interface Spelling {
  readonly language: Language;
  /** The value as the reader of the language takes it: references expanded or quotes and escapes removed. */
  decode(raw: string, flags: number): string;
  /** Offsets in `raw` of each character of the decoded value, and of its end. */
  map(raw: string, flags: number): number[];
}

export interface TreeData {
  readonly text: string;
  readonly spelling: Spelling;
  readonly nodes: Int32Array;
  readonly nodeCount: number;
  readonly attributes: Int32Array;
  readonly attributeCount: number;
  readonly problems: readonly SyntaxProblem[];
  /** Names of elements whose names are not written: of the root of an ifcfg file, and of a line below it. */
  readonly names?: readonly [root: string, child: string];
}

export class Tree implements Keeper {
  readonly text: string;
  readonly language: Language;
  readonly problems: readonly SyntaxProblem[];
  kept: unknown[] | undefined;
  #elements: (Element | undefined)[] | undefined;
  #root: Element | undefined;
  #hasNamespaces: boolean | undefined;
  #roots: readonly Element[] | undefined;
  readonly #byPath = new Map<string, readonly Element[]>();

  constructor(readonly data: TreeData) {
    this.text = data.text;
    this.language = data.spelling.language;
    this.problems = data.problems;
  }

  /** The first element at top level that has a name; a lone `<` being typed above it is not taken for it. */
  get root(): Element | undefined {
    if (this.#root) return this.#root;
    const top = this.roots;
    return (this.#root = top.find((it) => it.name !== '' || this.language !== 'xml') ?? top[0]);
  }

  /** Whether namespaces may be declared; false is certain. */
  get hasNamespaces(): boolean {
    return (this.#hasNamespaces ??= this.language === 'xml' && this.text.includes('xmlns'));
  }

  /** All elements at top level; more than one is a fault in XML. */
  get roots(): readonly Element[] {
    return (this.#roots ??= this.childrenOf(-1));
  }

  field(index: number, field: number): number {
    return this.data.nodes[index * nodeSize + field]!;
  }

  element(index: number): Element {
    // As long as it will ever be, so that the array never turns into a table of hashes.
    const elements = (this.#elements ??= new Array<Element | undefined>(this.data.nodeCount));
    return (elements[index] ??= new Element(this, index));
  }

  /** Element children of a node, or of the document for -1. */
  childrenOf(parent: number): readonly Element[] {
    const { nodes, nodeCount } = this.data;
    const result: Element[] = [];
    const end = parent < 0 ? nodeCount : nodes[parent * nodeSize + node.next]!;
    for (let i = parent + 1; i < end; i = nodes[i * nodeSize + node.next]!) {
      if (nodes[i * nodeSize + node.kind] === kinds.element) result.push(this.element(i));
    }
    return result;
  }

  /**
   * The elements on a path of local names below the root, in document order: `at('ip/dhcp/host')`.
   * Computed once per tree and path. Elements in a foreign namespace are not on any path.
   */
  at(path: string): readonly Element[] {
    const known = this.#byPath.get(path);
    if (known) return known;
    const { above, name } = stepsOf(path);
    const parents = above === undefined ? (this.root ? [this.root] : []) : this.at(above);
    const found =
      parents.length === 1 ? parents[0]!.childrenNamed(name) : parents.flatMap((it) => it.childrenNamed(name));
    this.#byPath.set(path, found);
    return found;
  }

  /** All elements in document order. */
  *elements(): Generator<Element> {
    for (let i = 0; i < this.data.nodeCount; i++) if (this.field(i, node.kind) === kinds.element) yield this.element(i);
  }

  /** All nodes that are no elements: comments, text, ignored lines; in document order. */
  *leaves(): Generator<{ kind: Kind; span: Span; parent: number }> {
    for (let i = 0; i < this.data.nodeCount; i++) {
      const kind = this.field(i, node.kind) as Kind;
      if (kind === kinds.element) continue;
      yield {
        kind,
        span: { start: this.field(i, node.start), end: this.field(i, node.end) },
        parent: this.field(i, node.parent),
      };
    }
  }

  /**
   * The innermost element whose span holds the offset (its end excluded unless it ends the text there).
   * Lines of ifcfg have no brackets, so their start belongs to them too.
   */
  elementAt(offset: number): Element | undefined {
    const first = this.language === 'xml' ? offset : offset + 1;
    let found: Element | undefined;
    let level = this.childrenOf(-1);
    for (;;) {
      let inside: Element | undefined;
      for (const it of level) {
        if (it.span.start < first && (offset < it.span.end || (offset === it.span.end && !it.closed))) inside = it;
        if (it.span.start >= first) break;
      }
      if (!inside) return found;
      found = inside;
      level = inside.children;
    }
  }
}

/** The last step of a path, and the path above it. Kept, as the same few paths are asked of every tree. */
function stepsOf(path: string): { readonly above: string | undefined; readonly name: string } {
  const known = steps.get(path);
  if (known) return known;
  const slash = path.lastIndexOf('/');
  const made = { above: slash < 0 ? undefined : path.slice(0, slash), name: path.slice(slash + 1) };
  steps.set(path, made);
  return made;
}

const steps = new Map<string, { readonly above: string | undefined; readonly name: string }>();

/** From here on an element finds its attributes in a map. */
const manyAttributes = 64;

/** A handle on one element of a tree. Two handles of the same element are the same object. */
export class Element implements Keeper {
  kept: unknown[] | undefined;
  #attributes: readonly Attribute[] | undefined;
  #byName: ReadonlyMap<string, Attribute> | undefined;
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
    const { names } = this.tree.data;
    if (names) return names[this.#field(node.parent) < 0 ? 0 : 1];
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
    return this.tree.text.startsWith('/>', this.#field(node.openEnd) - 2) && this.#field(node.closeStart) < 0;
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
    const index = this.#nextNamed(name, this.index + 1);
    return index < 0 ? undefined : this.tree.element(index);
  }

  /** Names of all children, each once. Makes no handles, as an element may have 10,000 children of one name. */
  get childNames(): ReadonlySet<string> {
    const { text, data } = this.tree;
    const { nodes } = data;
    const result = new Set<string>();
    const end = this.#field(node.next);
    let last: string | undefined;
    for (let i = this.index + 1; i < end; i = nodes[i * nodeSize + node.next]!) {
      if (nodes[i * nodeSize + node.kind] !== kinds.element) continue;
      const start = nodes[i * nodeSize + node.nameStart]!;
      const length = nodes[i * nodeSize + node.nameEnd]! - start;
      if (data.names || length !== last?.length || !text.startsWith(last, start))
        result.add((last = this.tree.element(i).name));
    }
    return result;
  }

  /** Children of that name, at most so many of them. */
  childrenNamed(name: string, most = Infinity): Element[] {
    const { nodes } = this.tree.data;
    const result: Element[] = [];
    for (let i = this.#nextNamed(name, this.index + 1); i >= 0 && result.length < most;) {
      result.push(this.tree.element(i));
      i = this.#nextNamed(name, nodes[i * nodeSize + node.next]!);
    }
    return result;
  }

  /** The first child of that name from a node on; -1 for none. Makes no handles, as there may be 10,000 children. */
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
    for (let it: Element | undefined = this; it; it = it.parent) result.unshift(it.name); // eslint-disable-line @typescript-eslint/no-this-alias
    return result;
  }
}

/** A handle on one attribute (XML) or assignment (ifcfg). */
export class Attribute {
  constructor(
    readonly element: Element,
    readonly index: number,
  ) {}

  #field(field: number): number {
    return this.element.tree.data.attributes[this.index * attributeSize + field]!;
  }

  get flags(): number {
    return this.#field(attribute.flags);
  }

  /** The name as written; `to` for the implied destination of an `ip route` line. */
  get name(): string {
    return this.flags & flags.implied
      ? 'to'
      : this.element.tree.text.slice(this.#field(attribute.nameStart), this.#field(attribute.nameEnd));
  }

  get nameSpan(): Span {
    return { start: this.#field(attribute.nameStart), end: this.#field(attribute.nameEnd) };
  }

  /** Inside the quotes, when the value is quoted as a whole. */
  get valueSpan(): Span {
    return { start: this.#field(attribute.valueStart), end: this.#field(attribute.valueEnd) };
  }

  /** With the quotes around it, where there are any. */
  get quotedSpan(): Span {
    const { start, end } = this.valueSpan;
    if (this.flags & (flags.noQuote | flags.noEquals)) return { start, end };
    return { start: start - 1, end: this.flags & flags.unterminated ? end : end + 1 };
  }

  /** Name, equals sign and value. */
  get span(): Span {
    return {
      start: this.#field(attribute.nameStart),
      end: Math.max(this.#field(attribute.nameEnd), this.quotedSpan.end),
    };
  }

  /** The text between the quotes, exactly as written. */
  get raw(): string {
    return this.element.tree.text.slice(this.#field(attribute.valueStart), this.#field(attribute.valueEnd));
  }

  /** The value as the reader of the language takes it. A badly quoted ifcfg value is the empty string, as in NetworkManager. */
  get value(): string {
    return this.element.tree.data.spelling.decode(this.raw, this.flags);
  }

  /** Where a piece `[from, to)` of the decoded value is written. */
  spanOf(from: number, to: number): Span {
    const { start } = this.valueSpan;
    const map = this.element.tree.data.spelling.map(this.raw, this.flags);
    const end = map.length - 1;
    return { start: start + (map[Math.min(from, end)] ?? 0), end: start + (map[Math.min(to, end)] ?? 0) };
  }
}

function namespaceOf(element: Element, prefix: string): string {
  const wanted = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  for (let it: Element | undefined = element; it; it = it.parent) {
    const declared = it.attribute(wanted);
    if (declared) return declared.value;
  }
  return prefix === 'xml' ? 'http://www.w3.org/XML/1998/namespace' : '';
}
