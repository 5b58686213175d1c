// A word of the shell before an assignment.
import { replace } from '../../../fixes/fix';
import { syntaxFault } from '../../factories/syntax-fault';
import { severityFor } from '../../../model/ifcfg/faults';

export const exportPrefix = syntaxFault({
  code: 'export-prefix',
  severity: 'error',
  summary: 'A word such as export stands before an assignment.',
  source: 'NetworkManager, shvar.c: line_new_parse',
  find({ span, detail: word }, file, target) {
    return {
      span,
      severity: severityFor(file, target, 'error', 'information'),
      message: `${word} keeps NetworkManager from reading the line, expected the assignment alone`,
      fixes: [replace(`Remove ${word}`, span, '', true)],
    };
  },
});
