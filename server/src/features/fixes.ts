// Fixes of the problems at a place, and all obvious fixes of a file at once. Remembers nothing: problems are computed anew.
import type { Fix } from '../fixes/fix';
import { type File, isXml } from '../model/file';
import { WorkspaceFacts } from '../model/workspace-facts';
import { severities } from '../schema/types';
import { applyEdits, type Edit, type Span, countUpTo } from '../text';
import { readFile } from '../model/read-file';
import { type CheckOptions, type Problem, problemSteps, type Steps, worstOf } from './problems';
import { TakenEdits } from './taken-edits';

/** A fix with the problem that it repairs. */
export interface FixOfProblem {
  readonly problem: Problem;
  readonly fix: Fix;
}

/**
 * The fixes of those problems that the span touches, in the order of the text; of many problems those of the worst. A fix
 * that repairs several of them stands once.
 */
export function fixesAt(problems: readonly Problem[], span: Span, most: number): FixOfProblem[] {
  const touched = problems.filter(
    (it) => it.fixes && it.fixes.length > 0 && it.span.start <= span.end && span.start <= it.span.end,
  );
  const found = new Map<Fix['changes'], FixOfProblem>();
  for (const problem of worstOf(touched, most))
    for (const fix of problem.fixes!) if (!found.has(fix.changes)) found.set(fix.changes, { problem, fix });
  return [...found.values()];
}

/** How often fixes are applied and the file is judged again. Fixes that undo each other would never come to rest. */
const mostRounds = 10;

/**
 * The edits that repair everything with an obvious repair inside this file: preferred fixes, applied until the problems
 * that are wanted have none left. Empty when there is nothing to do.
 */
export function* fixAllSteps(
  file: File,
  workspace: WorkspaceFacts,
  judging: CheckOptions,
  isWanted: (problem: Problem) => boolean = () => true,
): Steps<Edit[]> {
  const seen = new Map([[file.text, file]]);
  let current = file;
  let around = workspace;
  for (let round = 0; round < mostRounds; round++) {
    const problems = (yield* problemSteps(current, around, judging)).filter(isWanted);
    const text = applyEdits(current.text, obviousEdits(problems, current));
    const before = seen.get(text);
    // Fixes that undo each other would go round for ever: where they came in is where a second run comes out, too.
    if (before) {
      current = before;
      break;
    }
    current = readFile(file.uri, file.kind, text, file.host, file.access);
    seen.set(text, current);
    around = new WorkspaceFacts(workspace.files.map((it) => (it.uri === file.uri ? current : it)));
  }
  return editsBetween(file.text, current.text);
}

/**
 * The edits of preferred fixes that lie in this file alone. Each fix is taken whole or left for the next round, and one
 * tag is changed by one fix a round: two might both add what is missing.
 */
function obviousEdits(problems: readonly Problem[], file: File): Edit[] {
  // Errors first: what a hint would add may be what is there misspelled.
  const sorted = [...problems].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const fixes = sorted.map((it) => obviousEditsOf(it, file.uri)).filter((it) => it.length > 0);
  const taken = new TakenEdits(fixes.flat());
  const tags = new Set<number>();
  const tagAround = isXml(file.kind) && fixes.length > 0 ? tagsIn(file.text) : undefined;
  for (const edits of fixes) {
    if (edits.some((it) => taken.meets(it))) continue;
    const own = tagAround ? edits.map((it) => tagAround(it.span.start)) : [];
    if (own.some((it) => tags.has(it))) continue;
    for (const it of own) if (it >= 0) tags.add(it);
    for (const it of edits) taken.add(it);
  }
  return taken.edits;
}

/** The edits of the obvious fix of a problem; none when there is none, or it changes other files. */
function obviousEditsOf({ fixes }: Problem, uri: string): readonly Edit[] {
  const fix = fixes?.find((it) => it.preferred);
  const isInside = fix?.changes.every((it) => 'edits' in it && (it.uri === undefined || it.uri === uri));
  return fix && isInside ? fix.changes.flatMap((it) => ('edits' in it ? it.edits : [])) : [];
}

/** Gives the start of the tag that an offset lies in; -1 between tags. */
function tagsIn(text: string): (offset: number) => number {
  const [opens, closes] = [offsetsOf(text, '<'), offsetsOf(text, '>')];
  return (offset) => {
    const open = opens[countUpTo(opens, offset - 1, itself) - 1] ?? -1;
    const close = closes[countUpTo(closes, offset - 1, itself) - 1] ?? -1;
    return close > open ? -1 : open;
  };
}

const itself = (it: number): number => it;

function offsetsOf(text: string, character: string): number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) offsets.push(at);
  return offsets;
}

/** Edits by lines from one text to another, so that cursors and folds elsewhere stay. */
export function editsBetween(before: string, after: string): Edit[] {
  if (before === after) return [];
  const [a, b] = [linesOf(before), linesOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const edits: Edit[] = [];
  const starts = startsOf(a);
  const replace = (from: number, to: number, lines: readonly string[]) => {
    const span = trimmed({ start: starts[from]!, end: starts[to]! }, before, lines.join(''));
    edits.push(span);
  };
  // Each line of the old text goes to the next equal line of the new one, near by; what lies between is replaced.
  let i = head;
  let j = head;
  const [endA, endB] = [a.length - tail, b.length - tail];
  while (i < endA || j < endB) {
    const meeting = nextMeeting(a, b, i, j, endA, endB);
    if (meeting.i > i || meeting.j > j) replace(i, meeting.i, b.slice(j, meeting.j));
    i = meeting.i;
    j = meeting.j;
    while (i < endA && j < endB && a[i] === b[j]) {
      i++;
      j++;
    }
  }
  return edits;
}

/** How far apart two equal lines may be to be taken for the same. */
const nearby = 40;

function nextMeeting(a: readonly string[], b: readonly string[], i: number, j: number, endA: number, endB: number) {
  for (let distance = 0; distance <= nearby; distance++) {
    for (let inA = 0; inA <= distance; inA++) {
      const [x, y] = [i + inA, j + distance - inA];
      if (x < endA && y < endB && a[x] === b[y]) return { i: x, j: y };
    }
  }
  return { i: endA, j: endB };
}

/** The edit without what its two texts have in common at both ends. */
function trimmed(span: Span, text: string, replacement: string): Edit {
  const old = text.slice(span.start, span.end);
  let head = 0;
  while (head < old.length && head < replacement.length && old[head] === replacement[head]) head++;
  let tail = 0;
  const most = Math.min(old.length, replacement.length) - head;
  while (tail < most && old.at(-1 - tail) === replacement.at(-1 - tail)) tail++;
  return {
    span: { start: span.start + head, end: span.end - tail },
    text: replacement.slice(head, replacement.length - tail),
  };
}

/** Lines with their line ends. */
function linesOf(text: string): string[] {
  const lines = text.split('\n').map((it) => `${it}\n`);
  const last = lines.pop()!.slice(0, -1);
  return last === '' ? lines : [...lines, last];
}

function startsOf(lines: readonly string[]): number[] {
  const starts = [0];
  for (const it of lines) starts.push(starts.at(-1)! + it.length);
  return starts;
}
