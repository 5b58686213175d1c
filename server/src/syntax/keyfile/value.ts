// How a value of a keyfile is spelled: GLib's escapes (gkeyfile.c, g_key_file_parse_value_as_string) and lists with `;`.
import type { Span } from '../../text';
import { flags, type Spelling } from '../tree';

const meanings: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };

/** A value as a string: what is no escape stays as it is written, for `escapeFaultOf` says it. */
export const keyfileSpelling: Spelling = {
  language: 'keyfile',
  decode: (raw) => (raw.includes('\\') ? unescaped(raw).text : raw),
  map: (raw) => unescaped(raw).map,
};

function unescaped(raw: string): { readonly text: string; readonly map: number[] } {
  let text = '';
  const map: number[] = [];
  for (let i = 0; i < raw.length; i++) {
    map.push(i);
    const meaning = raw[i] === '\\' ? meanings[raw[i + 1] ?? ''] : undefined;
    text += meaning ?? raw[i]!;
    if (meaning !== undefined) i++;
  }
  map.push(raw.length);
  return { text, map };
}

/** The first escape that GLib does not know, which makes the whole value count as absent. In a list `\;` is one. */
export function escapeFaultOf(raw: string, isList = false): Span | undefined {
  for (let i = raw.indexOf('\\'); i >= 0; i = raw.indexOf('\\', i + 2)) {
    const next = raw[i + 1];
    const isKnown = next !== undefined && (Object.hasOwn(meanings, next) || (isList && next === ';'));
    if (!isKnown) return { start: i, end: Math.min(i + 2, raw.length) };
  }
  return undefined;
}

/** One item of a list, and where it is written in the raw value. */
export interface ListItem extends Span {
  readonly text: string;
}

/** The items of a list: each ends with a `;`, the last one may do without; blanks are part of an item. */
export function listItemsOf(raw: string): ListItem[] {
  const items: ListItem[] = [];
  const add = (start: number, end: number) =>
    items.push({ text: unescaped(raw.slice(start, end).replaceAll('\\;', ';')).text, start, end });
  let start = 0;
  for (let i = 0; i < raw.length; i++) {
    if (raw[i] === '\\') i++;
    else if (raw[i] === ';') {
      add(start, i);
      start = i + 1;
    }
  }
  if (start < raw.length) add(start, raw.length);
  return items;
}

/** The text as a value, as GLib itself writes it: blanks at its start are escaped, and so are line ends. */
export function escapedValue(text: string): string {
  const escaped = text.replace(/[\\\n\t\r]/g, (it) => letters[it]!);
  const blanks = /^ */.exec(escaped)![0].length;
  return '\\s'.repeat(blanks) + escaped.slice(blanks);
}

const letters: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };

/** Every assignment has a value that ends with its line: there are no quotes in this language. */
export const assigned = flags.noQuote;
