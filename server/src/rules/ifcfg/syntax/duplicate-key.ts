// Two assignments of one name.
import { fix } from '../../../fixes/fix';
import { parseAddress } from '../../../address';
import type { File } from '../../../model/file';
import { profileOf } from '../../../model/ifcfg/profile';
import { valueComplaint } from '../../../model/ifcfg/value-complaints';
import { ifcfgTable } from '../../../schema/ifcfg';
import { attributeRow } from '../../../schema/index';
import { type Attribute, flags } from '../../../syntax/tree';
import type { Edit } from '../../../text';
import { addAssignment, removeAssignment, renameKey } from '../../../syntax/ifcfg/write';
import { removeLine } from '../../../syntax/lines';
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
    const twice = file.tree.root!.attributes.filter((it) => it.flags & flags.duplicate);
    const isSaidAgain = (it: Attribute): boolean => assignmentsOf(file, it.name).at(-1)!.value === it.value;
    // Beside one that is lost nobody needs to hear of those that say the same.
    const isAllTheSame = twice.every(isSaidAgain);
    for (const it of twice) {
      const isSame = isSaidAgain(it);
      if (isSame && !isAllTheSame) continue;
      const all = assignmentsOf(file, it.name);
      const counts = all.at(-1)!;
      const second = isSame || all.length > 2 ? undefined : secondOf(file, it, counts);
      const remove = fix('Remove this line', removeAssignment(it), isSame);
      const others = all.length > most ? [] : all.filter((one) => one.index !== it.index);
      const keep = others.flatMap((one) => removeLine(file.tree, one.nameSpan.start));
      yield {
        span: it.span,
        severity: isSame ? 'hint' : 'warning',
        message: isSame
          ? `${it.name} is assigned again below with the same value`
          : `${it.name} is assigned again below, where ${shortened(file.tree.text.slice(counts.span.start, counts.span.end))} counts${second ? `; a second one is ${second.key}` : ''}`,
        related: [{ at: { uri: file.uri, span: counts.span }, message: 'this one counts' }],
        fixes: [
          ...(second ? [fix(`Make the second one ${second.key}`, second.edits)] : []),
          remove,
          ...(isSame || keep.length === 0 || isWrong(file, it) ? [] : [fix('Keep this line only', keep)]),
        ],
        tag: 'unnecessary',
      };
    }
  },
});

/** Whether the value of this line would be wrong if it counted. */
function isWrong(file: File, it: Attribute): boolean {
  const row = file.kind === 'ifcfg' ? attributeRow(ifcfgTable, it.name) : undefined;
  return row !== undefined && valueComplaint(it, row, profileOf(file)) !== undefined;
}

/** The key of a second address or server, and the edits that give it to the later assignment with its mask. */
function secondOf(
  file: File,
  { name, value }: Attribute,
  later: Attribute,
): { key: string; edits: Edit[] } | undefined {
  const { root } = file.tree;
  if (file.kind !== 'ifcfg' || !root || !parseAddress(value) || !parseAddress(later.value)) return undefined;
  const base = /^(?:IPADDR|DNS)(?=\d*$)/.exec(name)?.[0];
  if (base === undefined) return undefined;
  let number = 1;
  while (root.attribute(`${base}${number}`)) number++;
  const masks = base === 'DNS' ? [] : ['PREFIX', 'NETMASK'];
  const moved = masks.flatMap((mask) => {
    const all = assignmentsOf(file, mask + name.slice(base.length));
    const own = all.at(-1);
    const key = `${mask}${number}`;
    if (!own || root.attribute(key)) return [];
    return all.length > 1 ? renameKey(own, key) : addAssignment(root.tree, key, own.value, { after: later });
  });
  const key = `${base}${number}`;
  return { key, edits: [...renameKey(later, key), ...moved] };
}
