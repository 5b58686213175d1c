// Names for keyfiles. NetworkManager takes the id of a profile; an id may hold anything, and a name of a file may not.
import { withoutUnseen } from '../visible';
import type { Conversion } from './profile';

const ending = '.nmconnection';

/** Bytes that Linux takes for the name of a file. */
const mostBytes = 255;

/**
 * The names of the files for some profiles: their ids, without what cannot be seen, without a slash, without what programs
 * take for an option, a hidden file or a comment in front, and not too long. Two that would be the same, also where
 * upper and lower case are the same, get a number.
 */
export function keyfileNames(conversions: readonly Conversion[]): string[] {
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  return conversions.map((it) => {
    let name = nameOf(it, '');
    const key = keyOf(name);
    let number = numbers.get(key) ?? 1;
    while (taken.has(keyOf(name))) name = nameOf(it, `-${++number}`);
    numbers.set(key, number);
    taken.add(keyOf(name));
    return name;
  });
}

/** The name of the file for one profile. */
export const keyfileName = (conversion: Conversion): string => keyfileNames([conversion])[0]!;

const keyOf = (name: string): string => name.normalize('NFC').toLowerCase();

function nameOf({ sections, file }: Conversion, number: string): string {
  const id = sections.get('connection')?.get('id');
  const given = typeof id === 'string' && id.trim() !== '' ? id : file.basename;
  const safe = withoutUnseen(given, () => '_')
    .trim()
    .replaceAll('/', '_')
    .replace(/^[-.~#]/, '_');
  return cut(safe, mostBytes - bytesOf(number + ending)) + number + ending;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** As many characters from the start as fit into some bytes. */
function cut(text: string, bytes: number): string {
  let result = '';
  let length = 0;
  for (const it of text) {
    length += bytesOf(it);
    if (length > bytes) break;
    result += it;
  }
  return result;
}
