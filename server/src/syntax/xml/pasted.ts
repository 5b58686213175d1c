// XML with what it was copied out of still around it: a here-document, a line of a terminal, a fence of Markdown, numbers
// or marks in front of each line, quotes with a backslash. It is read without all that; offsets stay those of the file.
import type { Edit, Span } from '../../text';

/** A text with something around its XML. */
export interface Pasted {
  /** The same with blanks in place of what does not belong to the XML. */
  readonly text: string;
  /** What is around it, in words. */
  readonly what: string;
  /** The first of what does not belong there. */
  readonly span: Span;
  /** Leaves the XML alone. */
  readonly edits: readonly Edit[];
}

/** What stands around the XML of a text; undefined for XML by itself, which costs a look at its start. */
export function pastedAround(written: string): Pasted | undefined {
  if (!mayBePasted(written)) return undefined;
  const found = new Remover(written);
  const inFront = marksInFront(found);
  const escapes = withoutBackslashes(found);
  const around = outsideOf(found);
  const what = [around, inFront, escapes].filter((it) => it !== undefined);
  return what.length === 0 ? undefined : found.result(what.join(', '));
}

/** The XML of a text, with blanks in place of what is around it. */
export const bareOf = (written: string): string => pastedAround(written)?.text ?? written;

const mayBePasted = (text: string): boolean => {
  const first = /\S/.exec(text)?.[0];
  if (first === undefined) return false;
  return (
    first !== '<' ||
    (text.includes('\\') && (escapedQuote.test(text) || escapedEnd.test(text))) ||
    startsLine(text, '+') ||
    startsLine(text, '-')
  );
};

const escapedQuote = /=\\["']/;

/** A line end of a string of a program between two tags. */
const escapedEnd = />\\n\s*</;

/** Whether a line but the first starts with a character; looked for by that one, as V8 finds what is rare without delay. */
function startsLine(text: string, character: string): boolean {
  let at = text.indexOf(character);
  while (at >= 0 && text[at - 1] !== '\n') at = text.indexOf(character, at + 1);
  return at >= 0;
}

/** Collects what is taken out of a text, round by round. */
class Remover {
  readonly #edits: Edit[] = [];
  #round: { readonly span: Span; readonly seen: string }[] = [];

  constructor(public text: string) {}

  /** Puts blanks in place of a span, for the eye of the parser; the edit takes it out. */
  remove(start: number, end: number): void {
    this.write({ start, end }, '', this.text.slice(start, end).replace(/[^\r\n]/g, ' '));
  }

  /** Lets the parser see a text of the same length in place of a span; the edit writes another one. */
  write(span: Span, text: string, seen: string): void {
    this.#round.push({ span, seen });
    this.#edits.push({ span, text });
  }

  /** Puts into the text what was written. */
  finishRound(): void {
    const pieces: string[] = [];
    let at = 0;
    for (const { span, seen } of this.#round.sort((a, b) => a.span.start - b.span.start)) {
      pieces.push(this.text.slice(at, span.start), seen);
      at = span.end;
    }
    this.text = pieces.join('') + this.text.slice(at);
    this.#round = [];
  }

  result(what: string): Pasted {
    const edits = merged(this.#edits);
    const [first] = edits as [Edit];
    return { text: this.text, what, span: first.span, edits };
  }
}

/** Edits in order; what lies within a removal or touches one goes with it. */
function merged(edits: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  for (const it of [...edits].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    const last = result.at(-1);
    if (
      !last ||
      last.span.end < it.span.start ||
      (last.span.end === it.span.start && (last.text !== '' || it.text !== ''))
    )
      result.push(it);
    else if (it.span.end > last.span.end)
      result[result.length - 1] = { ...last, span: { ...last.span, end: it.span.end } };
  }
  return result;
}

interface Line extends Span {
  readonly text: string;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const next = found < 0 ? text.length : found + 1;
    lines.push({ start, end: next, text: text.slice(start, next) });
    start = next;
  }
  return lines;
}

const hasTag = /<[a-z_!?/]/i;

/** Takes away what stands in front of each line; gives what it is, in words. */
function marksInFront(found: Remover): string | undefined {
  const lines = linesOf(found.text).filter((it) => it.text.trim() !== '');
  const tagged = lines.filter((it) => hasTag.test(it.text));
  if (tagged.length === 0) return undefined;
  for (const take of [takeNumbers, takeDiff, takeMarks, takeStrings]) {
    const what = take(found, lines, tagged);
    if (what === undefined) continue;
    found.finishRound();
    return what;
  }
  return undefined;
}

type Take = (found: Remover, lines: readonly Line[], tagged: readonly Line[]) => string | undefined;

const numbered = /^[ \t]*(\d{1,7})[:.|)\u2192\u2502]?(?:\t|(?=\s|$|<))/;

