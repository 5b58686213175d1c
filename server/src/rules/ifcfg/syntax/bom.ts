// A byte order mark at the start of a file.
import { replace } from '../../../fixes/fix';
import { syntaxFault } from '../../factories/syntax-fault';
import { allFiles } from '../../../model/ifcfg/faults';

export const bom = syntaxFault({
  code: 'bom',
  of: allFiles,
  severity: 'error',
  summary: 'The file starts with a byte order mark.',
  source: 'NetworkManager, shvar.c: line_new_parse',
  find({ span }, file) {
    return {
      span,
      message: 'the file starts with a byte order mark, so its first line is lost',
      fixes: [replace('Remove the byte order mark', { start: span.start, end: endOfMarks(file.tree.text) }, '', true)],
    };
  },
});

/** Some editors put one more before the one that is there. */
function endOfMarks(text: string): number {
  let end = 0;
  while (text.charCodeAt(end) === 0xfeff) end++;
  return end;
}
