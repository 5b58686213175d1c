// A quote that is not closed on its line.
import { improves } from '../../../fixes/ifcfg-syntax';
import { type Fix, replace } from '../../../fixes/fix';
import { syntaxFault } from '../../factories/syntax-fault';
import { nameBefore } from '../../../model/ifcfg/faults';

export const unterminatedQuote = syntaxFault({
  code: 'unterminated-quote',
  severity: 'error',
  summary: 'A quote is not closed.',
  source: 'NetworkManager, shvar.c: svUnescape_full; bash reads on to the next quote, or to the end of the file',
  find({ span, detail: quote = '"' }, file) {
    const { text } = file.tree;
    const close = replace('Close the quote', { start: span.end, end: span.end }, quote, true);
    const open = { start: span.start, end: span.start + (text[span.start] === '$' ? 2 : 1) };
    const remove = replace('Remove the quote', open, '');
    const isOf = (it: Fix) =>
      it.changes.every((change) => 'edits' in change && improves(file, span.start, change.edits));
    return {
      span,
      message: `the quote of ${nameBefore(file, span.start)} is not closed on this line, so the value counts as empty`,
      fixes: [close, remove].filter(isOf),
    };
  },
});
