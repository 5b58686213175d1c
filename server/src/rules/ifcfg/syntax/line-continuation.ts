// A backslash at the end of a line, which joins lines in a shell only.
import type { File } from '../../../model/file';
import { valueOf } from '../../../syntax/ifcfg-value';
import type { SyntaxProblem } from '../../../syntax/tree';
import { lineOf, quote } from '../../../syntax/write-ifcfg';
import type { Edit } from '../../../text';
import { type Fix, fix, replace, rule } from '../../rule';
import { assignmentFiles, faultsOf, severityFor, withoutQuotes } from './faults';

export const lineContinuation = rule({
  code: 'line-continuation',
  of: assignmentFiles,
  severity: 'error',
  summary: 'A backslash continues a value on the next line.',
  source: 'NetworkManager, shvar.c: svUnescape_full supports no line continuation',

  *check(file, _network, target) {
    for (const fault of faultsOf(file, 'line-continuation')) {
      yield {
        span: fault.span,
        severity: severityFor(target, 'error', 'information'),
        message: 'NetworkManager does not join lines: it takes the value for empty and reads the next line by itself',
        fixes: [
          fault.other ? join(file, fault, fault.other.end) : replace('Remove the backslash', fault.span, '', true),
        ],
      };
    }
  },
});

function join(file: File, { span }: SyntaxProblem, end: number): Fix {
  const { text } = file.tree;
  const edits: Edit[] = [];
  for (let at = span.start; at >= 0 && at < end;) {
    const { end: lineEnd, next } = lineOf(text, at);
    if (next > end || text[lineEnd - 1] !== '\\') break;
    edits.push({ span: { start: lineEnd - 1, end: next }, text: '' });
    at = next;
  }
  const line = lineOf(text, span.start);
  const equals = text.indexOf('=', line.start);
  const joined = text.slice(equals + 1, end).replace(/\\\r?\n/g, '');
  if (valueOf(joined) !== undefined) return fix('Join the lines', edits, true);
  return replace('Join the lines', { start: equals + 1, end }, quote(withoutQuotes(joined).trim()), true);
}
