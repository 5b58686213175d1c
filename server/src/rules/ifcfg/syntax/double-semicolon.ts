// Two semicolons after a value.
import { improves } from '../../../fixes/ifcfg-syntax';
import { fix } from '../../../fixes/fix';
import { syntaxFault } from '../../factories/syntax-fault';
import { nameBefore } from '../../../model/ifcfg/faults';

export const doubleSemicolon = syntaxFault({
  code: 'double-semicolon',
  severity: 'error',
  summary: 'Two semicolons follow a value.',
  source: 'NetworkManager, shvar.c: svUnescape_full allows one; bash stops with a syntax error',
  find({ span }, file) {
    const { text } = file.tree;
    let end = span.end;
    while (text[end] === ';') end++;
    const edits = [{ span: { start: span.start, end }, text: '' }];
    return {
      span: { start: span.start, end },
      message: `the semicolons make NetworkManager take ${nameBefore(file, span.start)} for empty and bash stop, expected none`,
      fixes: improves(file, span.start, edits) ? [fix('Remove the semicolons', edits, true)] : [],
    };
  },
});
