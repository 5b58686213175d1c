// Values of keys whose codes belong to one rule of this folder, judged by the kinds of the table.
import { fix } from '../../fixes/fix';
import { dropKeys } from '../../fixes/ifcfg';
import { ifcfgTable } from '../../schema/ifcfg';
import { attributeRow } from '../../schema/index';
import type { AttributeRow } from '../../schema/types';
import type { Attribute } from '../../syntax/tree';
import { setAssignment } from '../../syntax/ifcfg/write';
import type { Finding } from '../rule';
import { overridden, type Profile } from '../../model/ifcfg/profile';

/** Findings for the values that NetworkManager refuses, drops or ignores, as far as their code is one of the rule's. */
export function* tableFindings(
  profile: Profile,
  codes: Readonly<Record<string, string>>,
  isRead: (attribute: Attribute, row: AttributeRow) => boolean = () => true,
): Iterable<Finding> {
  for (const it of profile.root.attributes) {
    if (it.value === '' || overridden(it)) continue;
    const row = attributeRow(ifcfgTable, it.name);
    const complaint = row?.value.complaint?.(it.value);
    if (!row || !complaint) continue;
    const code = complaint.code ?? row.code ?? row.value.code;
    if (!Object.hasOwn(codes, code) || !isRead(it, row)) continue;
    const instead = complaint.instead ?? [];
    const isRefused = row.wrong === 'refuse';
    yield {
      code,
      severity: isRefused ? 'error' : 'warning',
      span: complaint.part ? it.spanOf(...complaint.part) : it.valueSpan,
      message: `${complaint.message}; NetworkManager ${isRefused ? 'refuses the file' : row.wrong === 'ignore' ? 'drops it' : 'drops it without a word'}`,
      fixes: [
        ...instead.map((value) => fix(`Change to ${value}`, setAssignment(it, value))),
        fix(`Remove ${it.name}`, dropKeys(profile, [it.name])),
      ],
    };
  }
}
