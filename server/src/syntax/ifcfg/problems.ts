// Reads what follows an equals sign in an ifcfg file: where the value stands, what flags it has, and what is wrong
// with it. One scan, tolerant where NetworkManager gives up, so that every fault of a line is told at once.
import { char } from '../char';
import type { Span } from '../../text';
import { hasForeign, invisibleRuns, repaired, smartQuotesIn, unreadable } from './characters';
import { commentStart, endsInBackslash, isNamePart, isNameStart, isSpace, trimmedEnd, decodeValue } from './value';
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
  const problems: SyntaxProblem[] = [];
  const counts = new Map<string, number>();
  const report = (kind: string, start: number, end: number, detail?: string, other?: Span) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count > mostOfAKind) return;
    problems.push({ kind, span: { start, end }, ...(detail !== undefined && { detail }), ...(other && { other }) });
  };
  const trimmed = trimmedEnd(raw, raw.length);
  let start = 0;
  while (start < trimmed && isSpace(raw.charCodeAt(start))) start++;
  const first = raw.charCodeAt(start);
  if (start >= trimmed || (start > 0 && (first === char.hash || first === char.semicolon))) {
    if (start >= trimmed || first === char.hash)
      return {
        start: 0,
        end: 0,
        flag: flags.noQuote,
        comment: first === char.hash ? start : -1,
        isBad: false,
        problems,
      };
    start = 0;
  }
  let isBad = start > 0;
  if (isBad) report('space-after-equals', 0, start);

  let i = start;
  let comment = -1;
  let stop = trimmed;
  let firstPieceEnd = -1;
  let openQuote = -1;
  let old = false;
  const expansion = (): void => {
    const end = expansionEnd(raw, i, trimmed);
    // What stands in an unquoted expansion is read by NetworkManager as it comes.
    isBad ||= /[\s;|&()<>'"\\]/.test(raw.slice(i, end));
    report('shell-expansion', i, end, variableName(raw.slice(i, end)));
    i = end;
  };
  scan: while (i < trimmed) {
    const code = raw.charCodeAt(i);
    if (isSpace(code) || code === char.semicolon) {
      stop = i;
      const rest = afterBlanks(raw, i, trimmed);
      if (rest.at >= trimmed) break;
      if (raw.charCodeAt(rest.at) === char.hash) {
        comment = rest.at;
        break;
      }
      isBad = true;
      comment = commentStart(raw, rest.at, trimmed);
      stop = comment < 0 ? trimmed : trimmedEnd(raw, comment);
      const name = nameBeforeEquals(raw, rest.at, trimmed);
      if (raw.charCodeAt(rest.at) === char.semicolon) report('double-semicolon', rest.semicolon, rest.at + 1);
      else if (name !== undefined && (rest.semicolon >= 0 || isUpperCase(name)))
        report('several-on-one-line', rest.at, stop, name, { start: i, end: rest.at });
      else if (rest.semicolon >= 0)
        report('unquoted-metacharacter', rest.semicolon, rest.semicolon + 1, ';', { start, end: stop });
      else report('unquoted-space', start, stop);
      break;
    }
    switch (code) {
      case char.backslash:
        if (i + 1 >= raw.length) isBad = true;
        i += 2;
        continue;
      case char.apostrophe: {
        const close = raw.indexOf("'", i + 1);
        if (close < 0) {
          isBad = true;
          openQuote = i;
          report('unterminated-quote', i, trimmed, "'");
          break scan;
        }
        control(i + 1, close);
        i = close + 1;
        break;
      }
      case char.doubleQuote: {
        const open = i++;
        while (i < trimmed && raw.charCodeAt(i) !== char.doubleQuote) {
          const it = raw.charCodeAt(i);
          if (it === 36 || it === 96) {
            isBad = true;
            expansion();
          } else if (it === 92) {
            const next = raw.charCodeAt(i + 1);
            if (next === char.apostrophe || next === char.tilde) {
              old = true;
              report('redundant-quotes-escape', i, i + 2);
            }
            i += 2;
          } else i++;
        }
        if (i >= trimmed) {
          isBad = true;
          openQuote = open;
          report('unterminated-quote', open, trimmed, '"');
          break scan;
        }
        control(open + 1, i);
        i++;
        break;
      }
      case char.dollar:
        if (raw.charCodeAt(i + 1) === char.apostrophe) {
          const open = i;
          for (i += 2; i < trimmed && raw.charCodeAt(i) !== char.apostrophe; i++)
            if (raw.charCodeAt(i) === char.backslash) i++;
          if (i >= trimmed) {
            isBad = true;
            report('unterminated-quote', open, trimmed, "'");
            break scan;
          }
          i++;
        } else if (expands(raw.charCodeAt(i + 1))) expansion();
        else i++;
        continue;
      case char.backquote:
        expansion();
        continue;
      case char.tilde:
        if ((i === start || raw.charCodeAt(i - 1) === char.colon) && tildeExpands(raw.charCodeAt(i + 1)))
          report('shell-expansion', i, i + 1);
        i++;
        continue;
      case char.ampersand:
      case char.openParenthesis:
      case char.closeParenthesis:
      case char.lessThan:
      case char.greaterThan:
      case char.bar:
        isBad = true;
        comment = commentStart(raw, i, trimmed);
        stop = comment < 0 ? trimmed : trimmedEnd(raw, comment);
        if (code === char.openParenthesis && i === start) report('array-value', i, stop);
        else report('unquoted-metacharacter', i, i + 1, raw[i], { start, end: stop });
        break scan;
      default:
        i++;
        continue;
    }
    if (firstPieceEnd < 0 && (raw[start] === '"' || raw[start] === "'")) firstPieceEnd = i;
  }

  // An escaped blank at the end belongs to the value.
  const isHalf = endsInBackslash(raw, trimmed);
  const isAtEnd = trimmed === raw.length || raw.slice(trimmed) === '\r';
  if (isHalf && openQuote < 0 && comment < 0 && stop === trimmed && trimmed < raw.length) stop++;

  // A backslash at the end joins the next line in a shell; that is then the fault, whatever else the half line looks like.
  if (comment < 0 && raw[openQuote] !== "'" && isHalf && isAtEnd) {
    for (let k = problems.length - 1; k >= 0; k--) if (causedByHalf.has(problems[k]!.kind)) problems.splice(k, 1);
    report('line-continuation', trimmed - 1, trimmed);
  }

  const quote = raw.charCodeAt(start);
  const isSingle = quote === char.apostrophe;
  const isQuoted = isSingle || quote === char.doubleQuote;
  if (isQuoted && openQuote === start) {
    const flag = flags.unterminated | (isSingle ? flags.single : 0);
    // Blanks after an open quote are inside it.
    const end = raw.endsWith('\r') ? raw.length - 1 : raw.length;
    return { start: start + 1, end, flag, comment, isBad, problems };
  }
  if (isQuoted && firstPieceEnd === stop) {
    // Only a value that ends with its closing quote counts as one of the old writer's.
    if (old && stop < raw.length && !isBad)
      return { start, end: stop + 1, flag: flags.noQuote, comment, isBad, problems };
    return { start: start + 1, end: stop - 1, flag: isSingle ? flags.single : 0, comment, isBad, problems };
  }
  return { start, end: stop, flag: flags.noQuote, comment, isBad, problems };

  function control(at: number, end: number): void {
    for (let k = at; k < end; k++)
      if (raw.charCodeAt(k) < char.blank) return report('ansi-quote-needed', at - 1, end + 1);
  }
}

