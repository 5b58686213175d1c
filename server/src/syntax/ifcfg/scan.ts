// Cuts what follows an equals sign of an ifcfg file into the pieces that it is written in: plain text, escapes, quoted
// texts. What the value is and what is wrong with it follow from them. Grammar: NetworkManager, shvar.c, svUnescape_full.
import { char } from '../char';

/**
 * - `plain`: characters that stand for themselves
 * - `escape`: a backslash and what it stands before
 * - `single`, `double`, `ansi`: quoted as `'…'`, `"…"`, `$'…'`; a double one has pieces of its own
 * - `expansion`: what a shell puts something else in place of, as `$NAME`
 * - `gap`: blanks and at most one semicolon; nothing but a comment may follow
 * - `metacharacter`: where the reader gives up
 */
export type PieceKind = 'plain' | 'escape' | 'single' | 'double' | 'ansi' | 'expansion' | 'gap' | 'metacharacter';

export interface ValuePiece {
  readonly kind: PieceKind;
  /** With the quotes. */
  readonly start: number;
  readonly end: number;
  /** Whether the quote has an end, or the backslash something behind it. */
  readonly isClosed: boolean;
  /** Of a double-quoted piece: what it holds. */
  readonly inner: readonly ValuePiece[];
}

/** Who reads: NetworkManager takes an expansion outside of quotes for plain text. */
export type ValueReader = 'NetworkManager' | 'shell';

/** The pieces of `raw` from an offset on, up to the first gap or metacharacter, that one included. */
export function piecesOf(raw: string, from: number, reader: ValueReader): ValuePiece[] {
  const pieces: ValuePiece[] = [];
  for (let at = from; at < raw.length;) {
    const it = pieceAt(raw, at, reader);
    pieces.push(it);
    if (it.kind === 'gap' || it.kind === 'metacharacter') break;
    at = it.end;
  }
  return pieces;
}

/** Whether a text stands for itself, whoever reads it. */
export function isPlain(raw: string): boolean {
  for (let i = 0; i < raw.length; i++) if (kindAt[raw.charCodeAt(i)] !== plain) return false;
  return true;
}

const none: readonly ValuePiece[] = [];
const piece = (kind: PieceKind, start: number, end: number, isClosed = true, inner = none): ValuePiece => {
  return { kind, start, end, isClosed, inner };
};

function pieceAt(raw: string, at: number, reader: ValueReader): ValuePiece {
  const code = raw.charCodeAt(at);
  switch (code) {
    case char.backslash:
      return escapeAt(raw, at);
    case char.apostrophe: {
      const close = raw.indexOf("'", at + 1);
      return piece('single', at, close < 0 ? raw.length : close + 1, close >= 0);
    }
    case char.doubleQuote:
      return doubleAt(raw, at);
    case char.dollar:
      if (raw.charCodeAt(at + 1) === char.apostrophe) return ansiAt(raw, at);
  }
  if (isSpace(code) || code === char.semicolon) return piece('gap', at, gapEnd(raw, at));
  if (isMeta(code)) return piece('metacharacter', at, at + 1);
  if (reader === 'shell' && expandsAt(raw, at)) return piece('expansion', at, expansionEnd(raw, at));
  let end = at + 1;
  while (end < raw.length && (kindAt[raw.charCodeAt(end)] !== special || isPlainAt(raw, end, reader))) end++;
  return piece('plain', at, end);
}

const isPlainAt = (raw: string, at: number, reader: ValueReader): boolean => {
  const code = raw.charCodeAt(at);
  if (code === char.backquote) return reader === 'NetworkManager';
  return (
    code === char.dollar && raw.charCodeAt(at + 1) !== char.apostrophe && !(reader === 'shell' && expandsAt(raw, at))
  );
};

const escapeAt = (raw: string, at: number): ValuePiece =>
  piece('escape', at, Math.min(at + 2, raw.length), at + 1 < raw.length);

function ansiAt(raw: string, at: number): ValuePiece {
  let i = at + 2;
  while (i < raw.length && raw.charCodeAt(i) !== char.apostrophe) i += raw.charCodeAt(i) === char.backslash ? 2 : 1;
  return i < raw.length ? piece('ansi', at, i + 1) : piece('ansi', at, raw.length, false);
}

