// Variables and commands in a value, which only a shell replaces.
import { improves } from '../../../fixes/ifcfg-syntax';
import { type Fix, fix, replace } from '../../../fixes/fix';
import type { File } from '../../../model/file';
import { lineOf } from '../../../syntax/lines';
import { flags, type SyntaxProblem } from '../../../syntax/tree';
import { quote } from '../../../syntax/ifcfg/write';
import { syntaxFault } from '../../factories/syntax-fault';
import { assignmentsOf, isTakenAsText, severityFor, shortened, textOf } from '../../../model/ifcfg/faults';

export const shellExpansion = syntaxFault({
  code: 'shell-expansion',
  severity: 'error',
  summary: 'A value holds something that only a shell replaces.',
  source: 'NetworkManager, shvar.c: svUnescape_full expands nothing',
  find(fault, file, target) {
    const what = shortened(textOf(file, fault.span));
    const isEmpty = isInDoubleQuotes(file, fault);
    const effect = isEmpty ? 'takes the whole value for empty' : 'takes it as it stands';
    const isTaken = !isEmpty && isTakenAsText(file, fault.span.start);
    return {
      span: fault.span,
      severity: severityFor(file, target, isTaken ? 'warning' : 'error', 'information'),
      message: `NetworkManager does not expand ${what} and ${effect}, expected the text itself`,
      fixes: fixesOf(file, fault),
    };
  },
});

function fixesOf(file: File, fault: SyntaxProblem): Fix[] {
  const { text } = file.tree;
  const { span, detail: name } = fault;
  const known = name === undefined ? undefined : assignmentsOf(file, name).at(-1);
  const isOwn =
    known !== undefined &&
    lineOf(file.tree, span.start).start <= known.nameSpan.start &&
    known.nameSpan.start < span.start;
  const fixes: Fix[] = [];
  if (known && !isOwn && !(known.flags & flags.bad) && known.value !== '' && quote(known.value) === known.value)
    fixes.push(replace(`Write ${known.value} instead of ${textOf(file, span)}`, span, known.value, true));
  const edits = [];
  for (let i = span.start; i < span.end; i++)
    if (i === span.start || text[i] === '`') edits.push({ span: { start: i, end: i }, text: '\\' });
  if (improves(file, span.start, edits)) fixes.push(fix(`Keep ${shortened(textOf(file, span))} as text`, edits));
  return fixes;
}

/** Whether the fault stands between double quotes, where NetworkManager gives up. */
function isInDoubleQuotes(file: File, { span }: SyntaxProblem): boolean {
  const { text } = file.tree;
  const { start } = lineOf(file.tree, span.start);
  let quote = '';
  for (let i = text.indexOf('=', start); i >= 0 && i < span.start; i++) {
    const it = text[i]!;
    if (it === '\\' && quote !== "'") i++;
    else if (quote === '' && (it === '"' || it === "'")) quote = it;
    else if (it === quote) quote = '';
  }
  return quote === '"';
}
