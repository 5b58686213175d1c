// Shapes of long values: what the lists of any grammar are made of, and what no list is made of.
import { digits, octets } from './values';

/** One piece of a value, by its number. */
export type Shape = (i: number) => string;

const same =
  (piece: string): Shape =>
  () =>
    piece;

const hex = (i: number): string => (4096 + (i % 60_000)).toString(16);

/** What lists of each kind are made of. */
export const lists: Readonly<Record<string, Shape>> = {
  words: (i) => `w${digits(i)} `,
  'one word': same('same-word '),
  'items and commas': (i) => `w${digits(i)},`,
  options: (i) => `w${digits(i)}=1 `,
  'options and commas': (i) => `w${digits(i)}=1,`,
  'groups of options': (i) => `-K eth${digits(i)} tso on; `,
  'pairs of numbers': (i) => `${i % 8}:${1_000_000 + i},`,
  'ranges of numbers': (i) => `${100 + (i % 900)}-999 pvid,`,
  'hexadecimal pairs': (i) => `${(16 + (i % 240)).toString(16)}:`,
  'IPv4 addresses': (i) => `10.1.${octets(i)} `,
  'IPv4 addresses and commas': (i) => `10.1.${octets(i)},`,
  'IPv6 addresses': (i) => `fd00::${hex(i)}/64 `,
  'IPv6 addresses without prefix': (i) => `fd00::${hex(i)} `,
  domains: (i) => `d${digits(i)}.example `,
  members: (i) => `"eth${digits(i)}":{},`,
};

/** Characters that separate, join, quote or escape somewhere; each alone, and each behind a letter. */
const marks = [
  ...[',', ' ', ';', ':', '.', '/', '-', '=', '%', '#', '|', '+', '*', '~', '!', '?', '@', '^', '_'],
  ...['\\', "'", '"', '`', '$', '&', '<', '>', '(', ')', '[', ']', '{', '}', '\t', '\n', '\r\n', '\0'],
  ...['\u201c', '\u2019', '\u00a0', 'é', '😀', '\ud800', '\ufffd', '\u202e'],
];

const named = (pieces: readonly string[]): Record<string, Shape> =>
  Object.fromEntries(pieces.map((it) => [JSON.stringify(it).slice(1, -1), same(it)]));

/** One character over and over, escapes, and everything in turn. */
export const runs: Readonly<Record<string, Shape>> = {
  ...named(['x', '1', '0']),
  ...named(marks),
  ...named(marks.map((it) => `a${it}`)),
  ...named(['&amp;', '&#65;', '&nbsp;', '\\"', '\\\\', '\\~', "$'\\n'", '${a}', '$(a)', '{"a":', 'a\\\n']),
  'all marks': (i) => `a${marks[i % marks.length]!}`,
};

/** A few of these runs, for what is tried in many places. */
export const fewRuns: Readonly<Record<string, Shape>> = Object.fromEntries(
  ['x', ' ', ',', ';', ':', '.', '=', 'a/', 'a.', '&amp;', '\\"', '\\n', 'all marks'].map((it) => [it, runs[it]!]),
);
