// Characters outside quotes that mean something to a shell.
import { quoted } from '../../../fixes/ifcfg-syntax';
import { fix } from '../../../fixes/fix';
import { rule } from '../../rule';
import { assignmentFiles, faultsOf, nameBefore } from '../../../model/ifcfg/faults';

export const unquotedMetacharacter = rule({
  code: 'unquoted-metacharacter',
  of: assignmentFiles,
  severity: 'error',
  summary: 'A character of the shell stands outside quotes.',
  source: 'NetworkManager, shvar.c: svUnescape_full; bash: pipeline, background job, redirection or sub-shell',

  *check(file) {
    for (const { span, other, detail } of faultsOf(file, 'unquoted-metacharacter')) {
      yield {
        span,
        message: `${detail} stands outside quotes, so ${nameBefore(file, span.start)} counts as empty; expected the value in quotes`,
        fixes: [fix('Put the value in quotes', quoted(file.tree.text, other ?? span), true)],
      };
    }
  },
});
