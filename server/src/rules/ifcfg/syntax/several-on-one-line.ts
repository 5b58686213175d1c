// Several assignments on one line, of which NetworkManager sees none whole.
import { fix } from '../../../fixes/fix';
import type { File } from '../../../model/file';
import { readValue } from '../../../syntax/ifcfg/problems';
import { lineOf, newlineOf } from '../../../syntax/lines';
import type { SyntaxProblem } from '../../../syntax/tree';
import type { Edit } from '../../../text';
import { syntaxFault } from '../../factories/syntax-fault';
import { nameBefore, severityFor } from '../../../model/ifcfg/faults';

export const severalOnOneLine = syntaxFault({
  code: 'several-on-one-line',
  severity: 'error',
  summary: 'Several assignments stand on one line.',
  source: 'NetworkManager, shvar.c: svUnescape_full',
  find(fault, file, target) {
    const first = nameBefore(file, fault.other!.start);
    return {
      span: fault.span,
      severity: severityFor(file, target, 'error', 'information'),
      message: `${fault.detail}= stands behind ${first}= on one line: NetworkManager takes ${first} for empty and does not see the rest`,
      fixes: [fix('Write one assignment per line', edits(file, fault), true)],
    };
  },
});

/** Line ends in place of what separates the assignments, to the end of the line. */
function edits(file: File, fault: SyntaxProblem): Edit[] {
  const { text } = file.tree;
  const newline = newlineOf(file.tree);
  const { end } = lineOf(file.tree, fault.span.start);
  const result: Edit[] = [];
  for (let it: SyntaxProblem | undefined = fault; it;) {
    result.push({ span: it.other!, text: newline });
    it = nextIn(text, text.indexOf('=', it.span.start) + 1, end);
  }
  return result;
}

/** The next assignment behind the start of a value. No more of the line is read than it takes to find it. */
function nextIn(text: string, from: number, end: number): SyntaxProblem | undefined {
  for (let reach = 100; ; reach *= 10) {
    const to = Math.min(end, from + reach);
    const found = readValue(text, from, to).problems.find(({ kind }) => kind === 'several-on-one-line');
    if (found || to === end) return found;
  }
}
