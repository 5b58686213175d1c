// Where the lines of a text are, found once for all who ask about a tree: one line may be the whole file, and hold a
// thousand faults. A line ends with LF; a CR before it belongs to its end.
import { char } from './char';
import { memoize } from '../memoize';
import type { Edit, Span } from '../text';
import type { Tree } from './tree';

/** How the lines of the text end. */
export const newlineOf = memoize((tree: Tree): '\n' | '\r\n' => (tree.text.includes('\r\n') ? '\r\n' : '\n'));

interface Lines {
  readonly starts: readonly number[];
  /** Where the first character stands that is no blank, and the end of the last one; of a blank line both are its end. */
  readonly firsts: readonly number[];
  readonly lasts: readonly number[];
}

const linesOf = memoize(({ text }: Tree): Lines => {
  const lines = { starts: [] as number[], firsts: [] as number[], lasts: [] as number[] };
  for (let start = 0; start >= 0;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    let first = start;
    while (first < end && isBlank(text.charCodeAt(first))) first++;
    let last = end;
    while (last > first && isBlank(text.charCodeAt(last - 1))) last--;
    lines.starts.push(start);
    lines.firsts.push(first);
    lines.lasts.push(last);
    start = newline < 0 ? -1 : newline + 1;
  }
  return lines;
});

const isBlank = (code: number): boolean => code === char.blank || code === char.tab || code === char.carriageReturn;

function indexAt({ starts }: Lines, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The line around an offset: its start, its end before the line end, and where the next one starts. */
export function lineOf(tree: Tree, offset: number): Span & { readonly next: number } {
  const lines = linesOf(tree);
  const index = indexAt(lines, offset);
  const start = lines.starts[index]!;
  const next = lines.starts[index + 1];
  if (next === undefined) return { start, end: tree.text.length, next: tree.text.length };
  const hasReturn = next - 2 >= start && tree.text.charCodeAt(next - 2) === char.carriageReturn;
  return { start, end: hasReturn ? next - 2 : next - 1, next };
}

/** Whether the text has more than one line. */
export const hasLines = (tree: Tree): boolean => linesOf(tree).starts.length > 1;

/** Whether only blanks stand before an offset on its line. */
export function startsLine(tree: Tree, offset: number): boolean {
  const lines = linesOf(tree);
  return lines.firsts[indexAt(lines, offset)]! >= offset;
}

/** As far as anybody indents. */
const mostIndented = 1000;

/** The blanks at the start of the line of an offset. */
export function indentationAt(tree: Tree, offset: number): string {
  const lines = linesOf(tree);
  const index = indexAt(lines, offset);
  const start = lines.starts[index]!;
  return /^[ \t]*/.exec(tree.text.slice(start, Math.min(lines.firsts[index]!, start + mostIndented)))![0];
}

/** The span, and its whole lines when nothing else stands on them. */
export function withLine(tree: Tree, span: Span): Span {
  const lines = linesOf(tree);
  const first = indexAt(lines, span.start);
  const last = indexAt(lines, span.end);
  if (lines.firsts[first]! < span.start || span.end < lines.lasts[last]!) return span;
  return { start: lines.starts[first]!, end: lines.starts[last + 1] ?? tree.text.length };
}

/** Removes the line that holds an offset, with its line end. */
export function removeLine(tree: Tree, offset: number): Edit[] {
  const { text } = tree;
  const { start, next } = lineOf(tree, offset);
  const isLast = next === text.length && text.charCodeAt(next - 1) !== char.lineFeed;
  if (!isLast || start === 0) return [{ span: { start, end: next }, text: '' }];
  const before = text.charCodeAt(start - 2) === char.carriageReturn ? start - 2 : start - 1;
  return [{ span: { start: before, end: next }, text: '' }];
}
