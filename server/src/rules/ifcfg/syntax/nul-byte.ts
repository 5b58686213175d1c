// A NUL byte, where NetworkManager stops reading.
import { replace } from '../../../fixes/fix';
import { syntaxFault } from '../../factories/syntax-fault';
import { allFiles } from '../../../model/ifcfg/faults';

export const nulByte = syntaxFault({
  code: 'nul-byte',
  of: allFiles,
  severity: 'error',
  summary: 'The file holds a NUL byte.',
  source: 'NetworkManager, shvar.c: svFile_new reads the file as a C string',
  find({ span }) {
    return {
      span: { start: span.start, end: span.start + 1 },
      message: 'NetworkManager stops reading at this NUL byte',
      fixes: [replace('Remove the NUL byte and what follows', span, '')],
    };
  },
});
