// Problems of one file as a person reads them: where, what, and the line with carets below it.
import type { Problem } from '../features/problems';
import type { Severity } from '../schema/types';
import type { File } from '../model/file';
import { textWithoutSecrets, withWholeSecrets } from '../schema/secrets';
import type { Tree } from '../syntax/tree';
import { counted, type LineIndex, type Span } from '../text';
import { visible } from '../visible';
import type { Output } from './output';

/** As many problems of one file as somebody may read. */
const mostPrinted = 1000;

/** How much of a long line is shown before and behind the start of a problem. */
const shownAround = 100;

/** Prints the problems of a file. `lines` are those of its text. */
export function printProblems(
  path: string,
  { tree }: File,
  problems: readonly Problem[],
  lines: LineIndex,
  output: Output,
): void {
  for (const it of problems.slice(0, mostPrinted)) {
    const { line, character } = lines.position(it.span.start);
    const number = String(line + 1);
    const margin = ' '.repeat(number.length);
    const { text, marks } = excerptOf(it.span, tree, lines.lineSpan(line));
    output.pieces(
      [`${path}:${number}:${character + 1}: `, 'plain'],
      [`${it.severity}[${it.code}]`, it.severity],
      [`: ${it.message}`, 'strong'],
    );
    output.pieces([`${number} | `, 'faint'], [text, 'plain']);
    output.pieces([`${margin} | `, 'faint'], [marks, it.severity]);
  }
  const left = problems.length - mostPrinted;
  if (left > 0) output.line(`${path}: ${left} more; --format json has all of them`);
}

/** How many of each severity there are in so many files, without those that there are none of. */
export function summaryOf(problems: ReadonlyMap<Severity, number>, files: number): string {
  const found = severities
    .map((it) => ({ severity: it, count: problems.get(it) ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => counted(count, ...words[severity]));
  return `${found.length > 0 ? found.join(', ') : 'nothing wrong'} in ${counted(files, 'file', 'files')}`;
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

const words: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  information: ['piece of information', 'pieces of information'],
  hint: ['hint', 'hints'],
};

/** What is shown of the line around a span, and a line with carets below what the span covers of it. */
function excerptOf(span: Span, tree: Tree, whole: Span): { text: string; marks: string } {
  const { written: text } = tree;
  const about = withWholeSecrets(tree, span);
  const start = Math.max(whole.start, Math.min(about.start, whole.end));
  const from = Math.max(whole.start, betweenCharacters(text, start - shownAround));
  const to = Math.min(whole.end, betweenCharacters(text, start + shownAround));
  const end = Math.max(start, Math.min(about.end, to));
  const shown = (piece: Span): string => visible(textWithoutSecrets(tree, piece).replaceAll('\t', ' '));
  const before = shown({ start: from, end: start });
  const marked = shown({ start, end });
  const after = shown({ start: end, end: to });
  const marks = ' '.repeat(columnsOf(before)) + '^'.repeat(Math.max(1, columnsOf(marked)));
  return { text: before + marked + after, marks };
}

/** The offset, or the one before it when it stands in the middle of a character. */
const betweenCharacters = (text: string, offset: number): number =>
  text.codePointAt(offset - 1)! > 0xffff ? offset - 1 : offset;

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;

/** How many columns of a terminal a text takes: letters of East Asia and pictures two, accents that follow a letter none. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const it of text) columns += /\p{M}/u.test(it) ? 0 : wide.test(it) ? 2 : 1;
  return columns;
}
