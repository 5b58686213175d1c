// `NAME+=value`, which only bash knows.
import { type Fix, fix, replace } from '../../../fixes/fix';
import { decodeValue } from '../../../syntax/ifcfg/value';
import { lineOf, removeLine } from '../../../syntax/lines';
import { lastStarted } from '../../../syntax/cursor';
import type { SyntaxProblem } from '../../../syntax/tree';
import { setAssignment } from '../../../syntax/ifcfg/write';
import type { File } from '../../../model/file';
import { syntaxFault } from '../../factories/syntax-fault';
import { isShort } from '../../../fixes/long-values';
import { assignmentsOf, severityFor } from '../../../model/ifcfg/faults';

export const plusEquals = syntaxFault({
  code: 'plus-equals',
  severity: 'error',
  summary: 'A value is appended with +=.',
  source: 'NetworkManager, shvar.c: line_new_parse',
  find(fault, file, target) {
    const name = fault.detail;
    return {
      span: { start: fault.other!.start, end: fault.span.end },
      severity: severityFor(file, target, 'error', 'warning'),
      message: `NetworkManager ignores ${name}+=, expected one ${name}= with the whole value`,
      fixes: [repair(file, fault)],
    };
  },
});

function repair(file: File, { span, detail: name }: SyntaxProblem): Fix {
  const { text } = file.tree;
  const earlier = lastStarted(assignmentsOf(file, name!), span.start);
  const added = decodeValue(text.slice(span.end, lineOf(file.tree, span.end).end));
  if (!earlier || added === undefined || !isShort(earlier)) return replace('Write = instead of +=', span, '=');
  const edits = [...setAssignment(earlier, earlier.value + added), ...removeLine(file.tree, span.start)];
  return fix(`Append to the earlier ${name}`, edits);
}
