// An array of the shell as value.
import { withoutQuotes } from '../../../fixes/ifcfg-syntax';
import { replace } from '../../../fixes/fix';
import { quote } from '../../../syntax/ifcfg/write';
import { syntaxFault } from '../../factories/syntax-fault';
import { nameBefore, severityFor, textOf } from '../../../model/ifcfg/faults';

export const arrayValue = syntaxFault({
  code: 'array-value',
  severity: 'error',
  summary: 'A value is an array of the shell.',
  source: 'NetworkManager, shvar.c: svUnescape_full',
  find({ span }, file, target) {
    const inside = /^\(([^()]*)\)?$/.exec(textOf(file, span))?.[1];
    const list = inside === undefined ? undefined : quote(withoutQuotes(inside).trim());
    const name = nameBefore(file, span.start);
    return {
      span,
      severity: severityFor(file, target, 'error', 'warning'),
      message: `NetworkManager knows no arrays and takes ${name} for empty, expected ${list ?? 'one text in quotes'}`,
      fixes: list === undefined ? [] : [replace(`Change to ${list}`, span, list, true)],
    };
  },
});
