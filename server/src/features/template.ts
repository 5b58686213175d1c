// What rules may say of a template: what holds however it is filled in.
import type { Fix } from '../fixes/fix';
import { isOpen, mayGainAround } from '../model/brought';
import type { File } from '../model/file';
import { isBracketed, type Unfilled, unfilledIn } from '../model/unfilled';
import type { WorkspaceFacts } from '../model/workspace-facts';
import { memoize } from '../memoize';
import type { Finding } from '../rules/rule';
import { isUnknown, type TemplateReading } from '../syntax/template/template';
import type { Tree } from '../syntax/tree';
import { countUpTo, type Span } from '../text';
import { absences, ofOneElement, ofOneFile, relations } from './absences';

/** A finding with its code. */
type Coded = Finding & { readonly code: string };

/** The rule that says of a file that it is a template. */
const templateCode = 'template';

/** The rule that asks for what is still to be filled in; of such a value nothing else is said. */
const unfilledCode = 'value-unfilled';

/**
 * Whether a finding stands whatever the marks of its template bring: neither its words nor its places depend on them, and
 * it does not miss what they may bring.
 */
export function holds(
  { code, span, message, related, certain }: Coded,
  file: File,
  { isPartial }: WorkspaceFacts,
): boolean {
  const { uri, tree } = file;
  const { template } = tree;
  const unfilled = code === unfilledCode ? undefined : unfilledAt(file, span);
  if (unfilled && (isBracketed(unfilled.word) || !syntaxCodesOf(tree).has(code))) return false;
  if (isPartial && relations.has(code) && (template || !ofOneFile.has(code))) return false;
  if (!template || code === templateCode) return true;
  if (isUnknown(message) || (related ?? []).some((it) => isUnknown(it.message))) return false;
  if (certain) return true;
  if (absences.has(code) && (ofOneElement.has(code) ? mayGainAround(tree, span) : isOpen(file))) return false;
  const others = (related ?? []).filter((it) => it.at.uri === uri).map((it) => it.at.span);
  if (others.some((it) => mayExclude(tree, span, it))) return false;
  return ![span, ...others].some((it) => meetsMark(template, it));
}

/** Whether two places stand in branches of their own, so that there may never be both. */
function mayExclude(tree: Tree, one: Span, other: Span): boolean {
  const isOnlyIn = (a: Span, b: Span): boolean => {
    for (const it of branchesAround(tree, a)) if (!isWithin(b, it)) return true;
    return false;
  };
  return isOnlyIn(one, other) && isOnlyIn(other, one);
}

/** A branch of a block, and the one around it. */
interface Branch extends Span {
  readonly around: Branch | undefined;
}

const branchesOf = memoize(({ template }: Tree): readonly Branch[] => {
  const sorted: Branch[] = [];
  let last: Branch | undefined;
  for (const { start, end } of template!.branches.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    while (last && last.end < end) last = last.around;
    sorted.push((last = { start, end, around: last }));
  }
  return sorted;
});

/** The branches that hold a place, from the innermost outwards. */
function* branchesAround(tree: Tree, span: Span): Generator<Span> {
  const sorted = branchesOf(tree);
  let it = sorted[countUpTo(sorted, span.start, (one) => one.start) - 1];
  for (; it; it = it.around) if (isWithin(span, it)) yield it;
}

const isWithin = (span: Span, { start, end }: Span): boolean => start <= span.start && span.end <= end;

/** What breaks the syntax breaks it whatever is filled in, but for the brackets around a word: the codes of such faults in a text. */
const syntaxCodesOf = memoize(
  ({ problems }: Tree): ReadonlySet<string> => new Set(['xml-not-wellformed', ...problems.map((it) => it.kind)]),
);

/** The word still to be replaced by a value that a span touches. */
function unfilledAt(file: File, { start, end }: Span): Unfilled | undefined {
  const unfilled = unfilledIn(file);
  const before = unfilled[countUpTo(unfilled, end, (it) => it.span.start) - 1];
  return before !== undefined && start <= before.span.end ? before : undefined;
}

/** Whether a fix leaves the marks of its template alone. */
export const sparesMarks = ({ changes }: Pick<Fix, 'changes'>, { uri, tree }: File): boolean =>
  changes.every(
    (it) =>
      !('edits' in it) ||
      it.edits.every(
        ({ span, text }) =>
          !isUnknown(text) && ((it.uri ?? uri) !== uri || !tree.template || !meetsMark(tree.template, span)),
      ),
  );

/** Whether a span and a mark have a character in common, or the span is empty and in the middle of a mark. */
function meetsMark({ unknown: marks }: TemplateReading, { start, end }: Span): boolean {
  const before = marks[countUpTo(marks, Math.max(start, end - 1), (it) => it.start) - 1];
  return before !== undefined && before.end > start && (end > start || before.start < start);
}

/** A variant of a template, or a file that is none, and what it was found to have. */
export interface Judged<T extends Coded> {
  readonly file: File;
  readonly problems: readonly T[];
}

/**
 * Of a template the problems that it has in every variant that holds their place and the places they are about. Variants
 * that are torn only tell what may be there, and those of lines what they alone hold.
 */
export function inAllOf<T extends Coded>(judged: readonly Judged<T>[]): T[] {
  if (judged.length === 1) return [...judged[0]!.problems];
  const keys = new Map(judged.map((it) => [it, new Set(it.problems.map(keyOf))]));
  const whole = judged.filter(({ file }) => !isTorn(file.tree));
  const counted = whole.length > 0 ? whole : judged;
  const isInAll = (problem: T): boolean => {
    const among = absences.has(problem.code) ? judged : counted;
    return among.every((it) => keys.get(it)!.has(keyOf(problem)) || !holdsPlacesOf(problem, it.file));
  };
  const found = new Map<string, T>();
  for (const { problems } of judged[0]!.file.tree.language === 'xml' ? counted : judged)
    for (const it of problems) if (!found.has(keyOf(it)) && isInAll(it)) found.set(keyOf(it), it);
  return [...found.values()];
}

const keyOf = ({ code, span }: Coded): string => `${code} ${span.start} ${span.end}`;

/** Whether a fault keeps the rest from being judged: not in ifcfg files, of which each line is read by itself. */
const isTorn = ({ language, problems }: Tree): boolean => language !== 'ifcfg' && problems.length > 0;

/** Whether a variant has what a problem is about. */
const holdsPlacesOf = ({ span, related }: Coded, file: File): boolean =>
  stands(file, span) && (related ?? []).every((it) => it.at.uri !== file.uri || stands(file, it.at.span));

/** Whether a variant has what stands at a place of the template, and not blanks in its stead. */
function stands({ tree }: File, { start, end }: Span): boolean {
  return /\S/.test(tree.text.slice(start, end)) || !/\S/.test(tree.written.slice(start, end));
}
