// The tree of a whole document where only a part of it is ours: for folding and selecting, which are about all of it, and to
// tell that a place is in none of it.
import { memoize } from '../memoize';
import type { File } from '../model/file';
import type { Tree } from '../syntax/tree';
import { parseXml } from '../syntax/xml/parse';

/** Of a longer text no more than what is ours is read: this is asked again after every keystroke. */
const longest = 1 << 18;

/** The tree of a file; of a guest that of the whole domain, unless it is very long. */
export const wholeTreeOf = memoize((file: File): Tree =>
  file.kind === 'guest' && file.text.length <= longest ? parseXml(file.text, file.tree.template) : file.tree,
);

/** Whether a place is in a part of a document that is none of ours. */
export const isLeftOut = (file: File, offset: number): boolean =>
  file.kind === 'guest' && wholeTreeOf(file).elementAt(offset)?.span.start !== file.tree.elementAt(offset)?.span.start;
