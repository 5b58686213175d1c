// Reads ifcfg, keys, route, rule and /etc/sysconfig/network files as NetworkManager does (shvar.c, line_new_parse):
// every line is an assignment, a comment, or ignored. Route and rule files may hold lines of `ip route` words instead.
import { char } from '../char';
import { intsOf } from '../../int-pool';
import type { Span } from '../../text';
import { invisibleRuns, isInvisible } from './characters';
import { functionAt } from './functions';
import { readValue } from './problems';
import { endsInBackslash, isNamePart, isNameStart, isSpace, trimmedEnd } from './scan';
import { ifcfgSpelling, wordSpelling } from './value';
import type { TemplateReading } from '../template/template';
import { readWords } from './ip-words';
import { attribute, attributeSize, flags, kinds, type SyntaxProblem, Tree } from '../tree';

/** Which grammar a file has: that of `ifcfg-*`, or lines of words in `route-*` and `rule-*`. */
export type IfcfgGrammar = 'ifcfg' | 'keys' | 'route' | 'route6' | 'rule' | 'rule6' | 'sysconfig';

/**
 * The tree of a file: one root element named after the kind, whose attributes are the assignments. In files of
 * `ip route` lines it has one child element per line, whose attributes are the words. Never throws; linear. A template is
 * read as it says.
 */
export function parseIfcfg(written: string, kind: IfcfgGrammar, template?: TemplateReading): Tree {
  const text = template?.text ?? written;
  const child = kind.startsWith('rule') ? 'rule' : 'route';
  const byWords = kind.startsWith('rule') || kind === 'route6' || (kind === 'route' && !isVariableForm(text));
  const reader = new Reader(text, kind);
  reader.read(byWords ? child : undefined);
  return new Tree({
    text,
    written,
    template,
    spelling: byWords ? wordSpelling : ifcfgSpelling,
    nodes: intsOf(reader.nodes),
    nodeCount: reader.nodes.length / 10,
    attributes: intsOf(reader.attributes),
    attributeCount: reader.attributes.length / attributeSize,
    problems: reader.problems,
    names: [kind, child],
  });
}

/** Whether NetworkManager reads a `route-*` file as variables: one line `ADDRESS<n>=` decides for the whole file. */
export function isVariableForm(text: string): boolean {
  const nul = text.indexOf('\0');
  for (let at = text.indexOf('ADDRESS'); at >= 0; at = text.indexOf('ADDRESS', at + 7)) {
    if (nul >= 0 && nul < at) return false;
    let before = at;
    while (before > 0 && text.charCodeAt(before - 1) !== char.lineFeed && isSpace(text.charCodeAt(before - 1)))
      before--;
    if (before > 0 && text.charCodeAt(before - 1) !== char.lineFeed) continue;
    let end = at + 7;
    while (char.zero <= text.charCodeAt(end) && text.charCodeAt(end) <= char.nine) end++;
    if (end > at + 7 && text.charCodeAt(end) === char.equals) return true;
  }
  return false;
}

/** Collects nodes, attributes and problems; lives as long as one parse. */
class Reader {
  readonly nodes: number[] = [];
  readonly attributes: number[] = [];
  readonly problems: SyntaxProblem[] = [];
  readonly #last = new Map<string, number>();
  /** Index of the problem of the line before, when that line is continued. */
  #continued = -1;
  /** Where the function of a shell ends that was defined last. */
  #functionEnd = 0;
  /** Whether a function is never closed: all that follows would be a part of it. */
  #isOpen = false;

  constructor(
    readonly text: string,
    readonly kind: IfcfgGrammar,
  ) {}

  read(words: 'route' | 'rule' | undefined): void {
    const { text } = this;
    this.#node(kinds.element, 0, text.length, 0, -1, -1);
    const nul = text.indexOf('\0');
    const end = nul < 0 ? text.length : nul;
    // The last line may end in a CR alone.
    const carriageReturn = /\r(?:\n|$)/.exec(text)?.index ?? -1;
    if (carriageReturn >= 0 && carriageReturn < end) this.#problem('crlf', carriageReturn, carriageReturn + 1);
    for (let start = 0; start < end;) {
      const newline = text.indexOf('\n', start);
      const to = newline < 0 || newline > end ? end : newline;
      if (words) this.#wordLine(start, to, words);
      else this.#line(start, to);
      start = to + 1;
    }
    if (nul >= 0) {
      this.#problem('nul-byte', nul, text.length);
      this.#node(kinds.line, nul, text.length, nul, -1, 0);
    }
    const count = this.nodes.length / 10;
    this.nodes[9] = count;
    if (words) return;
    // All assignments belong to the root, wherever the comments between them stand.
    for (let i = 1; i < count; i++) this.nodes[i * 10 + 8] = this.attributes.length / attributeSize;
  }

