// Reads what follows an equals sign in an ifcfg file: where the value stands, what flags it has, and what is wrong
// with it. Tolerant where NetworkManager gives up, so that every fault of a line is told at once.
import { char } from '../char';
import type { Span } from '../../text';
import { hasForeign, invisibleRuns, repaired, smartQuotesIn, unreadable } from './characters';
import {
  commentStart,
  endsInBackslash,
  isNamePart,
  isNameStart,
  isPlain,
  isSpace,
  type ValuePiece,
  piecesOf,
  trimmedEnd,
} from './scan';
import { decodeValue } from './value';
import { flags, type SyntaxProblem } from '../tree';

/** What follows an equals sign, as NetworkManager takes it, and what is wrong with it. Offsets are those of the file. */
export interface ValueText {
  /** The value, inside its quotes when it is one quoted piece. */
  readonly start: number;
  readonly end: number;
  readonly flags: number;
  /** Where a comment after the value starts; -1 without one. */
  readonly comment: number;
  readonly problems: SyntaxProblem[];
}

/** Reads the text `[from, to)` after an equals sign; `to` is the end of the line. */
export function readValue(text: string, from: number, to: number): ValueText {
  const raw = text.slice(from, to);
  if (isPlain(raw) && !raw.includes('~'))
    return { start: from, end: to, flags: flags.noQuote, comment: -1, problems: [] };
  const foreign = hasForeign(raw);
  const quotes = foreign ? smartQuotesIn(raw) : [];
  const scan = scanValue(quotes.length === 0 ? raw : repaired(raw, quotes));
  // The verdict is on the text as it stands; what is wrong is told of the text with plain quotes.
  const real = quotes.length === 0 ? scan : scanValue(raw);
  const isDoubtful = real.isBad || foreign || raw.includes("$'");
  const isBad = isDoubtful && decodeValue(raw) === undefined;
  const problems = [...quotes, ...scan.problems];
  if (foreign) problems.push(...invisibleRuns(raw, 0, valueEnd(raw, scan)), ...unreadable(raw, valueEnd(raw, scan)));
  // Escapes such as `\377` and `\0` that make no text.
  if (isBad && problems.length === 0) problems.push({ kind: 'not-utf8', span: { start: real.start, end: real.end } });
  const { start, end, flag } = real;
  return {
    start: start + from,
    end: end + from,
    flags: isBad ? flag | flags.bad : flag,
    comment: real.comment < 0 ? -1 : real.comment + from,
    problems: problems.map((it) => moved(it, from)),
  };
}

const moved = ({ kind, span, other, detail }: SyntaxProblem, by: number): SyntaxProblem => ({
  kind,
  span: { start: span.start + by, end: span.end + by },
  ...(other && { other: { start: other.start + by, end: other.end + by } }),
  ...(detail !== undefined && { detail }),
});

const valueEnd = (raw: string, scan: Scan): number => (scan.comment < 0 ? raw.length : scan.comment);

interface Scan {
  readonly start: number;
  readonly end: number;
  readonly flag: number;
  readonly comment: number;
  readonly isBad: boolean;
  readonly problems: SyntaxProblem[];
}

/** Of each kind no more are told of one value: nobody reads them. */
const mostOfAKind = 20;

/** Scans one value from the character after the equals sign to the end of the line. */
function scanValue(raw: string): Scan {
  let start = 0;
  while (start < raw.length && isSpace(raw.charCodeAt(start))) start++;
  const first = raw.charCodeAt(start);
  const isComment = start > 0 && first === char.hash;
  if (start === raw.length || isComment)
    return {
      ...{ start: 0, end: 0, flag: flags.noQuote, isBad: false, problems: [] },
      comment: isComment ? start : -1,
    };
  return new ValueScanner(raw, first === char.semicolon ? 0 : start).scan();
}

