// Values that are no UTF-8.
import { syntaxFault } from '../../factories/syntax-fault';
import { nameBefore } from '../../../model/ifcfg/faults';

export const notUtf8 = syntaxFault({
  code: 'not-utf8',
  severity: 'warning',
  summary: 'A value is not UTF-8.',
  source: 'NetworkManager, shvar.c: svUnescape_full',
  find({ span }, file) {
    return {
      span,
      message: `${nameBefore(file, span.start)} holds bytes that are no UTF-8, so it counts as empty; expected the file in UTF-8`,
    };
  },
});
