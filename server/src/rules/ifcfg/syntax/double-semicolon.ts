// Two semicolons after a value.
import { improves } from '../../../fixes/ifcfg-syntax';
import { fix } from '../../../fixes/fix';
import { rule } from '../../rule';
import { assignmentFiles, faultsOf, nameBefore } from '../../../model/ifcfg/faults';

export const doubleSemicolon = rule({
  code: 'double-semicolon',
  of: assignmentFiles,
  severity: 'error',
  summary: 'Two semicolons follow a value.',
  source: 'NetworkManager, shvar.c: svUnescape_full allows one; bash stops with a syntax error',

  *check(file) {
    const { text } = file.tree;
    for (const { span } of faultsOf(file, 'double-semicolon')) {
      let end = span.end;
      while (text[end] === ';') end++;
      const edits = [{ span: { start: span.start, end }, text: '' }];
      yield {
        span: { start: span.start, end },
        message: `the semicolons make NetworkManager take ${nameBefore(file, span.start)} for empty and bash stop, expected none`,
        fixes: improves(file, span.start, edits) ? [fix('Remove the semicolons', edits, true)] : [],
      };
    }
  },
});
