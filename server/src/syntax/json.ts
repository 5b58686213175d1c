// JSON inside of a value: what it means, or where it is none and what was expected there. The words are ours: those of
// JSON.parse change from one Node to the next.

export type Json = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string };

/** The value that a text is in JSON (RFC 8259), or what stands where in it and what was expected. */
export function readJson(text: string): Json {
  try {
    const value = JSON.parse(text) as unknown;
    const at = tooBigIn(text);
    return at === undefined
      ? { ok: true, value }
      : { ok: false, why: `${foundAt(text, at)}, expected a number of 64 bits` };
  } catch {
    const { at, expected } = faultIn(text);
    return { ok: false, why: `${foundAt(text, at)}, expected ${expected}` };
  }
}

/** Where a number stands that does not fit into 64 bits: Jansson, which teams are read with, takes none. */
function tooBigIn(text: string): number | undefined {
  for (const { 0: found, index } of text.matchAll(stringsAndNumbers)) {
    if (found.startsWith('"')) continue;
    const fits = /[.e]/i.test(found) ? Number.isFinite(Number(found)) : fitsIn64Bits(found);
    if (!fits) return index;
  }
  return undefined;
}

/** The longest such number has 20 characters. */
const fitsIn64Bits = (digits: string): boolean =>
  digits.length <= 20 && BigInt.asIntN(64, BigInt(digits)) === BigInt(digits);

const stringsAndNumbers = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi;

interface Fault {
  readonly at: number;
  readonly expected: string;
}

/** What comes next: `item` may also be the end of its list, `member` that of its object, and `more` is after a value. */
type Next = 'value' | 'item' | 'name' | 'member' | 'colon' | 'more';

const expectations: Readonly<Record<Exclude<Next, 'more'>, string>> = {
  value: 'a value',
  item: 'a value or ]',
  name: 'a name in double quotes',
  member: 'a name in double quotes or }',
  colon: 'a colon',
};

const blanks = /[ \t\n\r]*/y;
const stringStart =
  /"[\x20\x21\x23-\x5b\x5d-\uffff]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[\x20\x21\x23-\x5b\x5d-\uffff]*)*/y;
const token = new RegExp(
  String.raw`[{}[\],:]|${stringStart.source}"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null`,
  'y',
);

/** Where a text that is not JSON stops being the beginning of one. Without recursion: it may be nested deep. */
function faultIn(text: string): Fault {
  const closings: string[] = [];
  let next: Next = 'value';
  for (let at = 0; ;) {
    at += matchAt(blanks, text, at).length;
    const found = matchAt(token, text, at);
    const after = nextAfter(found, next, closings);
    if (after === undefined) {
      const takesString = next !== 'colon' && next !== 'more';
      if (takesString && found === '' && text[at] === '"') return faultInString(text, at);
      return { at, expected: next === 'more' ? expectedIn(closings.at(-1)) : expectations[next] };
    }
    next = after;
    at += found.length;
  }
}

/** What comes after a token that may stand here; undefined for one that may not. */
function nextAfter(found: string, next: Next, closings: string[]): Next | undefined {
  const closing = closings.at(-1);
  if (found === '') return undefined;
  if (found === closing && (next === 'more' || next === 'item' || next === 'member')) {
    closings.pop();
    return 'more';
  }
  if (next === 'more') return found !== ',' || !closing ? undefined : closing === '}' ? 'name' : 'value';
  if (next === 'colon') return found === ':' ? 'value' : undefined;
  if (next === 'name' || next === 'member') return found.startsWith('"') ? 'colon' : undefined;
  if (found === '{' || found === '[') {
    closings.push(found === '{' ? '}' : ']');
    return found === '{' ? 'member' : 'item';
  }
  return /^[}\],:]/.test(found) ? undefined : 'more';
}

const expectedIn = (closing: string | undefined): string =>
  closing === undefined ? 'nothing more' : `a comma or ${closing}`;

function faultInString(text: string, start: number): Fault {
  const at = start + matchAt(stringStart, text, start).length;
  return { at, expected: at === text.length ? 'the closing quote' : String.raw`an escape such as \n` };
}

/** What stands at a place, in words: a word as such, what cannot be seen by its number. */
function foundAt(text: string, at: number): string {
  if (at === text.length) return 'it ends too early';
  const [character = ''] = text.slice(at, at + 2);
  const isSeen = !/[\p{C}\p{Z}]/u.test(character);
  const word = matchAt(/[\w.+-]{1,20}/y, text, at) || character;
  const shown = isSeen ? word : `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  return `${shown} at character ${[...text.slice(0, at)].length + 1}`;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