/** Tells the faults of a value from the pieces that a shell takes it for. Lives as long as one scan. */
class ValueScanner {
  readonly #problems: SyntaxProblem[] = [];
  readonly #counts = new Map<string, number>();
  /** Where the text ends before trailing blanks. */
  readonly #trimmed: number;
  /** Where the value ends, and where the comment after it starts. */
  #stop: number;
  #comment = -1;
  #isBad: boolean;
  #openQuote: ValuePiece | undefined;
  /** Whether an escape stands in it that only the old writer made. */
  #isOld = false;

  constructor(
    readonly raw: string,
    readonly start: number,
  ) {
    this.#trimmed = this.#stop = trimmedEnd(raw, raw.length);
    this.#isBad = start > 0;
    if (start > 0) this.#report('space-after-equals', 0, start);
  }

  scan(): Scan {
    const pieces = piecesOf(this.raw, this.start, 'shell');
    for (const it of pieces) this.#take(it);
    this.#takeHalf();
    const [first] = pieces;
    const isQuoted = first?.kind === 'single' || first?.kind === 'double';
    const value = (isQuoted && this.#insideOf(first)) || { start: this.start, end: this.#stop, flag: flags.noQuote };
    const { start, end, flag } = value;
    return { start, end, flag, comment: this.#comment, isBad: this.#isBad, problems: this.#problems };
  }

  /** The value inside of its quotes; undefined when it is not one quoted piece. */
  #insideOf(first: ValuePiece): { start: number; end: number; flag: number } | undefined {
    const { raw } = this;
    const start = first.start + 1;
    const single = first.kind === 'single' ? flags.single : 0;
    if (!first.isClosed) {
      // Blanks after an open quote are inside it.
      const end = raw.endsWith('\r') ? raw.length - 1 : raw.length;
      return { start, end, flag: flags.unterminated | single };
    }
    if (first.end !== this.#stop) return undefined;
    // Only a value that ends with its closing quote counts as one of the old writer's.
    if (this.#isOld && first.end < raw.length && !this.#isBad)
      return { start: first.start, end: first.end + 1, flag: flags.noQuote };
    return { start, end: first.end - 1, flag: single };
  }

  #take(piece: ValuePiece): void {
    const { start, end, isClosed } = piece;
    switch (piece.kind) {
      case 'plain':
        return this.#takePlain(start, end);
      case 'escape':
        this.#isBad ||= !isClosed;
        return;
      case 'single':
      case 'double':
        for (const it of piece.inner) this.#takeInner(it);
        if (isClosed) return this.#takeQuoted(start, end);
        this.#openQuote = piece;
        return this.#takeUnterminated(piece);
      case 'ansi':
        if (!isClosed) this.#takeUnterminated(piece);
        return;
      case 'expansion':
        // What stands in it is read by NetworkManager as it comes.
        this.#isBad ||= /[\s;|&()<>'"\\]/.test(this.raw.slice(start, Math.min(end, this.#trimmed)));
        return this.#takeExpansion(piece);
      case 'gap':
        if (start < this.#trimmed) this.#takeGap(piece);
        return;
      case 'metacharacter':
        this.#giveUp(start);
        if (this.raw[start] === '(' && start === this.start) return this.#report('array-value', start, this.#stop);
        return this.#report('unquoted-metacharacter', start, end, this.raw[start], this.#whole());
    }
  }

  /** A shell puts a home directory in place of a tilde at the front, and after a colon. */
  #takePlain(start: number, end: number): void {
    for (let i = start; i < end; i++)
      if (
        this.raw.charCodeAt(i) === char.tilde &&
        (i === this.start || this.raw.charCodeAt(i - 1) === char.colon) &&
        tildeExpands(this.raw.charCodeAt(i + 1))
      )
        this.#report('shell-expansion', i, i + 1);
  }

  #takeInner(piece: ValuePiece): void {
    const { kind, start, end } = piece;
    if (kind === 'expansion') {
      this.#isBad = true;
      this.#takeExpansion(piece);
    } else if (kind === 'escape' && /['~]/.test(this.raw[start + 1] ?? '')) {
      this.#isOld = true;
      this.#report('redundant-quotes-escape', start, end);
    }
  }

  #takeExpansion({ start, end }: ValuePiece): void {
    const to = Math.min(end, this.#trimmed);
    this.#report('shell-expansion', start, to, variableName(this.raw.slice(start, to)));
  }

  #takeQuoted(start: number, end: number): void {
    for (let k = start + 1; k < end - 1; k++)
      if (this.raw.charCodeAt(k) < char.blank) return this.#report('ansi-quote-needed', start, end);
  }

  #takeUnterminated({ kind, start }: ValuePiece): void {
    this.#isBad = true;
    this.#report('unterminated-quote', start, this.#trimmed, kind === 'double' ? '"' : "'");
  }

