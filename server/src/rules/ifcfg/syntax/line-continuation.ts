// A backslash at the end of a line, which joins lines in a shell only.
import { improves, withoutQuotes } from '../../../fixes/ifcfg-syntax';
import { type Fix, fix } from '../../../fixes/fix';
import type { File } from '../../../model/file';
import { lineOf } from '../../../syntax/lines';
import type { SyntaxProblem } from '../../../syntax/tree';
import { quote } from '../../../syntax/ifcfg/write';
import type { Edit } from '../../../text';
import { syntaxFault } from '../../factories/syntax-fault';
import { severityFor } from '../../../model/ifcfg/faults';

export const lineContinuation = syntaxFault({
  code: 'line-continuation',
  severity: 'error',
  summary: 'A backslash continues a value on the next line.',
  source: 'NetworkManager, shvar.c: svUnescape_full supports no line continuation',
  find(fault, file, target) {
    return {
      span: fault.span,
      severity: severityFor(file, target, 'error', 'information'),
      message: 'NetworkManager does not join lines: it takes the value for empty and reads the next line by itself',
      fixes: fixesOf(file, fault),
    };
  },
});

function fixesOf(file: File, fault: SyntaxProblem): Fix[] {
  const { span, other } = fault;
  const remove = [{ span, text: '' }];
  if (other) return join(file, fault, other.end);
  return improves(file, span.start, remove) ? [fix('Remove the backslash', remove, true)] : [];
}

function join(file: File, { span }: SyntaxProblem, end: number): Fix[] {
  const { text } = file.tree;
  const edits: Edit[] = [];
  for (let at = span.start; at < end;) {
    const { end: lineEnd, next } = lineOf(file.tree, at);
    if (next > end || text[lineEnd - 1] !== '\\') break;
    edits.push({ span: { start: lineEnd - 1, end: next }, text: '' });
    at = next;
  }
  if (improves(file, span.start, edits)) return [fix('Join the lines', edits, true)];
  const equals = text.indexOf('=', lineOf(file.tree, span.start).start);
  const joined = text.slice(equals + 1, end).replace(/\\\r?\n/g, '');
  const whole = [{ span: { start: equals + 1, end }, text: quote(withoutQuotes(joined).trim()) }];
  return improves(file, span.start, whole) ? [fix('Join the lines', whole, true)] : [];
}
