// Typographic quotes around a value, as word processors and web pages make them.
import { improves } from '../../../fixes/ifcfg-syntax';
import { fix } from '../../../fixes/fix';
import { syntaxFault } from '../../factories/syntax-fault';
import { isTakenAsText, shortened, textOf } from '../../../model/ifcfg/faults';

export const smartQuotes = syntaxFault({
  code: 'smart-quotes',
  severity: 'error',
  summary: 'Typographic quotes stand around a value.',
  source: 'NetworkManager, shvar.c: svUnescape_full knows the ASCII quotes only; so does bash',
  find({ span, other, detail = '' }, file) {
    const whole = { start: span.start, end: other?.end ?? span.end };
    const expected = other
      ? `expected ${detail}${shortened(file.tree.text.slice(span.end, other.start))}${detail}`
      : detail === ''
        ? 'expected none here'
        : `expected ${detail}`;
    const edits = (other ? [span, other] : [span]).map((it) => ({ span: it, text: detail }));
    return {
      severity: isTakenAsText(file, span.start) ? 'warning' : 'error',
      span: whole,
      message: other
        ? `the typographic quotes of ${shortened(textOf(file, whole))} count as part of the value, ${expected}`
        : `the typographic quote ${textOf(file, span)} counts as part of the value, ${expected}`,
      fixes: improves(file, span.start, edits)
        ? [fix(detail === '' ? 'Remove the quote' : 'Write plain quotes', edits, true)]
        : [],
    };
  },
});
