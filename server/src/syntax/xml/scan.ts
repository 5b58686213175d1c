// Small scans over XML text: names, blanks, lines, the end of a document type declaration. All of them stay linear.
import { char } from '../char';
import { blank, characterClass as classes, name } from './characters';

/** The code unit at an offset, 0 after the end. */
export const unitAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : 0);

/** The end of the run of name characters at an offset. */
export function nameEnd(text: string, at: number): number {
  const { length } = text;
  while (at < length && classes[text.charCodeAt(at)]! & name) at++;
  return at;
}

/** The first offset that holds no XML blank. */
export function skipBlanks(text: string, at: number): number {
  const { length } = text;
  while (at < length && classes[text.charCodeAt(at)]! & blank) at++;
  return at;
}

/** The end of the line, before its line end. */
export function lineEnd(text: string, at: number): number {
  const { length } = text;
  while (at < length && text.charCodeAt(at) !== char.lineFeed && text.charCodeAt(at) !== char.carriageReturn) at++;
  return at;
}

/** Deeper indentation tells nothing; not counting it keeps every scan linear. */
const deepestIndent = 200;

/** The first offset in `[from, to)` that holds a line end or the given code unit; `to` when there is none. */
export function lineEndOr(text: string, unit: number, from: number, to: number): number {
  for (; from < to; from++) {
    const it = text.charCodeAt(from);
    if (it === unit || it === 10 || it === 13) break;
  }
  return from;
}

/** How far the line of an offset is indented, when only blanks stand before the offset; -1 when something else does. */
export function indentAt(text: string, at: number): number {
  let start = at;
  while (
    start > 0 &&
    at - start < deepestIndent &&
    (text.charCodeAt(start - 1) === char.blank || text.charCodeAt(start - 1) === char.tab)
  )
    start--;
  const before = start === 0 ? 10 : text.charCodeAt(start - 1);
  return before === char.lineFeed || before === char.carriageReturn ? at - start : -1;
}

/** The offset of the `>` that ends a declaration `<!…`, past an internal subset; -1 when it is never ended. */
export function doctypeEnd(text: string, at: number): number {
  let depth = 0;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === char.openBracket) depth++;
    else if (unit === char.closeBracket) depth--;
    else if (unit === char.greaterThan && depth <= 0) return at;
    else if (unit === char.doubleQuote || unit === char.apostrophe) {
      const close = text.indexOf(String.fromCharCode(unit), at + 1);
      if (close < 0) return -1;
      at = close;
    } else if (unit === char.lessThan && text.startsWith('<!--', at)) {
      const close = text.indexOf('-->', at + 4);
      if (close < 0) return -1;
      at = close + 2;
    }
  }
  return -1;
}

/** Whether two pieces of the text are the same. */
export function sameText(text: string, one: number, other: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (text.charCodeAt(one + i) !== text.charCodeAt(other + i)) return false;
  return true;
}
