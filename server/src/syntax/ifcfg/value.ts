// How a value of an ifcfg file is spelled: NetworkManager's un-escaping (shvar.c, svUnescape_full) and what is wrong
// with a text that it takes for badly quoted. Offsets are relative to the character after the equals sign.
import { char } from '../char';
import { flags, type Spelling } from '../tree';

/** White space as `g_ascii_isspace` has it. */
export const isSpace = (code: number): boolean =>
  code === char.blank || (char.tab <= code && code <= char.carriageReturn);

export const isNameStart = (code: number): boolean =>
  (char.upperA <= code && code <= char.upperZ) ||
  (char.lowerA <= code && code <= char.lowerZ) ||
  code === char.underscore;

export const isNamePart = (code: number): boolean => isNameStart(code) || (char.zero <= code && code <= char.nine);

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

/** Spelling of assignments. */
export const ifcfgSpelling: Spelling = {
  language: 'ifcfg',
  decode(raw, flag) {
    if (flag & flags.bad) return '';
    if (!(flag & flags.noQuote)) {
      if (flag & flags.single || !raw.includes('\\')) return raw;
      return unescape(`"${raw}"`)?.text ?? '';
    }
    return isPlain(raw) ? raw : (unescape(raw)?.text ?? '');
  },
  map(raw, flag) {
    if (flag & flags.bad || flag & flags.single) return identity(raw.length);
    if (flag & flags.noQuote) return unescape(raw)?.map ?? identity(raw.length);
    const map = unescape(`"${raw}"`)?.map.map((it) => Math.max(0, it - 1)) ?? identity(raw.length);
    map[map.length - 1] = raw.length;
    return map;
  },
};

/** Spelling of the words of an `ip route` line: nothing is quoted or escaped there. */
export const wordSpelling: Spelling = {
  language: 'ifcfg',
  decode: (raw) => raw,
  map: (raw) => identity(raw.length),
};

/** The value that NetworkManager takes what follows the equals sign for; undefined when it calls it badly quoted. */
export const decodeValue = (raw: string): string | undefined => unescape(raw)?.text;

const identity = (length: number): number[] => Array.from({ length: length + 1 }, (_, i) => i);

function isPlain(raw: string): boolean {
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code < char.exclamation || special[code]) return false;
  }
  return true;
}

const special = new Uint8Array(65536);
for (const it of '\'"\\$|&;()<>\ufffd') special[it.charCodeAt(0)] = 1;