  #node(kind: number, start: number, end: number, openEnd: number, closeStart: number, parent: number): void {
    const index = this.nodes.length / 10;
    const firstAttribute = this.attributes.length / attributeSize;
    this.nodes.push(kind, start, end, start, start, openEnd, closeStart, parent, firstAttribute, index + 1);
  }

  #attribute(nameStart: number, nameEnd: number, valueStart: number, valueEnd: number, flag: number): number {
    return this.attributes.push(nameStart, nameEnd, valueStart, valueEnd, flag) / attributeSize - 1;
  }

  #problem(kind: string, start: number, end: number, detail?: string, other?: Span): number {
    const it = { kind, span: { start, end }, ...(detail !== undefined && { detail }), ...(other && { other }) };
    return this.problems.push(it) - 1;
  }

  #line(start: number, to: number): void {
    const { text } = this;
    const continued = this.#continued;
    this.#continued = -1;
    let at = start;
    while (at < to && isSpace(text.charCodeAt(at))) at++;
    const end = trimmedEnd(text, to, at);
    if (continued >= 0) {
      const { kind, span, other } = this.problems[continued]!;
      this.problems[continued] = { kind, span, other: { start: other?.start ?? start, end: Math.max(end, start) } };
      if (at < end && endsInBackslash(text, end)) this.#continued = continued;
    }
    if (at >= end) return;
    if (text.charCodeAt(at) === char.hash) return this.#node(kinds.comment, at, end, end, -1, 0);
    let nameEnd = at;
    if (isNameStart(text.charCodeAt(at))) while (nameEnd < end && isNamePart(text.charCodeAt(nameEnd))) nameEnd++;
    const isWithin = at < this.#functionEnd;
    if (nameEnd > at && text.charCodeAt(nameEnd) === char.equals)
      return this.#assignment(at, nameEnd, to, continued >= 0 || isWithin);
    this.#node(kinds.line, at, end, end, -1, 0);
    if (continued >= 0) return;
    if (!isWithin && !this.#function(at)) return this.#ignored(at, end, to);
    // What stands behind the brace that closes it is a command again.
    const last = this.#functionEnd;
    if (last >= end) return;
    const rest = last + /^[\s;]*/.exec(text.slice(last, end))![0].length;
    if (rest < end && text.charCodeAt(rest) !== char.hash) this.#problem('not-an-assignment', rest, end);
  }

  /** Takes the definition of a function that starts at an offset as one thing. */
  #function(at: number): boolean {
    const found = this.#isOpen ? undefined : functionAt(this.text, at);
    if (found === 'open') this.#isOpen = true;
    if (found === undefined || found === 'open') return false;
    this.#problem('not-an-assignment', found.head.start, found.head.end, found.name, found.whole);
    this.#functionEnd = found.whole.end;
    return true;
  }

  #assignment(nameStart: number, nameEnd: number, to: number, isContinuation: boolean): void {
    const { text } = this;
    const value = readValue(text, nameEnd + 1, to);
    const index = this.#attribute(nameStart, nameEnd, value.start, value.end, value.flags);
    const name = text.slice(nameStart, nameEnd);
    const earlier = this.#last.get(name);
    if (earlier !== undefined) this.attributes[earlier * attributeSize + attribute.flags]! |= flags.duplicate;
    this.#last.set(name, index);
    if (value.comment >= 0) {
      const end = trimmedEnd(text, to);
      this.#node(kinds.comment, value.comment, end, end, -1, 0);
    }
    if (isContinuation) return;
    this.#take(value.problems, to);
  }

  /** Takes the faults of a value. Of further assignments on the line only their own faults are told. */
  #take(problems: readonly SyntaxProblem[], to: number, depth = 0): void {
    for (const it of problems) {
      const isFirst = depth === 0 || it.kind !== 'several-on-one-line';
      const index = isFirst ? this.problems.push(it) - 1 : -1;
      if (it.kind === 'line-continuation') this.#continued = index;
      if (it.kind !== 'several-on-one-line' || depth === mostOnOneLine) continue;
      const equals = this.text.indexOf('=', it.span.start);
      this.#take(readValue(this.text, equals + 1, to).problems, to, depth + 1);
    }
  }

  /** A line that the reader drops: says what keeps it from being an assignment. */
  #ignored(start: number, end: number, to: number): void {
    const { text } = this;
    let at = start;
    const hasMark = start === 0 && text.charCodeAt(0) === char.byteOrderMark;
    if (hasMark) {
      this.#problem('bom', 0, 1);
      at++;
      while (at < end && isSpace(text.charCodeAt(at))) at++;
      if (at >= end || text.charCodeAt(at) === char.hash) return;
    }
    const word = this.#prefix(at, end);
    if (word >= 0) {
      this.#problem('export-prefix', at, word, text.slice(at, trimmedEnd(text, word, at)));
      at = word;
    }
    const nameStart = at;
    const nameEnd = this.#nameEnd(at, end);
    let equals = nameEnd;
    while (equals < end && isSpace(text.charCodeAt(equals))) equals++;
    const sign = text.charCodeAt(equals);
    if (nameEnd > nameStart && (sign === 61 || sign === 0xff1d)) {
      const name: Span = { start: nameStart, end: nameEnd };
      for (const it of invisibleRuns(text, nameStart, equals + 1)) this.problems.push({ ...it, other: name });
      if (equals > nameEnd) this.#problem('space-before-equals', nameEnd, equals, text.slice(nameStart, nameEnd), name);
      let from = equals + 1;
      // The blanks on both sides of the sign are one fault.
      if (equals > nameEnd) while (from < end && isSpace(text.charCodeAt(from))) from++;
      return this.#take(readValue(text, from, to).problems, to);
    }
    if (nameEnd > nameStart && equals === nameEnd && text.startsWith('+=', equals)) {
      const name: Span = { start: nameStart, end: nameEnd };
      this.#problem('plus-equals', equals, equals + 2, text.slice(nameStart, nameEnd), name);
      return this.#take(readValue(text, equals + 2, to).problems, to);
    }
    if (word < 0 && !hasMark) this.#problem('not-an-assignment', start, end);
    else if (word < 0) this.#problem('not-an-assignment', at, end);
  }

  /** Where the assignment after `export` and its like starts; -1 when there is none. */
  #prefix(at: number, end: number): number {
    const { text } = this;
    let i = at;
    while (i < end && isNamePart(text.charCodeAt(i))) i++;
    if (i >= end || !declaring.has(text.slice(at, i))) return -1;
    for (;;) {
      while (i < end && isSpace(text.charCodeAt(i))) i++;
      if (text[i] !== '-') break;
      while (i < end && !isSpace(text.charCodeAt(i))) i++;
    }
    if (!isNameStart(text.charCodeAt(i))) return -1;
    let nameEnd = i;
    while (nameEnd < end && isNamePart(text.charCodeAt(nameEnd))) nameEnd++;
    while (nameEnd < end && isSpace(text.charCodeAt(nameEnd))) nameEnd++;
    return text[nameEnd] === '=' || text.startsWith('+=', nameEnd) ? i : -1;
  }

  /** The end of a name that may have characters in it that only look like ASCII, or cannot be seen. */
  #nameEnd(at: number, end: number): number {
    const { text } = this;
    let i = at;
    let letters = 0;
    for (; i < end; i++) {
      const code = text.charCodeAt(i);
      if (letters === 0 ? isNameStart(code) : isNamePart(code)) letters++;
      else if (code === 0xff1d || !isInvisible(code)) break;
      else if (code >= 0xff01 && code !== char.byteOrderMark) letters++;
    }
    return letters === 0 ? at : i;
  }

  #wordLine(start: number, to: number, name: 'route' | 'rule'): void {
    const { text } = this;
    let at = start;
    while (at < to && isSpace(text.charCodeAt(at))) at++;
    let end = trimmedEnd(text, to, at);
    if (at >= end) return;
    if (text.charCodeAt(at) === char.hash) return this.#node(kinds.comment, at, end, end, -1, 0);
    if (at === 0 && text.charCodeAt(0) === char.byteOrderMark) {
      this.#problem('bom', 0, 1);
      at++;
      if (at >= end) return;
    }
    // Blanks at the end belong to the line: the next word will be typed after them.
    while (end < to && (text.charCodeAt(end) === char.blank || text.charCodeAt(end) === char.tab)) end++;
    this.#node(kinds.element, at, end, end, -1, 0);
    for (const it of readWords(text, at, end, name))
      this.#attribute(it.nameStart, it.nameEnd, it.valueStart, it.valueEnd, it.flags);
    for (const it of invisibleRuns(text, at, end)) this.problems.push(it);
  }
}

/** How many assignments on one line are looked at. */
const mostOnOneLine = 20;

const declaring = new Set(['export', 'readonly', 'declare', 'local', 'typeset']);
