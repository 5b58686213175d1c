// Lines that end in CR alone, as an old editor or a copy from a terminal leaves them: to every reader they are one line.
import { memoize } from '../../memoize';
import { type File, isXml } from '../file';
import { isOther } from '../other/kinds';
import { assignmentFiles } from './faults';

/** Where the first CR stands that parts two lines; undefined where LF parts them all. */
export const loneReturnOf = memoize(({ kind, text, tree }: File): number | undefined => {
  if (isXml(kind) || kind === 'keyfile' || kind === 'bridge.conf' || isOther(kind) || !text.includes('\r'))
    return undefined;
  const isAssignments = assignmentFiles.includes(kind) && tree.root!.children.length === 0;
  const found = isAssignments ? /\r(?=[ \t]*(?:#|[A-Z_]\w*=))/i.exec(text) : /\r(?=[^\r\n])/.exec(text);
  return found?.index;
});
