// What both rules say of words that stand in place of values.
import type { Fix } from '../../fixes/fix';
import type { File } from '../../model/file';
import { unfilledIn } from '../../model/unfilled';
import type { Finding } from '../rule';

/** As many words as a message names. */
const mostNamed = 3;

/** One finding for the file: at the first of the words, with the others beside it. */
export function* unfilledFindings(file: File, fixes: readonly Fix[]): Generator<Finding> {
  const [first, ...others] = unfilledIn(file);
  if (!first) return;
  const words = [...new Set([first, ...others].map((it) => it.word))];
  const more = words.length - mostNamed;
  const named = words.slice(0, mostNamed).join(', ') + (more > 0 ? ` and ${more} more` : '');
  yield {
    span: first.span,
    message: `still to be filled in: ${named}`,
    related: others
      .slice(0, mostRelated)
      .map(({ span, word }) => ({ at: { uri: file.uri, span }, message: `${word} is here` })),
    fixes,
  };
}

/** As many places as somebody may go to. */
const mostRelated = 50;