/** Decoded text, and for each of its characters and its end the offset where it is written. */
function unescape(raw: string): { text: string; map: number[] } | undefined {
  let text = '';
  const map: number[] = [];
  const bytes: number[] = [];
  let bytesAt = 0;
  const flush = (): boolean => {
    if (bytes.length === 0) return true;
    const decoded = utf8Of(bytes);
    bytes.length = 0;
    if (decoded === undefined) return false;
    for (let k = 0; k < decoded.length; k++) map.push(bytesAt);
    text += decoded;
    return true;
  };
  let whole = true;
  const put = (piece: string, at: number): void => {
    whole &&= flush();
    for (let k = 0; k < piece.length; k++) map.push(at);
    text += piece;
  };
  let old: boolean | undefined;
  let i = 0;
  scan: while (i < raw.length) {
    const code = raw.charCodeAt(i);
    if (isSpace(code) || code === char.semicolon) {
      let semicolon = code === char.semicolon;
      let j = i + 1;
      for (; j < raw.length; j++) {
        if (isSpace(raw.charCodeAt(j))) continue;
        if (semicolon || raw.charCodeAt(j) !== char.semicolon) break;
        semicolon = true;
      }
      if (j < raw.length && raw.charCodeAt(j) !== char.hash) return undefined;
      break;
    }
    switch (code) {
      case char.backslash:
        if (i + 1 >= raw.length) return undefined;
        put(raw[i + 1]!, i);
        i += 2;
        continue;
      case char.apostrophe: {
        const close = raw.indexOf("'", i + 1);
        if (close < 0) return undefined;
        for (let k = i + 1; k < close; k++) put(raw[k]!, k);
        i = close + 1;
        continue;
      }
      case char.doubleQuote:
        for (i++; raw[i] !== '"'; i++) {
          const it = raw[i];
          if (it === undefined || it === '$' || it === '`') return undefined;
          if (it !== '\\') {
            put(it, i);
            continue;
          }
          const next = raw[++i];
          if (next === undefined) return undefined;
          if ('$`"\\'.includes(next)) put(next, i - 1);
          else if ((next === "'" || next === '~') && (old ??= looksOld(raw))) put(next, i - 1);
          else {
            put('\\', i - 1);
            put(next, i);
          }
        }
        i++;
        continue;
      case char.dollar:
        if (raw.charCodeAt(i + 1) !== char.apostrophe) break;
        for (i += 2; raw[i] !== "'";) {
          if (i >= raw.length) return undefined;
          if (raw[i] !== '\\') {
            put(raw[i]!, i);
            i++;
            continue;
          }
          const escape = ansiEscape(raw, i);
          if (!escape) return undefined;
          if (escape.byte === undefined) put(escape.text, i);
          else {
            if (bytes.length === 0) bytesAt = i;
            bytes.push(escape.byte);
          }
          i = escape.end;
        }
        i++;
        continue;
      case char.ampersand:
      case char.openParenthesis:
      case char.closeParenthesis:
      case char.lessThan:
      case char.greaterThan:
      case char.bar:
        return undefined;
    }
    put(raw[i]!, i);
    i++;
    continue scan;
  }
  // A NUL makes the check for UTF-8 fail, and what could not be read as UTF-8 is U+FFFD by now.
  if (!flush() || !whole || text.includes('\0') || raw.includes('\ufffd')) return undefined;
  map.push(i);
  return { text, map };
}

/** Whether the value was written by the old writer, which escaped more characters than a shell un-escapes. */
function looksOld(raw: string): boolean {
  if (raw[0] !== '"') return false;
  for (let k = 1; k < raw.length; k++) {
    if (!'"\\$`\'~'.includes(raw[k]!)) continue;
    if (raw[k] === '"') return k + 1 === raw.length;
    if (raw[k] !== '\\') return false;
    k++;
    if (k >= raw.length || !'"\\$`\'~'.includes(raw[k]!)) return false;
  }
  return false;
}

const ansiLetters: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '?': '?',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

type Escape = { readonly text: string; readonly byte: number | undefined; readonly end: number };

/** One backslash escape of `$'…'`; numbers up to FF are bytes, which make characters only together. */
function ansiEscape(raw: string, at: number): Escape | undefined {
  const letter = raw[at + 1];
  if (letter === undefined) return undefined;
  const text = ansiLetters[letter];
  if (text !== undefined) return { text, byte: undefined, end: at + 2 };
  if ('0' <= letter && letter <= '7') {
    let end = at + 1;
    let value = 0;
    for (; end < at + 4 && '0' <= raw[end]! && raw[end]! <= '7'; end++) value = value * 8 + Number(raw[end]);
    return { text: '', byte: value & 255, end };
  }
  const most = letter === 'x' ? 2 : letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
  if (most === 0) return { text: `\\${letter}`, byte: undefined, end: at + 2 };
  let end = at + 2;
  let value = 0;
  for (; end < at + 2 + most; end++) {
    const digit = hexDigit(raw.charCodeAt(end));
    if (digit < 0) break;
    value = value * 16 + digit;
  }
  if (end === at + 2) return { text: `\\${letter}`, byte: undefined, end };
  if (letter === 'x') return { text: '', byte: value, end };
  if (value > 0x10ffff || (0xd800 <= value && value <= 0xdfff)) return undefined;
  return { text: String.fromCodePoint(value), byte: undefined, end };
}

function hexDigit(code: number): number {
  if (char.zero <= code && code <= char.nine) return code - 48;
  const lower = code | 32;
  return 97 <= lower && lower <= 102 ? lower - 87 : -1;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function utf8Of(bytes: readonly number[]): string | undefined {
  try {
    return utf8.decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}
