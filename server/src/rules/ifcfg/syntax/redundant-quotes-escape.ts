// A backslash between double quotes before a character that needs none.
import { replace } from '../../../fixes/fix';
import { rule } from '../../rule';
import { assignmentFiles, faultsOf, textOf } from '../../../model/ifcfg/faults';

export const redundantQuotesEscape = rule({
  code: 'redundant-quotes-escape',
  of: assignmentFiles,
  severity: 'hint',
  summary: "A backslash stands before ' or ~ between double quotes.",
  source: 'NetworkManager, shvar.c: _looks_like_old_svescaped; bash keeps the backslash',

  *check(file) {
    for (const { span } of faultsOf(file, 'redundant-quotes-escape')) {
      const character = textOf(file, span).slice(1);
      yield {
        span,
        message: `bash keeps the backslash before ${character} between double quotes, expected ${character} alone`,
        fixes: [replace('Remove the backslash', { start: span.start, end: span.start + 1 }, '', true)],
      };
    }
  },
});
