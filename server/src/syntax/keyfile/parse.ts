// Reads keyfiles as GLib does (gkeyfile.c, g_key_file_parse_data): a line is blank, a comment, `[group]` or `key=value`, and
// any other makes the reader refuse the file. Here such a line is a problem, and what comes after it is read as it would be.
import { char } from '../char';
import { intsOf } from '../../int-pool';
import type { Span } from '../../text';
import { isSpace } from '../ifcfg/scan';
import type { TemplateReading } from '../template/template';
import { attribute, attributeSize, flags, kinds, node, nodeSize, type SyntaxProblem, Tree } from '../tree';
import { assigned, keyfileSpelling } from './value';

/**
 * The tree of a keyfile: one root element `keyfile`, whose children are the groups in the order of the text; the keys of a
 * group are its attributes. A group written twice stands there twice: who reads it takes both. Never throws; linear.
 */
export function parseKeyfile(written: string, template?: TemplateReading): Tree {
  const text = template?.text ?? written;
  const reader = new Reader(text);
  reader.read();
  return new Tree({
    text,
    written,
    template,
    spelling: keyfileSpelling,
    nodes: intsOf(reader.nodes),
    nodeCount: reader.nodes.length / nodeSize,
    attributes: intsOf(reader.attributes),
    attributeCount: reader.attributes.length / attributeSize,
    problems: reader.problems,
    names: ['keyfile'],
  });
}

/** Collects nodes, attributes and problems; lives as long as one parse. */
class Reader {
  readonly nodes: number[] = [];
  readonly attributes: number[] = [];
  readonly problems: SyntaxProblem[] = [];
  /** The node of the group that lines belong to; -1 before the first one. */
  #group = -1;
  /** By group and key the last assignment, as a later one replaces it wherever its group stands. */
  readonly #last = new Map<string, number>();

  constructor(readonly text: string) {}

  read(): void {
    const { text } = this;
    this.#node(kinds.element, { start: 0, end: text.length }, { start: 0, end: 0 }, 0, -1, -1);
    if (text.charCodeAt(0) === char.byteOrderMark) this.#problem('bom', { start: 0, end: 1 });
    for (let start = 0; start < text.length;) {
      const newline = text.indexOf('\n', start);
      const end = newline < 0 ? text.length : newline;
      const hasReturn = newline > start && text.charCodeAt(newline - 1) === char.carriageReturn;
      this.#line(start, this.#upToNul(start, hasReturn ? end - 1 : end));
      start = end + 1;
    }
    this.#endGroup(text.length);
    this.nodes[node.next] = this.nodes.length / nodeSize;
  }

  /** GLib takes a line for a C string, so that what follows a NUL byte is lost. */
  #upToNul(start: number, end: number): number {
    const nul = this.text.indexOf('\0', start);
    if (nul < 0 || nul >= end) return end;
    this.#problem('nul-byte', { start: nul, end });
    return nul;
  }

  #line(start: number, end: number): void {
    const { text } = this;
    let at = start === 0 && text.charCodeAt(0) === char.byteOrderMark ? 1 : start;
    while (at < end && isSpace(text.charCodeAt(at))) at++;
    if (at >= end) return;
    const whole = { start: at, end };
    if (text.charCodeAt(at) === char.hash) return this.#leaf(kinds.comment, whole);
    if (text[at] === '[') return this.#groupLine(start, whole);
    const equals = text.indexOf('=', at);
    if (equals <= at || equals >= end) {
      this.#leaf(kinds.line, whole);
      return this.#problem('not-a-pair', whole, equals === at ? 'no-key' : undefined);
    }
    let nameEnd = equals;
    while (nameEnd > at && isSpace(text.charCodeAt(nameEnd - 1))) nameEnd--;
    const name = { start: at, end: nameEnd };
    if (this.#group < 0) {
      this.#leaf(kinds.line, whole);
      return this.#problem('key-before-group', whole);
    }
    if (!isKeyName(text.slice(at, nameEnd))) {
      this.#leaf(kinds.line, whole);
      return this.#problem('key-name', name);
    }
    let value = equals + 1;
    while (value < end && isSpace(text.charCodeAt(value))) value++;
    this.#pair(name, { start: value, end });
  }

  #pair(name: Span, value: Span): void {
    const index = this.attributes.length / attributeSize;
    this.attributes.push(name.start, name.end, value.start, value.end, assigned);
    const key = `${this.#groupName()}\n${this.text.slice(name.start, name.end)}`;
    const earlier = this.#last.get(key);
    if (earlier !== undefined) this.attributes[earlier * attributeSize + attribute.flags]! |= flags.duplicate;
    this.#last.set(key, index);
  }

  #groupName(): string {
    const at = this.#group * nodeSize;
    return this.text.slice(this.nodes[at + node.nameStart], this.nodes[at + node.nameEnd]);
  }

  /** A line that opens a group, or would if it were written rightly: what follows is meant to be in it. */
  #groupLine(lineStart: number, { start, end }: Span): void {
    const { text } = this;
    this.#endGroup(lineStart);
    const close = text.indexOf(']', start);
    const isClosed = close >= 0 && close < end;
    const name = { start: start + 1, end: isClosed ? close : end };
    const openEnd = isClosed ? close + 1 : end;
    this.#group = this.nodes.length / nodeSize;
    this.#node(kinds.element, { start, end }, name, openEnd, -1, 0);
    let rest = openEnd;
    while (rest < end && (text[rest] === ' ' || text[rest] === '\t')) rest++;
    if (!isClosed) this.#problem('group-unclosed', { start, end });
    else if (rest < end) this.#problem('group-trailing', { start: openEnd, end });
    // eslint-disable-next-line no-control-regex
    else if (name.start === name.end || /[[\0-\x1f\x7f]/.test(text.slice(name.start, name.end)))
      this.#problem('group-name', { start, end: openEnd });
  }

  /** Comments in a group have no attributes: all that were read since belong to the group. */
  #endGroup(end: number): void {
    if (this.#group < 0) return;
    const count = this.nodes.length / nodeSize;
    const at = this.#group * nodeSize;
    this.nodes[at + node.end] = end;
    this.nodes[at + node.next] = count;
    for (let i = this.#group + 1; i < count; i++)
      this.nodes[i * nodeSize + node.firstAttribute] = this.attributes.length / attributeSize;
  }

  #leaf(kind: number, span: Span): void {
    this.#node(kind, span, { start: span.start, end: span.start }, span.end, -1, Math.max(this.#group, 0));
  }

  #node(kind: number, span: Span, name: Span, openEnd: number, closeStart: number, parent: number): void {
    const next = this.nodes.length / nodeSize + 1;
    const first = this.attributes.length / attributeSize;
    this.nodes.push(kind, span.start, span.end, name.start, name.end, openEnd, closeStart, parent, first, next);
  }

  #problem(kind: string, span: Span, detail?: string): void {
    this.problems.push({ kind, span, ...(detail !== undefined && { detail }) });
  }
}

/** Whether GLib takes it for a key, which may have a language: `name[de]`. Source: g_key_file_is_key_name. */
const isKeyName = (name: string): boolean =>
  /^[^=[\]]+(?:\[[\p{L}\p{N}_.@-]*\])?$/u.test(name) && !/^ | (?:\[|$)/.test(name);
