// What a value of an ifcfg file stands for: NetworkManager's un-escaping (shvar.c, svUnescape_full). Offsets are relative
// to the character after the equals sign.
import { char } from '../char';
import { flags, type Spelling } from '../tree';
import { isPlain, type ValuePiece, piecesOf } from './scan';

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

/** Decoded text, and for each of its characters and its end the offset where it is written. */
interface Decoded {
  readonly text: string;
  readonly map: number[];
}

/** What NetworkManager's reader makes of the pieces of a value; undefined when it calls it badly quoted. */
function unescape(raw: string): Decoded | undefined {
  // What could not be read as UTF-8 is U+FFFD by now.
  if (raw.includes('\ufffd')) return undefined;
  const decoder = new Decoder(raw);
  let end = raw.length;
  for (const it of piecesOf(raw, 0, 'NetworkManager')) {
    if (it.kind === 'gap') {
      if (it.end < raw.length && raw.charCodeAt(it.end) !== char.hash) return undefined;
      end = it.start;
    } else if (!it.isClosed || it.kind === 'metacharacter' || !decoder.take(it)) return undefined;
  }
  return decoder.decoded(end);
}

/** Puts together what pieces stand for. */
class Decoder {
  #text = '';
  readonly #map: number[] = [];
  /** Bytes of `\x` and octal escapes make characters only together. */
  readonly #bytes: number[] = [];
  #bytesAt = 0;
  #isOld: boolean | undefined;

  constructor(readonly raw: string) {}

  /** Whether a piece can be read. */
  take(piece: ValuePiece): boolean {
    switch (piece.kind) {
      case 'plain':
        return this.#put(piece.start, piece.end);
      case 'escape':
        return this.#put(piece.start + 1, piece.end, piece.start);
      case 'single':
        return this.#put(piece.start + 1, piece.end - 1);
      case 'double':
        return piece.inner.every((it) =>
          it.kind === 'escape' ? this.#takeQuotedEscape(it) : it.kind === 'plain' && this.#put(it.start, it.end),
        );
      default:
        return this.#takeAnsi(piece.start + 2, piece.end - 1);
    }
  }

  /** Undefined where it is no UTF-8 as the reader checks it: up to a NUL. */
  decoded(end: number): Decoded | undefined {
    if (!this.#flush() || this.#text.includes('\0')) return undefined;
    this.#map.push(end);
    return { text: this.#text, map: this.#map };
  }

  /** Between double quotes a backslash stands for itself but before a few. */
  #takeQuotedEscape({ start, end }: ValuePiece): boolean {
    const next = this.raw[start + 1]!;
    const isEscape = '$`"\\'.includes(next) || ((next === "'" || next === '~') && (this.#isOld ??= looksOld(this.raw)));
    return isEscape ? this.#put(start + 1, end, start) : this.#put(start, end);
  }

  #takeAnsi(from: number, to: number): boolean {
    for (let at = from; at < to;) {
      if (this.raw.charCodeAt(at) !== char.backslash) {
        if (!this.#put(at, ++at)) return false;
        continue;
      }
      const escape = ansiEscape(this.raw, at);
      if (!escape) return false;
      if (escape.byte === undefined) {
        if (!this.#putText(escape.text, at)) return false;
      } else {
        if (this.#bytes.length === 0) this.#bytesAt = at;
        this.#bytes.push(escape.byte);
      }
      at = escape.end;
    }
    return true;
  }

  /** Takes characters as they stand; all are written at one place where that is given. */
  #put(start: number, end: number, at?: number): boolean {
    if (start === end) return true;
    if (!this.#flush()) return false;
    for (let k = start; k < end; k++) this.#map.push(at ?? k);
    this.#text += this.raw.slice(start, end);
    return true;
  }

  #putText(text: string, at: number): boolean {
    if (!this.#flush()) return false;
    for (let k = 0; k < text.length; k++) this.#map.push(at);
    this.#text += text;
    return true;
  }

  #flush(): boolean {
    if (this.#bytes.length === 0) return true;
    const decoded = utf8Of(this.#bytes.splice(0));
    return decoded !== undefined && this.#putText(decoded, this.#bytesAt);
  }
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
  const letter = raw[at + 1]!;
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
