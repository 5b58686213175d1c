// Characters outside quotes that mean something to a shell.
import { quoted } from '../../../fixes/ifcfg-syntax';
import { fix } from '../../../fixes/fix';
import { syntaxFault } from '../../factories/syntax-fault';
import { nameBefore } from '../../../model/ifcfg/faults';

export const unquotedMetacharacter = syntaxFault({
  code: 'unquoted-metacharacter',
  severity: 'error',
  summary: 'A character of the shell stands outside quotes.',
  source: 'NetworkManager, shvar.c: svUnescape_full; bash: pipeline, background job, redirection or sub-shell',
  find({ span, other, detail }, file) {
    return {
      span,
      message: `${detail} stands outside quotes, so ${nameBefore(file, span.start)} counts as empty; expected the value in quotes`,
      fixes: [fix('Put the value in quotes', quoted(file.tree.text, other ?? span), true)],
    };
  },
});
