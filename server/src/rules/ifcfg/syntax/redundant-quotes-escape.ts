// A backslash between double quotes before a character that needs none.
import { replace } from '../../../fixes/fix';
import { syntaxFault } from '../../factories/syntax-fault';
import { textOf } from '../../../model/ifcfg/faults';

export const redundantQuotesEscape = syntaxFault({
  code: 'redundant-quotes-escape',
  severity: 'hint',
  summary: "A backslash stands before ' or ~ between double quotes.",
  source: 'NetworkManager, shvar.c: _looks_like_old_svescaped; bash keeps the backslash',
  find({ span }, file) {
    const character = textOf(file, span).slice(1);
    return {
      span,
      message: `bash keeps the backslash before ${character} between double quotes, expected ${character} alone`,
      fixes: [replace('Remove the backslash', { start: span.start, end: span.start + 1 }, '', true)],
    };
  },
});
