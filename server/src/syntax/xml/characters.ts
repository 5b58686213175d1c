// Which characters XML allows where: one table of classes for fast scans, and the checks of names and references.
// Follows Extensible Markup Language 1.0, fifth edition, sections 2.2, 2.3 and 4.1; libxml2 reads names the same way.

import { char } from '../char';
/** Bits of `characterClass`. */
export const name = 1;
export const nameStart = 2;
export const blank = 4;
/** A blank to the eye that XML takes for an ordinary character. */
export const foreignBlank = 8;
/** Needs a look inside an attribute value: `<`, `&`, a quote, or something that may be forbidden. */
export const oddInValue = 16;
/** Needs a look in text between tags. */
export const oddInText = 32;
/** Line end or `>`: where a value with an open quote may have been meant to end. */
export const mayEndValue = 64;
/** A quotation mark of a word processor. */
export const typographic = 128;

/** Quotation marks that are written in place of `"`. */
export const doubleQuotes = '\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2036';
/** Quotation marks that are written in place of `'`. */
export const singleQuotes = '\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u2035\u00b4`';

/** No-break space, the spaces of typesetting, the zero-width ones, line and paragraph separator. */
const foreignBlanks =
  '\u0085\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u2060\u3000';

/** The class bits of each UTF-16 code unit. */
export const characterClass: Uint8Array = buildClasses();

function buildClasses(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const starts = [
    [0xc0, 0xd6],
    [0xd8, 0xf6],
    [0xf8, 0x2ff],
    [0x370, 0x37d],
    [0x37f, 0x1fff],
    [0x200c, 0x200d],
    [0x2070, 0x218f],
    [0x2c00, 0x2fef],
    [0x3001, 0xd7ff],
    [0xf900, 0xfdcf],
    [0xfdf0, 0xfffd],
  ] as const;
  for (const [from, to] of starts) table.fill(name | nameStart, from, to + 1);
  for (const [from, to] of [
    [0xb7, 0xb7],
    [0x300, 0x36f],
    [0x203f, 0x2040],
  ] as const)
    table.fill(name, from, to + 1);
  const put = (characters: string, bits: number) => {
    for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)]! |= bits;
  };
  put('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_:', name | nameStart);
  put('0123456789.-', name);
  for (let code = 0; code < char.blank; code++) table[code] = oddInValue | oddInText;
  table[9] = table[32] = blank;
  table[10] = table[13] = blank | oddInValue | mayEndValue;
  put('<&', oddInValue | oddInText);
  put('>', oddInValue | mayEndValue);
  put('\'"', oddInValue);
  put(']', oddInText);
  put(doubleQuotes + singleQuotes, typographic);
  put(foreignBlanks, foreignBlank);
  table.fill(oddInValue | oddInText, 0xd800, 0xe000);
  table.fill(oddInValue | oddInText, 0xfffe, 0x10000);
  return table;
}

/** Whether a code point may stand in a document at all. */
export const isCharacter = (code: number): boolean =>
  code === char.tab ||
  code === char.lineFeed ||
  code === char.carriageReturn ||
  (char.blank <= code && code < 0xd800) ||
  (0xe000 <= code && code < 0xfffe) ||
  (0x10000 <= code && code <= 0x10ffff);

/** Whether a text holds only characters that may stand in a document. */
export function isText(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (!(characterClass[text.charCodeAt(i)]! & oddInText)) continue;
    const code = text.codePointAt(i)!;
    if (!isCharacter(code)) return false;
    if (code > 0xffff) i++;
  }
  return true;
}

/** Whether a text is a name as XML 1.0 defines it. */
export function isXmlName(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i)!;
    const wanted = i === 0 ? nameStart : name;
    if (code > 0xffff ? code > 0xeffff : (characterClass[code]! & wanted) === 0) return false;
    if (code > 0xffff) i++;
  }
  return text !== '';
}

/** The entities that need no declaration. */
export const predefined: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['apos', "'"],
  ['quot', '"'],
]);

/** The code point that `&#…;` or `&#x…;` (given whole) stands for; undefined when it stands for none. */
export function codePointOf(reference: string): number | undefined {
  if (reference.charCodeAt(1) !== char.hash) return undefined;
  const hex = reference.charCodeAt(2) === char.lowerX;
  const digits = reference.slice(hex ? 3 : 2, -1);
  if (!(hex ? /^[\da-f]+$/i : /^\d+$/).test(digits)) return undefined;
  const code = Number.parseInt(digits, hex ? 16 : 10);
  return isCharacter(code) ? code : undefined;
}

/** The end of the reference that starts with the `&` at an offset, after its `;`; undefined when it is no reference. */
export function referenceEnd(text: string, at: number, limit: number): number | undefined {
  let end = at + 1;
  if (end < limit && text.charCodeAt(end) === char.hash) end++;
  while (end < limit && isNameUnit(text.charCodeAt(end))) end++;
  return end > at + 1 && end < limit && text.charCodeAt(end) === char.semicolon ? end + 1 : undefined;
}

const isNameUnit = (unit: number): boolean => (characterClass[unit]! & name) !== 0 || (0xd800 <= unit && unit < 0xe000);
