// Bytes that no keyfile has.
import { fix } from '../../../fixes/fix';
import { rule } from '../../rule';

export const keyfileBytes = rule({
  name: 'bytes',
  of: ['keyfile'],
  severity: 'error',
  summary: 'The file has a mark at its start, or a NUL byte.',
  source: 'glib 2.74, gkeyfile.c; NetworkManager 1.42.4 was given both',
  codes: {
    bom: 'A byte order mark stands in front of the first group.',
    'nul-byte': 'A NUL byte ends a line before its end.',
  },

  *check({ tree }) {
    for (const { kind, span } of tree.problems) {
      if (kind === 'bom')
        yield {
          code: kind,
          span,
          message: 'a byte order mark stands in front of the first line; NetworkManager refuses the file',
          fixes: [fix('Remove the byte order mark', [{ span, text: '' }], true)],
        };
      if (kind === 'nul-byte')
        yield {
          code: kind,
          span,
          message: 'NetworkManager reads the line up to the NUL byte only',
          fixes: [fix('Remove the rest of the line', [{ span, text: '' }])],
        };
    }
  },
});
