// A blank between an equals sign and its value: the commonest damage of pasted files.
import { replace } from '../../../fixes/fix';
import { lineOf } from '../../../syntax/lines';
import { syntaxFault } from '../../factories/syntax-fault';
import { nameBefore, shortened } from '../../../model/ifcfg/faults';

export const spaceAfterEquals = syntaxFault({
  code: 'space-after-equals',
  severity: 'error',
  summary: 'A blank stands after the equals sign.',
  source: 'NetworkManager, shvar.c: svUnescape_full; bash: the value becomes a command',
  find({ span }, file) {
    const { text } = file.tree;
    const name = nameBefore(file, span.start);
    const rest = text.slice(span.end, Math.min(lineOf(file.tree, span.end).end, span.end + 80));
    const value = shortened(rest.split(' #')[0]!);
    return {
      span,
      message: `${name}= is followed by a blank, so it counts as empty; expected ${name}=${value}`,
      fixes: [replace('Remove the blank after the equals sign', span, '', true)],
    };
  },
});
