// How a value of a keyfile is spelled: GLib's escapes (gkeyfile.c, g_key_file_parse_value_as_string).
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

/** Every assignment has a value that ends with its line: there are no quotes in this language. */
export const assigned = flags.noQuote;