const causedByHalf = new Set(['unquoted-space', 'unterminated-quote', 'several-on-one-line']);

/** Past blanks and at most one semicolon, as the reader allows after a value. */
function afterBlanks(raw: string, from: number, to: number): { at: number; semicolon: number } {
  let semicolon = -1;
  let at = from;
  for (; at < to; at++) {
    if (isSpace(raw.charCodeAt(at))) continue;
    if (raw.charCodeAt(at) !== char.semicolon || semicolon >= 0) break;
    semicolon = at;
  }
  return { at, semicolon };
}

function nameBeforeEquals(raw: string, from: number, to: number): string | undefined {
  if (!isNameStart(raw.charCodeAt(from))) return undefined;
  let i = from + 1;
  while (i < to && isNamePart(raw.charCodeAt(i))) i++;
  return raw.charCodeAt(i) === char.equals ? raw.slice(from, i) : undefined;
}

const isUpperCase = (name: string): boolean => name === name.toUpperCase();

/** Whether a shell expands `$` before this character. */
const expands = (code: number): boolean =>
  isNamePart(code) ||
  code === char.doubleQuote ||
  code === char.openBrace ||
  code === char.openParenthesis ||
  code === char.openBracket ||
  '@*#?-$!'.includes(String.fromCharCode(code));

const tildeExpands = (code: number): boolean =>
  Number.isNaN(code) || code === char.slash || code === char.colon || isSpace(code);

function expansionEnd(raw: string, at: number, to: number): number {
  const until = (close: string, from: number): number => {
    const end = raw.indexOf(close, from);
    return end < 0 || end >= to ? to : end + 1;
  };
  if (raw[at] === '`') return until('`', at + 1);
  const code = raw.charCodeAt(at + 1);
  if (code === char.openBrace) return until('}', at + 2);
  if (code === char.openParenthesis) {
    let depth = 0;
    for (let i = at + 1; i < to; i++) {
      if (raw[i] === '(') depth++;
      else if (raw[i] === ')' && --depth === 0) return i + 1;
    }
    return to;
  }
  if (isNameStart(code)) {
    let i = at + 2;
    while (i < to && isNamePart(raw.charCodeAt(i))) i++;
    return i;
  }
  return Math.min(to, at + (code !== char.doubleQuote && expands(code) ? 2 : 1));
}

/** The name in `$NAME` and `${NAME}`; undefined for any other expansion. */
function variableName(text: string): string | undefined {
  return /^\$(?:(\w+)|\{(\w+)\})$/
    .exec(text)
    ?.slice(1)
    .find((it) => it !== undefined);
}
