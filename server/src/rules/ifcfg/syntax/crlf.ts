// Line ends of Windows.
import { fix } from '../../../fixes/fix';
import type { Edit } from '../../../text';
import { isOfJinja } from '../../../model/file';
import { syntaxFault } from '../../factories/syntax-fault';
import { allFiles, assignmentFiles, severityFor } from '../../../model/ifcfg/faults';

export const crlf = syntaxFault({
  code: 'crlf',
  of: allFiles,
  severity: 'information',
  summary: 'Lines end in CR LF.',
  source: 'NetworkManager, shvar.c and nms-ifcfg-rh-reader.c; bash keeps the CR in the value',
  find({ span }, file, target) {
    if (isOfJinja(file.basename)) return undefined;
    const isWords = !assignmentFiles.includes(file.kind) || file.tree.root!.children.length > 0;
    return {
      span,
      severity: isWords ? 'error' : severityFor(file, target, 'information', 'error'),
      message: isWords
        ? 'lines end in CR LF, and the CR spoils the last word of each line; expected LF'
        : 'lines end in CR LF, which bash takes into the values; expected LF',
      fixes: [fix('Convert the line ends to LF', returnsIn(file.tree.text), true)],
    };
  },
});

function returnsIn(text: string): Edit[] {
  const edits: Edit[] = [];
  for (let from = 0; from < text.length;) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    let start = end;
    // Converted twice, a line has several of them; the last line may end in CR alone.
    while (start > from && text[start - 1] === '\r') start--;
    if (start < end) edits.push({ span: { start, end }, text: '' });
    from = end + 1;
  }
  return edits;
}