  /** Blanks or a semicolon: the value ends, and nothing but a comment may follow. */
  #takeGap({ start, end }: ValuePiece): void {
    const { raw } = this;
    this.#stop = start;
    if (end >= this.#trimmed) return;
    if (raw.charCodeAt(end) === char.hash) {
      this.#comment = end;
      return;
    }
    this.#giveUp(end);
    const semicolon = raw.slice(start, end).indexOf(';');
    const name = nameBeforeEquals(raw, end, this.#trimmed);
    if (raw.charCodeAt(end) === char.semicolon) this.#report('double-semicolon', start + semicolon, end + 1);
    else if (name !== undefined && (semicolon >= 0 || isUpperCase(name)))
      this.#report('several-on-one-line', end, this.#stop, name, { start, end });
    else if (semicolon >= 0)
      this.#report('unquoted-metacharacter', start + semicolon, start + semicolon + 1, ';', this.#whole());
    else this.#report('unquoted-space', this.start, this.#stop);
  }

  /** The reader takes nothing of the line; the value that was meant goes on up to a comment. */
  #giveUp(at: number): void {
    this.#isBad = true;
    this.#comment = commentStart(this.raw, at, this.#trimmed);
    this.#stop = this.#comment < 0 ? this.#trimmed : trimmedEnd(this.raw, this.#comment);
  }

  #whole(): Span {
    return { start: this.start, end: this.#stop };
  }

  /** A backslash at the end joins the next line in a shell; before a blank that blank belongs to the value. */
  #takeHalf(): void {
    const { raw } = this;
    if (!endsInBackslash(raw, this.#trimmed)) return;
    const isAtEnd = this.#trimmed === raw.length || raw.slice(this.#trimmed) === '\r';
    if (!this.#openQuote && this.#stop === this.#trimmed && this.#trimmed < raw.length) this.#stop++;
    if (this.#comment >= 0 || this.#openQuote?.kind === 'single' || !isAtEnd) return;
    // That is then the fault, whatever else the half line looks like.
    const others = this.#problems.filter((it) => !causedByHalf.has(it.kind));
    this.#problems.splice(0, this.#problems.length, ...others);
    this.#report('line-continuation', this.#trimmed - 1, this.#trimmed);
  }

  #report(kind: string, start: number, end: number, detail?: string, other?: Span): void {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (count > mostOfAKind) return;
    this.#problems.push({
      ...{ kind, span: { start, end } },
      ...(detail !== undefined && { detail }),
      ...(other && { other }),
    });
  }
}

const causedByHalf = new Set(['unquoted-space', 'unterminated-quote', 'several-on-one-line']);

function nameBeforeEquals(raw: string, from: number, to: number): string | undefined {
  if (!isNameStart(raw.charCodeAt(from))) return undefined;
  let i = from + 1;
  while (i < to && isNamePart(raw.charCodeAt(i))) i++;
  return raw.charCodeAt(i) === char.equals ? raw.slice(from, i) : undefined;
}

const isUpperCase = (name: string): boolean => name === name.toUpperCase();

const tildeExpands = (code: number): boolean =>
  Number.isNaN(code) || code === char.slash || code === char.colon || isSpace(code);

/** The name in `$NAME` and `${NAME}`; undefined for any other expansion. */
function variableName(text: string): string | undefined {
  return /^\$(?:(\w+)|\{(\w+)\})$/
    .exec(text)
    ?.slice(1)
    .find((it) => it !== undefined);
}
