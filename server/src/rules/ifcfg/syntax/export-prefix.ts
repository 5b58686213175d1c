// A word of the shell before an assignment.
import { replace } from '../../../fixes/fix';
import { rule } from '../../rule';
import { assignmentFiles, faultsOf, severityFor } from '../../../model/ifcfg/faults';

export const exportPrefix = rule({
  code: 'export-prefix',
  of: assignmentFiles,
  severity: 'error',
  summary: 'A word such as export stands before an assignment.',
  source: 'NetworkManager, shvar.c: line_new_parse',

  *check(file, _workspace, target) {
    for (const { span, detail: word } of faultsOf(file, 'export-prefix')) {
      yield {
        span,
        severity: severityFor(file, target, 'error', 'information'),
        message: `${word} keeps NetworkManager from reading the line, expected the assignment alone`,
        fixes: [replace(`Remove ${word}`, span, '', true)],
      };
    }
  },
});
