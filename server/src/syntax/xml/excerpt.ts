// The part of a document that is ours, as a text of the same length: the rest is blank, so that a domain of megabytes is
// read as fast as the few elements of it that somebody asks about, and offsets stay what they are.
import { char } from '../char';
import { doctypeEnd, nameEnd } from './scan';

/** Of an element the children that are read, each as a whole or again in part. */
export interface Excerpt {
  readonly [name: string]: Excerpt | 'whole';
}

/**
 * A text with blanks in place of the elements that the excerpt does not name. One that is not nested well is given back as it is: then
 * it has to be read as a whole to tell what is wrong with it. Takes linear time.
 */
export function excerptOf(text: string, excerpt: Excerpt): string {
  const gone: [start: number, end: number][] = [];
  const names: string[] = [];
  /** The excerpt of each open element; undefined inside one that is not read. */
  const parts: (Excerpt | 'whole' | undefined)[] = [excerpt];
  let skippedFrom = -1;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const next = text.charCodeAt(at + 1);
    if (next === char.exclamation || next === char.question) {
      at = endOfMarkup(text, at);
      if (at < 0) return text;
      continue;
    }
    const isClose = next === char.slash;
    const nameStart = isClose ? at + 2 : at + 1;
    const end = nameEnd(text, nameStart);
    const tagEnd = endOfTag(text, end);
    if (end === nameStart || tagEnd < 0) return text;
    const name = text.slice(nameStart, end);
    if (isClose) {
      if (names.pop() !== name) return text;
      const closed = parts.pop();
      if (closed === undefined && parts.at(-1) !== undefined) gone.push([skippedFrom, tagEnd]);
    } else {
      const above = parts.at(-1);
      const own =
        above === undefined || above === 'whole' ? above : Object.hasOwn(above, name) ? above[name] : undefined;
      if (above !== undefined && own === undefined) skippedFrom = at;
      if (text.charCodeAt(tagEnd - 2) !== char.slash) {
        names.push(name);
        parts.push(own);
      } else if (above !== undefined && own === undefined) gone.push([at, tagEnd]);
    }
    at = tagEnd;
  }
  return names.length > 0 || gone.length === 0 ? text : blanked(text, gone);
}

/** The end of the comment, instruction, section or declaration that starts at a `<`; -1 when it has none. */
function endOfMarkup(text: string, at: number): number {
  const close = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : undefined;
  if (close === undefined && text.charCodeAt(at + 1) === char.exclamation) {
    const end = doctypeEnd(text, at + 2);
    return end < 0 ? end : end + 1;
  }
  const end = text.indexOf(close ?? '?>', at + 2);
  return end < 0 ? end : end + (close ?? '?>').length;
}

/** The offset after the `>` of a tag; -1 when another one starts first, or a value is not ended. */
function endOfTag(text: string, at: number): number {
  for (const { length } = text; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === char.greaterThan) return at + 1;
    if (unit === char.lessThan) return -1;
    if (unit !== char.doubleQuote && unit !== char.apostrophe) continue;
    at = text.indexOf(unit === char.apostrophe ? "'" : '"', at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

/** Lines stay, as indentation is taken from them. */
function blanked(text: string, gone: readonly (readonly [number, number])[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const [start, end] of gone) {
    pieces.push(
      text.slice(at, start),
      text.slice(start, end).replace(/[^\r\n]+/g, (it) => ' '.repeat(it.length)),
    );
    at = end;
  }
  return pieces.join('') + text.slice(at);
}
