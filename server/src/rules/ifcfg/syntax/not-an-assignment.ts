// Lines that are neither an assignment nor a comment.
import { fix } from '../../../fixes/fix';
import { commentOut } from '../../../syntax/ifcfg/write';
import { removeLine } from '../../../syntax/lines';
import { syntaxFault } from '../../factories/syntax-fault';
import { shortened, textOf } from '../../../model/ifcfg/faults';

export const notAnAssignment = syntaxFault({
  code: 'not-an-assignment',
  severity: 'warning',
  summary: 'A line is neither an assignment nor a comment.',
  source: 'NetworkManager, shvar.c: svWarnInvalid; the legacy scripts source the file with bash',
  find({ span }, file) {
    const line = textOf(file, span);
    // Routes in a file of variables are a matter of their own: route-mixed-forms.
    if (file.kind === 'route' && looksLikeRoute.test(line)) return undefined;
    return {
      span,
      message: `"${shortened(line)}" is no assignment: NetworkManager ignores it, the legacy scripts run it as root`,
      fixes: [
        fix('Comment the line out', commentOut(file.tree, span.start)),
        fix('Remove the line', removeLine(file.tree, span.start)),
      ],
    };
  },
});

const looksLikeRoute =
  /^(?:[\da-f]*[.:]|default\b|to\s|via\s|unicast\s|local\s|blackhole\s|prohibit\s|unreachable\s|throw\s)/;
