// A value of several words without quotes.
import { quoted, withoutQuotes } from '../../../fixes/ifcfg-syntax';
import { fix } from '../../../fixes/fix';
import { syntaxFault } from '../../factories/syntax-fault';
import { quote } from '../../../syntax/ifcfg/write';
import { nameBefore, shortened, textOf } from '../../../model/ifcfg/faults';

export const unquotedSpace = syntaxFault({
  code: 'unquoted-space',
  severity: 'error',
  summary: 'A value with blanks stands without quotes.',
  source: 'NetworkManager, shvar.c: svUnescape_full; bash: the second word becomes a command',
  find({ span }, file) {
    const name = nameBefore(file, span.start);
    const expected = shortened(quote(withoutQuotes(textOf(file, span))));
    return {
      span,
      message: `the value of ${name} has a blank outside quotes, so it counts as empty; expected ${expected}`,
      fixes: [fix('Put the value in quotes', quoted(file.tree.text, span), true)],
    };
  },
});