function doubleAt(raw: string, at: number): ValuePiece {
  const inner: ValuePiece[] = [];
  let i = at + 1;
  while (i < raw.length && raw.charCodeAt(i) !== char.doubleQuote) {
    const code = raw.charCodeAt(i);
    if (code === char.backslash) inner.push(escapeAt(raw, i));
    else if (code === char.dollar || code === char.backquote) inner.push(piece('expansion', i, expansionEnd(raw, i)));
    else {
      let end = i + 1;
      while (end < raw.length && !endsPlainInDouble(raw.charCodeAt(end))) end++;
      inner.push(piece('plain', i, end));
    }
    i = inner.at(-1)!.end;
  }
  return i < raw.length ? piece('double', at, i + 1, true, inner) : piece('double', at, raw.length, false, inner);
}

const endsPlainInDouble = (code: number): boolean =>
  code === char.doubleQuote || code === char.backslash || code === char.dollar || code === char.backquote;

/** Past blanks and at most one semicolon. */
function gapEnd(raw: string, at: number): number {
  let hasSemicolon = false;
  for (; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (isSpace(code)) continue;
    if (code !== char.semicolon || hasSemicolon) break;
    hasSemicolon = true;
  }
  return at;
}

/** Whether a shell puts something else in place of what starts here, outside of quotes. */
const expandsAt = (raw: string, at: number): boolean =>
  raw.charCodeAt(at) === char.backquote ||
  (raw.charCodeAt(at) === char.dollar && expandsBefore(raw.charCodeAt(at + 1)));

const expandsBefore = (code: number): boolean =>
  isNamePart(code) ||
  code === char.doubleQuote ||
  code === char.openBrace ||
  code === char.openParenthesis ||
  code === char.openBracket ||
  '@*#?-$!'.includes(String.fromCharCode(code));

function expansionEnd(raw: string, at: number): number {
  const until = (close: string, from: number): number => {
    const end = raw.indexOf(close, from);
    return end < 0 ? raw.length : end + 1;
  };
  if (raw[at] === '`') return until('`', at + 1);
  const code = raw.charCodeAt(at + 1);
  if (code === char.openBrace) return until('}', at + 2);
  if (code === char.openParenthesis) {
    let depth = 0;
    for (let i = at + 1; i < raw.length; i++) {
      if (raw[i] === '(') depth++;
      else if (raw[i] === ')' && --depth === 0) return i + 1;
    }
    return raw.length;
  }
  if (isNameStart(code)) {
    let i = at + 2;
    while (i < raw.length && isNamePart(raw.charCodeAt(i))) i++;
    return i;
  }
  return Math.min(raw.length, at + (code !== char.doubleQuote && expandsBefore(code) ? 2 : 1));
}

/** White space as `g_ascii_isspace` has it. */
export const isSpace = (code: number): boolean =>
  code === char.blank || (char.tab <= code && code <= char.carriageReturn);

export const isNameStart = (code: number): boolean =>
  (char.upperA <= code && code <= char.upperZ) ||
  (char.lowerA <= code && code <= char.lowerZ) ||
  code === char.underscore;

export const isNamePart = (code: number): boolean => isNameStart(code) || (char.zero <= code && code <= char.nine);

const isMeta = (code: number): boolean => code < 128 && '|&()<>'.includes(String.fromCharCode(code));

/** The end before trailing blanks. */
export function trimmedEnd(text: string, end: number, from = 0): number {
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

/** Whether an odd number of backslashes stands before an offset. */
export function endsInBackslash(text: string, end: number): boolean {
  let count = 0;
  while (count < end && text.charCodeAt(end - 1 - count) === char.backslash) count++;
  return count % 2 === 1;
}

/** The `#` of a comment after words that the reader gives up on; quotes in them hide it. */
export function commentStart(raw: string, from: number, to: number): number {
  let quote = 0;
  for (let i = from; i < to; i++) {
    const code = raw.charCodeAt(i);
    if (code === char.backslash && quote !== char.apostrophe) i++;
    else if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === char.apostrophe || code === char.doubleQuote) quote = code;
    else if (code === char.hash && i > 0 && isSpace(raw.charCodeAt(i - 1))) return i;
  }
  return -1;
}

/** How a character reads at its place: it may start a piece of its own, it stands for itself, or it is beyond ASCII. */
const special = 0;
const plain = 1;
const foreign = 2;
const kindAt = new Uint8Array(65536).fill(foreign);
for (let code = 0; code < 128; code++) kindAt[code] = code < char.exclamation ? special : plain;
for (const it of '\'"\\$`|&;()<>') kindAt[it.charCodeAt(0)] = special;
