// Enumerations and sets of flags as NetworkManager reads them: words of its own in exact case, or numbers. A word that it
// does not know is no value; a number is taken as it is, and refuses the profile where it stands for nothing.
// Source: nm-enum-utils.c: _nm_utils_enum_from_str_full.
import { nearest } from './nearest';
import type { Choice, Complaint, ValueKind } from './types';

/** A word of an enumeration whose words count up from `first`, or its number; or `anyNumber`, where none is looked at. */
export const enumeration = (
  words: readonly (string | Choice)[],
  { first = 0, anyNumber = false }: { readonly first?: number; readonly anyNumber?: boolean } = {},
): ValueKind => {
  const choices = words.map((it) => (typeof it === 'string' ? { value: it } : it));
  const names = choices.map((it) => it.value);
  return {
    describe: `one of ${names.join(', ')}`,
    code: 'enum-invalid',
    choices,
    complaint(value) {
      const word = value.trim();
      if (names.includes(word)) return undefined;
      const number = numberOf(word, true);
      if (number === undefined) return wrongWord(word, names);
      if (anyNumber || (first <= number && number < first + names.length)) return undefined;
      return { message: `${value} is the number of none of ${names.join(', ')}`, wrong: 'refuse' };
    },
  };
};

/** Words, each with the bit that it stands for. */
export type Flags = Readonly<Record<string, number>>;

/** The bits of words and numbers between blanks or commas; the first word that is none where there is one. */
function bitsOf(value: string, flags: Flags): number | string {
  let bits = 0;
  for (const word of value.split(/[\s,]+/)) {
    if (word === '') continue;
    const bit = Object.hasOwn(flags, word) ? flags[word] : numberOf(word, false);
    if (bit === undefined) return word;
    bits |= bit;
  }
  return bits >>> 0;
}

/** A set of flags; `clash` says what is wrong with bits that do not go together, and whatever it names is refused. */
export const flagSet = (
  flags: Flags,
  clash: (bits: number, value: string) => string | undefined,
  choices: readonly Choice[] = Object.keys(flags).map((value) => ({ value })),
): ValueKind => ({
  describe: `words: ${choices.map((it) => it.value).join(', ')}`,
  code: 'enum-invalid',
  choices,
  complaint(value) {
    const bits = bitsOf(value, flags);
    if (typeof bits === 'string') {
      const at = value.indexOf(bits);
      const complaint = wrongWord(bits, Object.keys(flags));
      return {
        ...complaint,
        part: [at, at + bits.length],
        instead: complaint.instead?.map((it) => value.slice(0, at) + it + value.slice(at + bits.length)),
      };
    }
    const message = clash(bits, value);
    return message === undefined ? undefined : { message, wrong: 'refuse' };
  },
});

function wrongWord(word: string, names: readonly string[]): Complaint {
  const same = names.find((it) => it.toLowerCase() === word.toLowerCase());
  if (same !== undefined) return { message: `${word} is known as ${same} only`, instead: [same] };
  const near = nearest(word, names);
  return { message: `${word} is not one of ${names.join(', ')}`, instead: near.length > 0 ? near : undefined };
}

/** A decimal or hexadecimal number; undefined for a word. */
function numberOf(word: string, signed: boolean): number | undefined {
  const match = /^(-?)(0x[0-9a-f]+|\d+)$/i.exec(word);
  if (!match || (match[1] === '-' && !signed)) return undefined;
  const number = Number(match[2]);
  const most = signed ? 2147483647 : 4294967295;
  return number > most ? undefined : match[1] === '-' ? -number : number;
}
