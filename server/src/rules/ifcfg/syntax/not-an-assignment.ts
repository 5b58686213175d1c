// Lines that are neither an assignment nor a comment.
import { fix } from '../../../fixes/fix';
import { commentOut, removeLine } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { assignmentFiles, faultsOf, shortened, textOf } from '../../../model/ifcfg/faults';

export const notAnAssignment = rule({
  code: 'not-an-assignment',
  of: assignmentFiles,
  severity: 'warning',
  summary: 'A line is neither an assignment nor a comment.',
  source: 'NetworkManager, shvar.c: svWarnInvalid; the legacy scripts source the file with bash',

  *check(file) {
    for (const { span } of faultsOf(file, 'not-an-assignment')) {
      const line = textOf(file, span);
      // Routes in a file of variables are a matter of their own: route-mixed-forms.
      if (file.kind === 'route' && looksLikeRoute.test(line)) continue;
      yield {
        span,
        message: `"${shortened(line)}" is no assignment: NetworkManager ignores it, the legacy scripts run it as root`,
        fixes: [
          fix('Comment the line out', commentOut(file.tree, span.start)),
          fix('Remove the line', removeLine(file.tree, span.start)),
        ],
      };
    }
  },
});

const looksLikeRoute =
  /^(?:[\da-f]*[.:]|default\b|to\s|via\s|unicast\s|local\s|blackhole\s|prohibit\s|unreachable\s|throw\s)/;
