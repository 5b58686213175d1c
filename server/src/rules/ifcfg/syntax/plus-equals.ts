// `NAME+=value`, which only bash knows.
import { type Fix, fix, replace } from '../../../fixes/fix';
import { decodeValue } from '../../../syntax/ifcfg/value';
import { lineOf } from '../../../syntax/lines';
import { lastStarted } from '../../../syntax/place';
import type { SyntaxProblem } from '../../../syntax/tree';
import { removeLine, setAssignment } from '../../../syntax/ifcfg/write';
import type { File } from '../../../model/file';
import { rule } from '../../rule';
import { isShort } from '../../../fixes/long-values';
import { assignmentFiles, assignmentsOf, faultsOf, severityFor } from '../../../model/ifcfg/faults';

export const plusEquals = rule({
  code: 'plus-equals',
  of: assignmentFiles,
  severity: 'error',
  summary: 'A value is appended with +=.',
  source: 'NetworkManager, shvar.c: line_new_parse',

  *check(file, _workspace, target) {
    for (const fault of faultsOf(file, 'plus-equals')) {
      const name = fault.detail;
      yield {
        span: { start: fault.other!.start, end: fault.span.end },
        severity: severityFor(file, target, 'error', 'warning'),
        message: `NetworkManager ignores ${name}+=, expected one ${name}= with the whole value`,
        fixes: [repair(file, fault)],
      };
    }
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
