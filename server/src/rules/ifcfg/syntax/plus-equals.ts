// `NAME+=value`, which only bash knows.
import { valueOf } from '../../../syntax/ifcfg-value';
import type { SyntaxProblem } from '../../../syntax/tree';
import { lineOf, removeLine, setValue } from '../../../syntax/write-ifcfg';
import type { File } from '../../../model/file';
import { type Fix, fix, replace, rule } from '../../rule';
import { assignmentFiles, assignmentsOf, faultsOf, severityFor } from './faults';

export const plusEquals = rule({
  code: 'plus-equals',
  of: assignmentFiles,
  severity: 'error',
  summary: 'A value is appended with +=.',
  source: 'NetworkManager, shvar.c: line_new_parse',

  *check(file, _network, target) {
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
  const earlier = assignmentsOf(file, name!)
    .filter((it) => it.nameSpan.start < span.start)
    .at(-1);
  const added = valueOf(text.slice(span.end, lineOf(text, span.end).end));
  if (!earlier || added === undefined) return replace('Write = instead of +=', span, '=');
  const edits = [...setValue(earlier, earlier.value + added), ...removeLine(text, span.start)];
  return fix(`Append to the earlier ${name}`, edits);
}
