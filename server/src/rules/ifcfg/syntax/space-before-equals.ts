// A blank between a name and its equals sign.
import { fix } from '../../../fixes/fix';
import { syntaxFault } from '../../factories/syntax-fault';

export const spaceBeforeEquals = syntaxFault({
  code: 'space-before-equals',
  severity: 'error',
  summary: 'A blank stands before the equals sign.',
  source: 'NetworkManager, shvar.c: line_new_parse; bash: the name becomes a command',
  find({ span }, file) {
    const { text } = file.tree;
    // What follows the sign is part of the same fault.
    const from = span.end + 1;
    let to = from;
    while (text[to] === ' ' || text[to] === '\t') to++;
    const edits = [{ span, text: '' }];
    if (to > from) edits.push({ span: { start: from, end: to }, text: '' });
    return {
      span,
      message: 'a blank before the equals sign keeps the line from being read, expected none',
      fixes: [fix('Remove the blank before the equals sign', edits, true)],
    };
  },
});
