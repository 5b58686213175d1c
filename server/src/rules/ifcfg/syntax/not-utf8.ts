// Values that are no UTF-8.
import { rule } from '../../rule';
import { assignmentFiles, faultsOf, nameBefore } from '../../../model/ifcfg/faults';

export const notUtf8 = rule({
  code: 'not-utf8',
  of: assignmentFiles,
  severity: 'warning',
  summary: 'A value is not UTF-8.',
  source: 'NetworkManager, shvar.c: svUnescape_full',

  *check(file) {
    for (const { span } of faultsOf(file, 'not-utf8'))
      yield {
        span,
        message: `${nameBefore(file, span.start)} holds bytes that are no UTF-8, so it counts as empty; expected the file in UTF-8`,
      };
  },
});