/** `cat -n`, `grep -n`, listings on web pages: numbers that count the lines. */
const takeNumbers: Take = (found, lines, tagged) => {
  const numberOf = (it: Line): number => Number(numbered.exec(it.text)?.[1] ?? NaN);
  if (tagged.length < 2 || !tagged.every((it, i) => i === 0 || numberOf(it) > numberOf(tagged[i - 1]!)))
    return undefined;
  removeEach(found, lines, (it) => numbered.exec(it.text)?.[0].length ?? 0);
  return 'numbers in front of the lines';
};

/** Takes away so many characters of each line, and the blank behind them where all lines have one. */
function removeEach(found: Remover, lines: readonly Line[], lengthIn: (it: Line) => number): void {
  const marked = lines.map((it) => [it, lengthIn(it)] as const).filter(([, length]) => length > 0);
  const isApart = marked.every(([it, length]) => /^[ \r\n]|^$/.test(it.text.slice(length)));
  for (const [it, length] of marked)
    found.remove(it.start, it.start + length + (isApart && it.text[length] === ' ' ? 1 : 0));
}

const diffHead =
  /^(?:diff |index |--- |\+\+\+ |@@ |new file|deleted file|old mode|new mode|similarity |rename |\\ No newline)/;

/** A diff: what it adds and what stays is the file; of one that only removes, what it removes. */
const takeDiff: Take = (found, lines, tagged) => {
  const isMarked = (it: Line): boolean => /^[+-]/.test(it.text) && !diffHead.test(it.text);
  if (!tagged.some(isMarked) || !lines.every((it) => /^[ +-]/.test(it.text) || diffHead.test(it.text)))
    return undefined;
  const isLost = lines.some((it) => it.text.startsWith('+') && !diffHead.test(it.text));
  for (const it of lines) {
    const isHead = diffHead.test(it.text);
    if (isHead || (isLost && it.text.startsWith('-'))) found.remove(it.start, it.end);
    else found.remove(it.start, it.start + 1);
  }
  return 'marks of a diff';
};

const inFrontOfAll = ['>', '#', '//', '|', '\u2502', ';', '*'];

/** A mail, a quotation, a comment: the same mark in front of each line. */
const takeMarks: Take = (found, lines, tagged) => {
  const mark = inFrontOfAll.find((it) => tagged.every((line) => line.text.trimStart().startsWith(it)));
  if (mark === undefined || tagged.length < 2) return undefined;
  removeEach(found, lines, (it) => {
    const at = it.text.length - it.text.trimStart().length;
    return it.text.startsWith(mark, at) ? at + mark.length : 0;
  });
  return `${mark} in front of the lines`;
};

