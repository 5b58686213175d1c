// Problems as a person reads them: where, what, and the line with carets below it.
import { textWithoutSecrets, withWholeSecrets } from '../../schema/secrets';
import type { Tree } from '../../syntax/tree';
import type { Span } from '../../text';
import { visible } from '../../visible';
import { type Reporter, startOf } from './report';

/** As many problems of one file as somebody may read. */
const mostPrinted = 1000;

/** How much of a long line is shown before and behind the start of a problem. */
const shownAround = 100;

export const textReport: Reporter = ({ output }) => ({
  add({ path, file, problems, lines }) {
    for (const it of problems.slice(0, mostPrinted)) {
      const { line, column } = startOf(it, lines);
      const number = String(line);
      const margin = ' '.repeat(number.length);
      const excerpt = excerptOf(it.span, file.tree, lines.lineSpan(line - 1));
      output.pieces(
        [`${path}:${number}:${column}: `, 'plain'],
        [`${it.severity}[${it.code}]`, it.severity],
        [`: ${it.message}`, 'strong'],
      );
      output.pieces([`${number} | `, 'faint'], [excerpt.text, 'plain']);
      output.pieces([`${margin} | `, 'faint'], [excerpt.marks, it.severity]);
    }
    const left = problems.length - mostPrinted;
    if (left > 0) output.line(`${path}: ${left} more; --format json has all of them`);
  },
  end: () => undefined,
});

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
