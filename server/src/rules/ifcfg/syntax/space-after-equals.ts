// A blank between an equals sign and its value: the commonest damage of pasted files.
import { replace } from '../../../fixes/fix';
import { lineOf } from '../../../syntax/lines';
import { rule } from '../../rule';
import { assignmentFiles, faultsOf, nameBefore, shortened } from '../../../model/ifcfg/faults';

export const spaceAfterEquals = rule({
  code: 'space-after-equals',
  of: assignmentFiles,
  severity: 'error',
  summary: 'A blank stands after the equals sign.',
  source: 'NetworkManager, shvar.c: svUnescape_full; bash: the value becomes a command',

  *check(file) {
    const { text } = file.tree;
    for (const { span } of faultsOf(file, 'space-after-equals')) {
      const name = nameBefore(file, span.start);
      const rest = text.slice(span.end, Math.min(lineOf(file.tree, span.end).end, span.end + 80));
      const value = shortened(rest.split(' #')[0]!);
      yield {
        span,
        message: `${name}= is followed by a blank, so it counts as empty; expected ${name}=${value}`,
        fixes: [replace('Remove the blank after the equals sign', span, '', true)],
      };
    }
  },
});