/** `echo "<network>" >> lab.xml`, `+ "<network>"`, `xml += '<network>\n';` */
const quotedLine =
  /^[ \t]*(?:(?:echo|printf|puts)[ \t]+(?:-[en]{1,2}[ \t]+)?|[+.][ \t]*|(?:\w{1,40}[ \t]+){0,3}[\w$.]{1,40}[ \t]*[+.]?=[ \t]*)?(["'])(?=[ \t]*<)(.+>)(?:\\n)?\1[ \t]*(?:>{1,2}[^<>"']{0,100}|[-+.,;\\() \t]{0,20})$/;

/** Lines of a script or of a program that write a line of the XML each. */
const takeStrings: Take = (found, lines, tagged) => {
  const partsOf = (it: Line): RegExpExecArray | null => quotedLine.exec(it.text.trimEnd());
  if (tagged.length < 2 || !tagged.every((it) => partsOf(it))) return undefined;
  for (const it of lines) {
    const parts = partsOf(it);
    const end = it.start + it.text.trimEnd().length;
    if (!parts) {
      found.remove(it.start, end);
      continue;
    }
    const start = it.start + it.text.indexOf(parts[1]!) + 1;
    found.remove(it.start, start);
    found.remove(start + parts[2]!.length, end);
  }
  return 'a string for each line';
};

/** `\"10.0.0.1\"` as it stands in a string of a program: the quote comes first where a value ends, so that it holds no blank. */
function withoutBackslashes(found: Remover): string | undefined {
  const hasQuotes = escapedQuote.test(found.text);
  if (!hasQuotes && !escapedEnd.test(found.text)) return undefined;
  const { text } = found;
  for (const { 0: there, index } of text.matchAll(/\\(?:["']|n(?=[ \t]*(?:[<\\"']|$)))/g)) {
    const span = { start: index, end: index + 2 };
    if (there === '\\n') found.write(span, '\n', ' \n');
    else found.write(span, there[1]!, text[index - 1] === '=' ? ` ${there[1]!}` : `${there[1]!} `);
  }
  found.finishRound();
  return hasQuotes ? 'backslashes before quotes' : '\\n in place of line ends';
}

/** Takes away what stands outside of the elements; gives what it is, in words, where it is no plain text at one end. */
function outsideOf(found: Remover): string | undefined {
  const { text } = found;
  const start = firstTag(text);
  const name = start < 0 ? undefined : rootAfter(text, start);
  if (name === undefined) return undefined;
  const outside = betweenRoots(text, start, name);
  const solid = outside.filter((it) => /\S/.test(text.slice(it.start, it.end)));
  if (solid.some((it) => mayBeMark.test(text.slice(it.start, it.end)))) return undefined;
  const kind = solid.map((it) => kindOf(text.slice(it.start, it.end))).find((it) => it !== undefined);
  if (solid.length === 0 || (kind === undefined && solid.length === 1)) return undefined;
  for (const it of solid) found.remove(it.start, it.end);
  const declaration = /^<\?xml\s[^>]*\?>/.exec(text.slice(start))?.[0];
  if (declaration !== undefined && solid[0]!.start < start)
    found.write({ start, end: start + declaration.length }, declaration, ' '.repeat(declaration.length));
  found.finishRound();
  return kind ?? 'text';
}

/** What a template says before and behind its root. */
const mayBeMark =
  /\{\{|\{%|<%|%\{|\{#|^[ \t]*(?:%|##|<\/?[#@]|#(?:set|if|foreach|macro|parse|include|define)[ \t]*\(|@(?:[{*]|model\b|using\b))/m;

/** Where the first tag, comment or declaration starts; `<<EOF` is none. */
const firstTag = (text: string): number => text.search(/(?<![<\w])<(?=[a-z_?]|!--|!DOCTYPE)/i);

/** The name of the first element behind an offset. */
const rootAfter = (text: string, from: number): string | undefined =>
  /<([a-z_][\w:.-]*)/i.exec(text.slice(from).replace(/<!--[\s\S]*?-->/g, (it) => ' '.repeat(it.length)))?.[1];

/** What stands before the first element, between elements of its name, and behind the last. */
function betweenRoots(text: string, start: number, name: string): Span[] {
  const spans: Span[] = [{ start: 0, end: start }];
  const close = new RegExp(`</${name}\\s*>`, 'g');
  close.lastIndex = start;
  for (let it = close.exec(text); it; it = close.exec(text)) {
    const end = it.index + it[0].length;
    // The line of the close tag keeps its end.
    const from = end + (/^[ \t]*\r?\n/.exec(text.slice(end, end + 100))?.[0].length ?? 0);
    const next = firstTag(text.slice(from));
    spans.push({ start: from, end: next < 0 ? text.length : from + next });
  }
  return spans;
}

/** What a line of it looks like, in words. */
function kindOf(text: string): string | undefined {
  for (const line of text.split('\n')) for (const [looks, words] of kinds) if (looks.test(line.trim())) return words;
  return undefined;
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/<<[-~]?\s?["'\\]?\w/, 'a here-document'],
  [/^(?:```|~~~)/, 'a fence of Markdown'],
  [/^\[?[\w.-]+@[\w.-]|^[$#>](?:\s|$)|^virsh\s?#|^(?:sudo\s+)?virsh\s/, 'a line of a terminal'],
  [/^(?:sudo\s+)?(?:cat|echo|tee|printf|xmllint)\s/, 'a command'],
];
