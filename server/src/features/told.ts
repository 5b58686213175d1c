// Words about a file on their way to a person.
import { wordsWithoutSecrets } from '../schema/secrets';
import type { Tree } from '../syntax/tree';
import type { Span } from '../text';
import { visible } from '../visible';

/** Words that may quote the file, `about` a place of it: in one line, without its secrets and all of it to be seen. */
export const told = (tree: Tree, words: string, about?: Span): string =>
  visible(wordsWithoutSecrets(tree, words, about));
