// Two semicolons after a value.
import { valueOf } from '../../../syntax/ifcfg-value';
import { lineOf } from '../../../syntax/write-ifcfg';
import { replace, rule } from '../../rule';
import { assignmentFiles, faultsOf, nameBefore } from './faults';

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
      const line = lineOf(text, span.start);
      const equals = text.indexOf('=', line.start);
      const isEnough = valueOf(text.slice(equals + 1, span.start) + text.slice(end, line.end)) !== undefined;
      yield {
        span: { start: span.start, end },
        message: `the semicolons make NetworkManager take ${nameBefore(file, span.start)} for empty and bash stop, expected none`,
        fixes: isEnough ? [replace('Remove the semicolons', { start: span.start, end }, '', true)] : [],
      };
    }
  },
});
