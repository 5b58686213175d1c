// Two assignments of one name.
import { fix } from '../../../fixes/fix';
import { flags } from '../../../syntax/tree';
import { removeAssignment, removeLine } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { assignmentFiles, assignmentsOf, shortened } from '../../../model/ifcfg/faults';

/** Among more assignments of one name none is kept alone: each would take all others away. */
const most = 3;

export const duplicateKey = rule({
  code: 'duplicate-key',
  of: assignmentFiles,
  severity: 'warning',
  summary: 'A name is assigned twice.',
  source: 'NetworkManager, shvar.c: the last assignment counts, svWarnInvalid warns of the others',

  *check(file) {
    for (const it of file.tree.root!.attributes) {
      if (!(it.flags & flags.duplicate)) continue;
      const all = assignmentsOf(file, it.name);
      const counts = all.at(-1)!;
      const isSame = counts.value === it.value;
      const remove = fix('Remove this line', removeAssignment(it), isSame);
      const others = all.length > most ? [] : all.filter((one) => one.index !== it.index);
      const keep = others.flatMap((one) => removeLine(file.tree, one.nameSpan.start));
      yield {
        span: it.span,
        severity: isSame ? 'hint' : 'warning',
        message: isSame
          ? `${it.name} is assigned again below with the same value`
          : `${it.name} is assigned again below, where ${shortened(file.tree.text.slice(counts.span.start, counts.span.end))} counts`,
        related: [{ at: { uri: file.uri, span: counts.span }, message: 'this one counts' }],
        fixes: isSame || keep.length === 0 ? [remove] : [remove, fix('Keep this line only', keep)],
        tag: 'unnecessary',
      };
    }
  },
});
