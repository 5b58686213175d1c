// How XML spells values: references and blanks read as libxml2 reads them, with the way back to offsets.
// Entities that a DTD declares are never expanded: they stay as they are written.
import { char } from '../char';
import type { Spelling } from '../tree';
import { codePointOf, predefined, referenceEnd } from './characters';

/** Flags of text between tags, where tabs and line ends stay what they are. */
const inText = -1;

export const xmlSpelling: Spelling = {
  language: 'xml',
  decode: (raw, flags) => (isPlain(raw) ? raw : read(raw, flags)),
  map(raw, flags) {
    const offsets: number[] = [];
    if (isPlain(raw)) for (let i = 0; i < raw.length; i++) offsets.push(i);
    else read(raw, flags, offsets);
    offsets.push(raw.length);
    return offsets;
  },
};

function isPlain(raw: string): boolean {
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code === char.ampersand || code === char.lineFeed || code === char.carriageReturn || code === char.tab)
      return false;
  }
  return true;
}

/** The value; pushes the offset of each of its code units when `offsets` is given. */
function read(raw: string, flags: number, offsets?: number[]): string {
  let result = '';
  for (let i = 0; i < raw.length;) {
    const [text, end] = oneAt(raw, i, flags);
    for (let k = 0; k < text.length; k++) offsets?.push(i);
    result += text;
    i = end;
  }
  return result;
}

/** What stands at an offset once read, and where the next thing starts. */
function oneAt(raw: string, at: number, flags: number): [text: string, end: number] {
  const code = raw.charCodeAt(at);
  if (code === char.ampersand) {
    const end = referenceEnd(raw, at, raw.length);
    const text = end === undefined ? undefined : expansionOf(raw.slice(at, end));
    return text === undefined ? ['&', at + 1] : [text, end!];
  }
  const isLineEnd = code === char.lineFeed || code === char.carriageReturn;
  const end = code === char.carriageReturn && raw.charCodeAt(at + 1) === char.lineFeed ? at + 2 : at + 1;
  if (isLineEnd) return [flags === inText ? '\n' : ' ', end];
  return [code === char.tab && flags !== inText ? ' ' : raw[at]!, end];
}

function expansionOf(reference: string): string | undefined {
  if (reference.charCodeAt(1) !== char.hash) return predefined.get(reference.slice(1, -1));
  const code = codePointOf(reference);
  return code === undefined ? undefined : String.fromCodePoint(code);
}
