// The tree of both languages. An XML file is a tree of elements; an ifcfg file is one element whose attributes are its
// assignments, and a route file of `ip route` lines has one child element per line. Stored in flat integer arrays
// (`nodes.ts`); elements and attributes are handles made on demand (`element.ts`). Nothing here parses.
import type { Memoizable } from '../memoize';
import { countUpTo, type Span } from '../text';
import { Element } from './element';
import type { TemplateReading } from './template/template';
import { type Kind, kinds, type Language, node, nodeSize, type SyntaxProblem, type TreeData } from './nodes';

export { Attribute } from './attribute';
export { Element } from './element';
export * from './nodes';

export class Tree implements Memoizable {
  /** As it is read: in a template letters stand for what is unknown, and blanks for what is none of this language. */
  readonly text: string;
  /** As it is written, for whoever shows a piece of it. The same but in a template, and of the same length. */
  readonly written: string;
  readonly template: TemplateReading | undefined;
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
    this.written = data.written;
    this.template = data.template;
    this.language = data.spelling.language;
    this.problems = data.problems;
  }

  /** The tree of a text of which nothing is read here: it has no element. */
  static without(text: string): Tree {
    const none = new Int32Array(0);
    const spelling = { language: 'other' as const, decode: (raw: string) => raw, map: () => [] };
    const counts = { nodes: none, nodeCount: 0, attributes: none, attributeCount: 0 };
    return new Tree({ text, written: text, template: undefined, spelling, problems: [], ...counts });
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
    const parents = above === undefined ? (this.root ? [this.root] : noElements) : this.at(above);
    if (parents.length === 0) return noElements;
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
      const last = level[countUpTo(level, first - 1, (it) => it.span.start) - 1];
      if (!last || offset > last.span.end || (offset === last.span.end && last.closed)) return found;
      found = last;
      level = last.children;
    }
  }
}

const noElements: readonly Element[] = [];

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
