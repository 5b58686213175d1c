// A NUL byte, where NetworkManager stops reading.
import { replace } from '../../../fixes/fix';
import { rule } from '../../rule';
import { allFiles, faultsOf } from '../../../model/ifcfg/faults';

export const nulByte = rule({
  code: 'nul-byte',
  of: allFiles,
  severity: 'error',
  summary: 'The file holds a NUL byte.',
  source: 'NetworkManager, shvar.c: svFile_new reads the file as a C string',

  *check(file) {
    for (const { span } of faultsOf(file, 'nul-byte'))
      yield {
        span: { start: span.start, end: span.start + 1 },
        message: 'NetworkManager stops reading at this NUL byte',
        fixes: [replace('Remove the NUL byte and what follows', span, '')],
      };
  },
});
