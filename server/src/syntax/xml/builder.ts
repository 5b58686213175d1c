// The arrays of a tree while it is read: nodes, attributes, open elements, problems. Knows no characters.
import { char } from '../char';
import { intsOf } from '../../int-pool';
import type { Span } from '../../text';
import { attributeSize, kinds, node, nodeSize, type SyntaxProblem } from '../tree';
import { indentAt } from './scan';

/** More problems than this help nobody, and a broken file of megabytes must not eat the memory. */
const mostProblems = 1000;

/** How deep elements may nest for libxml2 2.9, which libvirt calls without XML_PARSE_HUGE. */
export const deepest = 257;

/** Texts up to this length are read in arrays that are used again; a longer one gets arrays of its own. */
const short = 1 << 16;

interface Arrays {
  readonly nodes: Int32Array;
  readonly attributes: Int32Array;
  readonly stack: Int32Array;
}

const arraysFor = (length: number): Arrays => ({
  nodes: new Int32Array(Math.max(64, length >> 5) * nodeSize),
  attributes: new Int32Array(Math.max(64, length >> 4) * attributeSize),
  stack: new Int32Array(64),
});

/** Arrays that no builder uses at the moment: making new ones takes as long as reading a short text. */
let idle: Arrays | undefined;

/** The entities that a document type declares, and what was found out of them. */
class Entities {
  /** What each stands for. */
  readonly values = new Map<string, string>();
  /** Those kept in other files. */
  readonly external = new Set<string>();
  readonly unparsed = new Set<string>();
  readonly parameters = new Set<string>();
  /** There may be declarations that are not to be seen here. */
  mayBeMore = false;
  /** What is wrong with using an entity, empty for nothing. */
  readonly faults = new Map<string, string>();
  /** How many entities the one being judged stands in. */
  depth = 0;
}

export class Builder {
  nodes: Int32Array;
  nodeCount = 0;
  attributes: Int32Array;
  attributeCount = 0;
  /** Indices of the open elements, outermost first. */
  stack: Int32Array;
  depth = 0;
  /** The innermost open element, -1 outside of all. */
  current = -1;
  /** The first element at top level that is a real tag, -1 before it. */
  root = -1;
  problems: SyntaxProblem[] = [];
  /** Whether the value of an entity could stand between tags. */
  isContent: (text: string) => boolean = () => true;
  /** The XML declaration says `standalone='yes'`: declarations elsewhere do not count. */
  standalone = false;
  /** Names of the attributes of the tag being read, once they are many. */
  seen: Set<string> | undefined;
  /** How many problems there were before the last attribute of the tag being read; -1 when it is not the last thing. */
  lastAttributeProblem = -1;
  /** Something open swallowed the rest of the text, so that what is not closed may still have been. */
  cut = false;
  /** Of unclosed elements: from which node on their children belong to their parent. */
  hasDoctype = false;
  /** Most files need none of these. */
  #found: Map<string, number> | undefined;
  #handedUp: Map<number, number> | undefined;
  #tooDeep = false;
  #entities: Entities | undefined;
  #missing: Map<string, number> | undefined;

  constructor(
    readonly text: string,
    entities?: Entities,
  ) {
    this.#entities = entities;
    const { nodes, attributes, stack } = text.length > short ? arraysFor(text.length) : (idle ?? arraysFor(short));
    if (text.length <= short) idle = undefined;
    this.nodes = nodes;
    this.attributes = attributes;
    this.stack = stack;
  }

  /** The nodes and attributes that were read. The builder is of no more use then. */
  take(): { nodes: Int32Array; attributes: Int32Array } {
    const { nodes, attributes, stack, text } = this;
    if (text.length > short) return { nodes, attributes };
    idle = { nodes, attributes, stack };
    return {
      nodes: intsOf(nodes.subarray(0, this.nodeCount * nodeSize)),
      attributes: intsOf(attributes.subarray(0, this.attributeCount * attributeSize)),
    };
  }

