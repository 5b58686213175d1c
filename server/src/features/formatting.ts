// Lays a document out. A network as libvirt writes it: one element per line, attributes apart by one blank. Changes nothing
// but blanks, and none that mean something: text, comments, values and metadata stay as they are.
import type { File } from '../model/file';
import { rowOf } from '../schema/index';
import { dnsmasqNamespace } from '../schema/network';
import { type Element, kinds, node, nodeSize, type Tree } from '../syntax/tree';
import type { Edit, Span } from '../text';
import { indentOf } from './completion/context';
import { keyfileLayout } from './formatting-keyfile';

export interface Layout {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
}

/** How `virsh net-dumpxml` indents. */
const libvirtLayout: Layout = { tabSize: 2, insertSpaces: true };

/**
 * The edits of a whole document, each of blanks only. None for ifcfg files, for XML that is not well-formed, and for a
 * template, whose lines are laid out by its marks.
 */
export function formatDocument({ tree }: File, layout: Layout = libvirtLayout): Edit[] {
  if (tree.language === 'keyfile') return tree.template || tree.problems.length > 0 ? [] : keyfileLayout(tree);
  if (tree.language !== 'xml' || tree.template || tree.problems.length > 0 || tree.root?.name !== 'network') return [];
  return new Formatter(tree, isOfTwo(tree) ? libvirtLayout : layout).edits();
}

/**
 * Whether a document is indented as libvirt does, or not at all yet. Of such a one an editor says what is usual elsewhere:
 * four blanks in VS Code, tabs in Neovim.
 */
const isOfTwo = (tree: Tree): boolean => indentOf(tree) === '  ';

/** Those of them in the span and just before it. */
export const formatRange = (file: File, { start, end }: Span, layout: Layout = libvirtLayout): Edit[] =>
  formatDocument(file, layout).filter((it) => it.span.start < Math.max(end, start + 1) && start <= it.span.end);

/** What stands between two gaps: an element, a comment, an instruction, a document type. */
interface Item {
  readonly kind: number;
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

class Formatter {
  readonly #edits: Edit[] = [];
  readonly #text: string;
  readonly #newline: string;
  readonly #unit: string;

  constructor(
    readonly tree: Tree,
    { tabSize, insertSpaces }: Layout,
  ) {
    this.#text = tree.text;
    this.#newline = tree.text.includes('\r\n') ? '\r\n' : '\n';
    this.#unit = insertSpaces ? ' '.repeat(Math.max(0, tabSize)) : '\t';
  }

  edits(): Edit[] {
    const items = this.#itemsOf(-1);
    let at = this.#text.startsWith('\uFEFF') ? 1 : 0;
    for (const it of items) {
      const isFirst = it === items[0];
      this.#set(at, it.start, isFirst ? '' : this.#lineBreak(at, it.start, 0));
      if (it.kind === kinds.element) this.#element(this.tree.element(it.index), 0);
      at = it.end;
    }
    // A document may or may not end with a line end.
    this.#set(at, this.#text.length, lineEnds(this.#text, at, this.#text.length) > 0 ? this.#newline : '');
    return this.#edits;
  }

  #element(element: Element, depth: number): void {
    if (depth > 0 && isForeign(element)) return;
    this.#openTag(element);
    const close = element.closeSpan;
    if (!close) return;
    this.#set(close.start + 2 + element.name.length, close.end - 1, '');
    if (isKept(element)) return;
    const { start, end } = element.contentSpan;
    const items = this.#itemsOf(element.index);
    if (!this.#onlyBlanksBetween(items, start, end)) return;
    if (items.length === 0) {
      if (lineEnds(this.#text, start, end) > 0) this.#set(start, end, this.#indented(depth));
      return;
    }
    let at = start;
    for (const it of items) {
      this.#set(at, it.start, this.#gapBefore(it, at, depth + 1, { isFirst: it === items[0] }));
      if (it.kind === kinds.element) this.#element(this.tree.element(it.index), depth + 1);
      at = it.end;
    }
    this.#set(at, end, this.#indented(depth));
  }

  /** One blank before each attribute, none around its equals sign and before the end of the tag. */
  #openTag(element: Element): void {
    let at = element.nameSpan.end;
    for (const attribute of element.attributes) {
      const { nameSpan, quotedSpan } = attribute;
      const equals = this.#text.indexOf('=', nameSpan.end);
      this.#set(at, nameSpan.start, ' ');
      this.#set(nameSpan.end, equals, '');
      this.#set(equals + 1, quotedSpan.start, '');
      at = quotedSpan.end;
    }
    this.#set(at, element.openSpan.end - (element.selfClosed ? 2 : 1), '');
  }

  /** A comment that stands behind something stays there; everything else starts a line. */
  #gapBefore(item: Item, at: number, depth: number, { isFirst }: { isFirst: boolean }): string {
    if (item.kind === kinds.comment && lineEnds(this.#text, at, item.start) === 0) return ' ';
    return isFirst ? this.#indented(depth) : this.#lineBreak(at, item.start, depth);
  }

  /** A new line; of blank lines one stays. */
  #lineBreak(start: number, end: number, depth: number): string {
    const isApart = lineEnds(this.#text, start, end) > 1;
    return (isApart ? this.#newline : '') + this.#indented(depth);
  }

  #indented(depth: number): string {
    return this.#newline + this.#unit.repeat(depth);
  }

  #itemsOf(parent: number): Item[] {
    const { nodes, nodeCount } = this.tree.data;
    const last = parent < 0 ? nodeCount : nodes[parent * nodeSize + node.next]!;
    const items: Item[] = [];
    for (let i = parent + 1; i < last; i = nodes[i * nodeSize + node.next]!) {
      const at = i * nodeSize;
      const kind = nodes[at + node.kind]!;
      if (kind === kinds.text || kind === kinds.cdata) continue;
      items.push({ kind, index: i, start: nodes[at + node.start]!, end: nodes[at + node.end]! });
    }
    return items;
  }

  #onlyBlanksBetween(items: readonly Item[], start: number, end: number): boolean {
    let at = start;
    for (const it of items) {
      if (!this.#isBlank(at, it.start)) return false;
      at = it.end;
    }
    return this.#isBlank(at, end);
  }

  #isBlank(start: number, end: number): boolean {
    for (let i = start; i < end; i++) {
      const code = this.#text.charCodeAt(i);
      if (code !== 32 && code !== 10 && code !== 9 && code !== 13) return false;
    }
    return true;
  }

  #set(start: number, end: number, blanks: string): void {
    if (this.#text.slice(start, end) !== blanks) this.#edits.push({ span: { start, end }, text: blanks });
  }
}

/** Whether the blanks inside are the user's: text, and what libvirt stores as it is written. */
const isKept = (element: Element): boolean =>
  (element.name === 'metadata' && element.parent?.parent === undefined) ||
  rowOf(element)?.text !== undefined ||
  (element.children.length === 0 && rowOf(element) === undefined) ||
  element.value('xml:space') === 'preserve';

/** In a namespace that is not libvirt's. */
const isForeign = (element: Element): boolean =>
  element.attribute('xmlns') !== undefined || (element.prefix !== '' && element.namespace !== dnsmasqNamespace);

/** How many lines end between two offsets. */
function lineEnds(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) count++;
  }
  return count;
}
