// Words about a file on their way to a person.
import { wordsWithoutSecrets } from '../schema/secrets';
import type { Tree } from '../syntax/tree';
import type { Span } from '../text';
import { isUnknown, unknownIn } from '../syntax/template/template';
import { visible } from '../visible';

/** Words that may quote the file, `about` a place of it: in one line, without its secrets and all of it to be seen. */
export const told = (tree: Tree, words: string, about?: Span): string =>
  visible(asWritten(tree, wordsWithoutSecrets(tree, words, about), about));

/** Words about a template with its marks in place of what is unknown: of those in the place the next one of that length. */
function asWritten({ template, text, written }: Tree, words: string, about: Span = { start: 0, end: 0 }): string {
  if (!template || !isUnknown(words)) return words;
  const marks = new Map<number, string[]>();
  for (const { start, end } of unknownIn(text.slice(about.start, about.end)).reverse()) {
    const mark = written.slice(about.start + start, about.start + end).replace(/\s+/g, ' ');
    const same = marks.get(end - start);
    if (same) same.push(mark);
    else marks.set(end - start, [mark]);
  }
  let result = '';
  let from = 0;
  for (const { start, end } of unknownIn(words)) {
    result += words.slice(from, start) + (marks.get(end - start)?.pop() ?? '…');
    from = end;
  }
  return result + words.slice(from);
}
