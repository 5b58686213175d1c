// A quote that is not closed on its line.
import { valueOf } from '../../../syntax/ifcfg-value';
import { lineOf } from '../../../syntax/write-ifcfg';
import { type Fix, replace, rule } from '../../rule';
import { assignmentFiles, faultsOf, nameBefore } from './faults';

export const unterminatedQuote = rule({
  code: 'unterminated-quote',
  of: assignmentFiles,
  severity: 'error',
  summary: 'A quote is not closed.',
  source: 'NetworkManager, shvar.c: svUnescape_full; bash reads on to the next quote, or to the end of the file',

  *check(file) {
    const { text } = file.tree;
    for (const { span, detail: quote = '"' } of faultsOf(file, 'unterminated-quote')) {
      const fixes: Fix[] = [replace('Close the quote', { start: span.end, end: span.end }, quote, true)];
      const rest = text.slice(span.start + 1, lineOf(text, span.start).end);
      if (text[span.start] === quote && valueOf(rest) !== undefined && rest.trim() !== '')
        fixes.push(replace('Remove the quote', { start: span.start, end: span.start + 1 }, ''));
      yield {
        span,
        message: `the quote of ${nameBefore(file, span.start)} is not closed on this line, so the value counts as empty`,
        fixes,
      };
    }
  },
});
