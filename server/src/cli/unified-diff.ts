// What a change of a text would come to, as a unified diff: what patch and git apply read.
import { type Edit, applyEdits, countUpTo, type Span } from '../text';

/** Lines of a text from one to another, and what stands there instead. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** A line of a diff with its sign, and where it stands in the text before (` `, `-`) or after (`+`) the change. */
export interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly span: Span;
  /** The text has no line end here. */
  readonly isCut: boolean;
}

export interface Hunk {
  readonly head: string;
  readonly lines: readonly DiffLine[];
}

/** Lines around a change that show where it is. */
const context = 3;

/** The hunks of a diff between a text and what the edits make of it. */
export function hunksOf(before: string, edits: readonly Edit[]): Hunk[] {
  const after = applyEdits(before, edits);
  const [old, now] = [new Lines(before), new Lines(after)];
  const hunks: Hunk[] = [];
  /** How many lines more there are behind the changes so far. */
  let shift = 0;
  for (const near of groupsOf(changesOf(before, old, edits))) {
    const first = Math.max(0, near[0]!.from - context);
    const end = Math.min(old.count, near.at(-1)!.to + context);
    const lines: DiffLine[] = [];
    const start = first + shift;
    let at = first;
    for (const { from, to, lines: instead } of near) {
      for (; at < from; at++) lines.push(old.line(' ', at));
      for (; at < to; at++) lines.push(old.line('-', at));
      instead.forEach((_, i) => lines.push(now.line('+', from + shift + i)));
      shift += instead.length - (to - from);
    }
    for (; at < end; at++) lines.push(old.line(' ', at));
    const [oldCount, newCount] = [end - first, end + shift - start];
    hunks.push({ head: `@@ -${rangeOf(first, oldCount)} +${rangeOf(start, newCount)} @@`, lines });
  }
  return hunks;
}

/** Of no lines the one before them is told. */
const rangeOf = (first: number, count: number): string => {
  const start = count === 0 ? first : first + 1;
  return count === 1 ? String(start) : `${start},${count}`;
};

class Lines {
  readonly starts: readonly number[];

  constructor(readonly text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.starts = starts;
  }

  /** An empty line behind the last line end is none. */
  get count(): number {
    return this.starts.at(-1) === this.text.length ? this.starts.length - 1 : this.starts.length;
  }

  lineOf(offset: number): number {
    return countUpTo(this.starts, offset, (it) => it) - 1;
  }

  start(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  line(sign: DiffLine['sign'], line: number): DiffLine {
    const [start, end] = [this.start(line), this.start(line + 1)];
    const isCut = this.text[end - 1] !== '\n';
    return { sign, span: { start, end: isCut ? end : end - 1 }, isCut };
  }
}

/** What the edits change, in whole lines, in the order of the text; none touches another. */
function changesOf(text: string, lines: Lines, edits: readonly Edit[]): Change[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const groups: { from: number; to: number; edits: Edit[] }[] = [];
  for (const it of sorted) {
    const from = Math.min(lines.lineOf(it.span.start), lines.count);
    const to = Math.min(lines.lineOf(it.span.end) + 1, lines.count);
    const last = groups.at(-1);
    if (last && from <= last.to) {
      last.to = Math.max(last.to, to);
      last.edits.push(it);
    } else groups.push({ from, to: Math.max(from, to), edits: [it] });
  }
  return groups.flatMap(({ from, to, edits: them }) => {
    const [start, end] = [lines.start(from), lines.start(to)];
    const old = linesIn(text.slice(start, end));
    const moved = them.map((it) => ({
      span: { start: it.span.start - start, end: it.span.end - start },
      text: it.text,
    }));
    const now = linesIn(applyEdits(text.slice(start, end), moved));
    let head = 0;
    while (head < Math.min(old.length, now.length) && old[head] === now[head]) head++;
    let tail = 0;
    while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
    const change = { from: from + head, to: to - tail, lines: now.slice(head, now.length - tail) };
    return change.from === change.to && change.lines.length === 0 ? [] : [change];
  });
}

const linesIn = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\n)/));

/** Changes whose surroundings meet are shown together. */
function groupsOf(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const it of changes) {
    const last = groups.at(-1);
    if (last && it.from - last.at(-1)!.to <= 2 * context) last.push(it);
    else groups.push([it]);
  }
  return groups;
}