  get entities(): Entities {
    return (this.#entities ??= new Entities());
  }

  unit(at: number): number {
    return at < this.text.length ? this.text.charCodeAt(at) : 0;
  }

  /** `indexOf` for offsets that only grow, so that a file of openings without an end stays linear. */
  find(wanted: string, from: number): number {
    const known = this.#found?.get(wanted);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const at = this.text.indexOf(wanted, from);
    (this.#found ??= new Map()).set(wanted, at);
    return at;
  }

  report(kind: string, start: number, end: number, detail?: string, other?: Span): void {
    if (this.problems.length >= mostProblems) return;
    this.problems.push({
      kind,
      span: { start, end },
      ...(detail === undefined ? undefined : { detail }),
      ...(other && { other }),
    });
  }

  add(kind: number, start: number, end: number): number {
    const at = this.nodeCount * nodeSize;
    if (at + nodeSize > this.nodes.length) this.nodes = grown(this.nodes);
    const { nodes } = this;
    nodes[at + node.kind] = kind;
    nodes[at + node.start] = start;
    nodes[at + node.end] = end;
    nodes[at + node.nameStart] = start;
    nodes[at + node.nameEnd] = start;
    nodes[at + node.openEnd] = end;
    nodes[at + node.closeStart] = -1;
    nodes[at + node.parent] = this.current;
    nodes[at + node.firstAttribute] = this.attributeCount;
    nodes[at + node.next] = this.nodeCount + 1;
    return this.nodeCount++;
  }

  finishOpenTag(index: number, nameStart: number, nameEnd: number, openEnd: number, closeStart: number): void {
    const { nodes } = this;
    const at = index * nodeSize;
    nodes[at + node.nameStart] = nameStart;
    nodes[at + node.nameEnd] = nameEnd;
    nodes[at + node.openEnd] = openEnd;
    nodes[at + node.end] = openEnd;
    nodes[at + node.closeStart] = closeStart;
  }

  addAttribute(nameStart: number, nameEnd: number, valueStart: number, valueEnd: number, flags: number): void {
    const at = this.attributeCount * attributeSize;
    if (at + attributeSize > this.attributes.length) this.attributes = grown(this.attributes);
    const { attributes } = this;
    attributes[at] = nameStart;
    attributes[at + 1] = nameEnd;
    attributes[at + 2] = valueStart;
    attributes[at + 3] = valueEnd;
    attributes[at + 4] = flags;
    this.attributeCount++;
  }

  field(index: number, field: number): number {
    return this.nodes[index * nodeSize + field]!;
  }

  nameOf(index: number): string {
    return this.text.slice(this.field(index, node.nameStart), this.field(index, node.nameEnd));
  }

  nameSpan(index: number): Span {
    return { start: this.field(index, node.nameStart), end: this.field(index, node.nameEnd) };
  }

  /** Whether the innermost open element holds nothing yet. */
  isFirstInside(): boolean {
    return this.current >= 0 && this.current === this.nodeCount - 1;
  }

  open(index: number): void {
    if (this.depth === this.stack.length) this.stack = grown(this.stack);
    this.stack[this.depth++] = index;
    this.current = index;
    if (this.depth > deepest) this.reportDepth(index);
  }

  /** Reports the first element that is nested too deep. */
  reportDepth(index: number): void {
    if (this.#tooDeep) return;
    this.#tooDeep = true;
    const { start, end } = this.nameSpan(index);
    this.report('too-deep', start, end, String(deepest));
  }

  /** Closes the element at a position of the stack with the close tag `[start, end)`, and all inside it without one. */
  close(position: number, start: number, end: number): void {
    if (position < this.depth - 1) this.dropAbove(position, start);
    const at = this.stack[position]! * nodeSize;
    this.nodes[at + node.end] = end;
    this.nodes[at + node.closeStart] = start;
    this.nodes[at + node.next] = this.nodeCount;
    this.depth = position;
    this.current = position > 0 ? this.stack[position - 1]! : -1;
  }

  /** Ends the open elements above a position of the stack, which have no close tag, at an offset. */
  dropAbove(position: number, end: number): void {
    this.#missing = undefined;
    for (let i = this.depth - 1; i > position; i--) this.#drop(this.stack[i]!, i, end);
    this.depth = position + 1;
  }

  /** Whether a stray close tag is that of an element which another close tag just ended: the two are crossed. */
  takeCrossed(name: string, start: number, end: number): boolean {
    const at = this.#missing?.get(name);
    const problem = at === undefined ? undefined : this.problems[at];
    if (problem === undefined) return false;
    this.#missing?.delete(name);
    this.problems[at!] = { ...problem, kind: 'crossed-tags', other: { start, end } };
    return true;
  }

  finish(): void {
    this.dropAbove(-1, this.text.length);
    this.depth = 0;
    this.current = -1;
    this.#handUp();
    if (this.root < 0 && this.problems.length === 0) this.report('no-root', 0, this.text.length);
    this.problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }

  #drop(index: number, position: number, end: number): void {
    const { nodes } = this;
    const at = index * nodeSize;
    if (nodes[at + node.closeStart] === -2) {
      (this.#handedUp ??= new Map()).set(index, index + 1);
      nodes[at + node.end] = nodes[at + node.openEnd]!;
      nodes[at + node.next] = index + 1;
      return;
    }
    const first = position > 0 && position < deepest ? this.#firstOutside(index) : -1;
    if (first >= 0) {
      (this.#handedUp ??= new Map()).set(index, first);
      nodes[at + node.next] = first;
      nodes[at + node.end] = this.#lineStart(this.field(first, node.start));
    } else {
      nodes[at + node.next] = this.nodeCount;
      nodes[at + node.end] = end;
    }
    if (this.cut && end === this.text.length) return;
    const { start, end: nameEnd } = this.nameSpan(index);
    if (this.problems.length < mostProblems)
      (this.#missing ??= new Map()).set(this.nameOf(index), this.problems.length);
    this.report('missing-close-tag', start, nameEnd, this.nameOf(index));
  }

  /** The first child that is no further indented than its unclosed parent and so was not meant to be in it; -1 for none. */
  #firstOutside(index: number): number {
    const own = indentAt(this.text, this.field(index, node.start));
    if (own <= 0) return -1;
    for (let i = index + 1; i < this.nodeCount; i = this.field(i, node.next)) {
      if (this.field(i, node.kind) !== kinds.element) continue;
      const indent = indentAt(this.text, this.field(i, node.start));
      if (0 <= indent && indent <= own) return i;
    }
    return -1;
  }

  #lineStart(at: number): number {
    while (
      at > 0 &&
      this.text.charCodeAt(at - 1) !== char.lineFeed &&
      this.text.charCodeAt(at - 1) !== char.carriageReturn
    )
      at--;
    return at;
  }

  /** Gives to their grandparents the nodes that followed an element which was never finished or never closed. */
  #handUp(): void {
    const handedUp = this.#handedUp;
    if (!handedUp) return;
    const { nodes } = this;
    for (let i = 0; i < this.nodeCount; i++) {
      let parent = nodes[i * nodeSize + node.parent]!;
      while (parent >= 0 && i >= (handedUp.get(parent) ?? Infinity)) parent = nodes[parent * nodeSize + node.parent]!;
      nodes[i * nodeSize + node.parent] = parent;
    }
  }
}

function grown(array: Int32Array): Int32Array {
  const result = new Int32Array(array.length * 2);
  result.set(array);
  return result;
}
