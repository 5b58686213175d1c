// Characters of ifcfg files that are not what they look like: typographic quotes, blanks that are none, forms that only
// resemble ASCII, and bytes that were no UTF-8. Found here, judged elsewhere.
import { char } from '../char';
import type { Span } from '../../text';
import { commentStart, isSpace, trimmedEnd } from './scan';
import type { SyntaxProblem } from '../tree';

const smartDouble = '\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02';
const smartSingle = '\u2018\u2019\u201a\u201b\u2032';
const isSmart = (character: string | undefined): boolean =>
  character !== undefined && character !== '' && (smartDouble + smartSingle).includes(character);

/** Whether a text has any character beyond ASCII. */
export function hasForeign(raw: string): boolean {
  for (let i = 0; i < raw.length; i++) if (raw.charCodeAt(i) > 127) return true;
  return false;
}

/** Typographic quotes at the edges of a value; `detail` is what should stand there. */
export function smartQuotesIn(raw: string): SyntaxProblem[] {
  let start = 0;
  while (start < raw.length && (isSpace(raw.charCodeAt(start)) || isBlankLike(raw.charCodeAt(start)))) start++;
  const hash = commentStart(raw, start, raw.length);
  let end = trimmedEnd(raw, hash < 0 ? raw.length : hash);
  while (end > start && (isSpace(raw.charCodeAt(end - 1)) || isBlankLike(raw.charCodeAt(end - 1)))) end--;
  if (end > start + 1 && raw[end - 1] === ';') end = trimmedEnd(raw, end - 1);
  if (start >= end) return [];
  const at = (offset: number): Span => ({ start: offset, end: offset + 1 });
  const problem = (offset: number, detail: string, other?: number): SyntaxProblem => ({
    kind: 'smart-quotes',
    span: at(offset),
    ...(other !== undefined && { other: at(other) }),
    detail,
  });
  const opens = isSmart(raw[start]);
  const closes = end - 1 > start && isSmart(raw[end - 1]);
  const plainOpen = raw[start] === '"' || raw[start] === "'";
  const plainClose = end - 1 > start && (raw[end - 1] === '"' || raw[end - 1] === "'");
  if (opens && closes) {
    const quote = smartSingle.includes(raw[start]!) && smartSingle.includes(raw[end - 1]!) ? "'" : '"';
    return [problem(start, raw.slice(start + 1, end - 1).includes(quote) ? other(quote) : quote, end - 1)];
  }
  if (opens && plainClose && raw.indexOf(raw[end - 1]!, start) === end - 1) return [problem(start, raw[end - 1]!)];
  if (closes && plainOpen && raw.indexOf(raw[start]!, start + 1) < 0) return [problem(end - 1, raw[start]!)];
  if (opens) return [problem(start, '')];
  return closes && smartDouble.includes(raw[end - 1]!) && !plainOpen ? [problem(end - 1, '')] : [];
}

const other = (quote: string): string => (quote === '"' ? "'" : '"');

/** The text with plain quotes in place of typographic ones; one that is to go becomes a plain letter. */
export function repaired(raw: string, quotes: readonly SyntaxProblem[]): string {
  let result = raw;
  for (const { span, other: second, detail } of quotes) {
    for (const it of second ? [span, second] : [span])
      result = result.slice(0, it.start) + (detail || 'x') + result.slice(it.end);
  }
  return result;
}

const isBlankLike = (code: number): boolean =>
  code === char.noBreakSpace ||
  (0x2000 <= code && code <= 0x200f) ||
  code === 0x2060 ||
  code === char.byteOrderMark ||
  code === 0x3000;

/** Whether a character is not to be seen, or looks like an ASCII one and is none. */
export const isInvisible = (code: number): boolean =>
  code > 127 &&
  (code === char.noBreakSpace ||
    code === 0xad ||
    code === 0x1680 ||
    (0x2000 <= code && code <= 0x200f) ||
    (0x2028 <= code && code <= 0x202f) ||
    code === 0x205f ||
    (0x2060 <= code && code <= 0x2064) ||
    code === 0x3000 ||
    code === char.byteOrderMark ||
    (0xff01 <= code && code <= 0xff5e && code !== 0xff02));

/** Runs of characters that are not to be seen or only look like ASCII; `detail` is what should stand there. */
export function invisibleRuns(text: string, from: number, to: number): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  for (let i = from; i < to && problems.length < 20; i++) {
    if (!isInvisible(text.charCodeAt(i))) continue;
    const start = i;
    let detail = '';
    for (; i < to && isInvisible(text.charCodeAt(i)); i++) {
      const code = text.charCodeAt(i);
      if (code >= 0xff01 && code !== char.byteOrderMark) detail += String.fromCharCode(code - 0xfee0);
    }
    problems.push({ kind: 'invisible-character', span: { start, end: i }, detail });
  }
  return problems;
}

/** Where characters stand that could not be read. */
export function unreadable(raw: string, to: number): SyntaxProblem[] {
  const start = raw.indexOf('\ufffd');
  if (start < 0 || start >= to) return [];
  let end = start;
  while (raw[end] === '\ufffd') end++;
  return [{ kind: 'not-utf8', span: { start, end } }];
}
