// Functions of a shell in a file of assignments, as `check_link_down() { return 1; }`: a definition runs nothing.
import type { Span } from '../../text';

/** A definition from its name to the brace that closes it. */
export interface ShellFunction {
  readonly name: string;
  /** Its first words, without the brace. */
  readonly head: Span;
  readonly whole: Span;
}

/** The first words of a definition, in either form, with the brace that opens it there or on a later line. */
const opening = /(?:function[ \t]+([\w.:-]+)(?:[ \t]*\([ \t]*\))?|([\w.:-]+)[ \t]*\([ \t]*\))(?=\s*\{(?:\s|$))/y;

/** The definition that starts at an offset; `open` where its brace is never closed. */
export function functionAt(text: string, start: number): ShellFunction | 'open' | undefined {
  opening.lastIndex = start;
  const found = opening.exec(text);
  if (!found) return undefined;
  const head = { start, end: opening.lastIndex };
  const end = closingOf(text, text.indexOf('{', head.end));
  return end === undefined ? 'open' : { name: (found[1] ?? found[2])!, head, whole: { start, end } };
}

/** Braces, and what may hold one that closes nothing; a comment starts where a word does. */
const pieces = /\\[\s\S]|'[^']*'|(?<=[\s;])#.*|["{}]/g;

/** What matters to the end of a text in double quotes. */
const inQuotes = /\\[\s\S]|"/g;

/** Behind the brace that closes the one at an offset. */
function closingOf(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; ;) {
    pieces.lastIndex = at;
    const found = pieces.exec(text)?.[0];
    if (found === undefined) return undefined;
    at = pieces.lastIndex;
    if (found === '"') at = quoteEnd(text, at);
    else if (found === '{') depth++;
    else if (found === '}' && --depth === 0) return at;
  }
}

/** Behind the quote that closes what starts at an offset; the offset itself where none does. */
function quoteEnd(text: string, start: number): number {
  inQuotes.lastIndex = start;
  for (;;) {
    const found = inQuotes.exec(text)?.[0];
    if (found === undefined) return start;
    if (found === '"') return inQuotes.lastIndex;
  }
}
