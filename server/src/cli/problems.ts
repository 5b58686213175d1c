// Problems of one file as a person reads them: where, what, and the line with carets below it.
import type { Problem } from '../features/problems';
import type { LineIndex, Span } from '../text';
import { visible } from '../visible';
import type { Output } from './output';

/** As many problems of one file as somebody may read. */
const mostPrinted = 1000;

/** How much of a long line is shown before and behind the start of a problem. */
const shownAround = 100;

/** Prints the problems of a file. */
export function printProblems(path: string, problems: readonly Problem[], lines: LineIndex, output: Output): void {
  for (const it of problems.slice(0, mostPrinted)) {
    const { line, character } = lines.position(it.span.start);
    const number = String(line + 1);
    const margin = ' '.repeat(number.length);
    const { text, marks } = excerptOf(it.span, line, lines);
    output.line(`${path}:${number}:${character + 1}: ${it.severity}[${it.code}]: ${it.message}`);
    output.line(`${number} | ${text}`);
    output.line(`${margin} | ${marks}`);
  }
  const left = problems.length - mostPrinted;
  if (left > 0) output.line(`${path}: ${left} more; --format json has all of them`);
}

/** What is shown of the line around a span, and a line with carets below what the span covers of it. */
function excerptOf(span: Span, line: number, lines: LineIndex): { text: string; marks: string } {
  const { text } = lines;
  const whole = lines.lineSpan(line);
  const start = Math.min(span.start, whole.end);
  const from = Math.max(whole.start, betweenCharacters(text, start - shownAround));
  const to = Math.min(whole.end, betweenCharacters(text, start + shownAround));
  const end = Math.max(start, Math.min(span.end, to));
  const shown = (one: number, other: number): string => visible(text.slice(one, other).replaceAll('\t', ' '));
  const [before, marked, after] = [shown(from, start), shown(start, end), shown(end, to)];
  const marks = ' '.repeat(columnsOf(before)) + '^'.repeat(Math.max(1, columnsOf(marked)));
  return { text: before + marked + after, marks };
}

/** The offset, or the one before it when it stands in the middle of a character. */
const betweenCharacters = (text: string, offset: number): number =>
  (text.codePointAt(offset - 1) ?? 0) > 0xffff ? offset - 1 : offset;

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;

/** How many columns of a terminal a text takes: letters of East Asia and pictures two, accents that follow a letter none. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const it of text) columns += /\p{M}/u.test(it) ? 0 : wide.test(it) ? 2 : 1;
  return columns;
}
