// What a file misses among the others of its host is known only where all of them are there: in the folders that programs
// read, and where the user says so. A repository has a part of them, a template in place of one, or one to show.
import type { File } from '../model/file';
import { meetsNobody } from '../model/one-host';
import type { Finding } from '../rules/rule';
import type { Severity } from '../schema/types';

/** Codes that say of a file that another one is not there. */
const missing: ReadonlySet<string> = new Set(
  `
  alias-orphan bond-file-missing bond-no-ports bridge-file-missing kf-controller-not-found 
  master-uuid-missing ovs-bridge-missing route-file-orphan team-file-missing team-no-ports vlan-parent-missing vrf-file-missing
  `
    .trim()
    .split(/\s+/),
);

/**
 * How bad it may be called that another file is not there. Elsewhere it counts only where others of its kind are there, or
 * one that is called almost so; `off` of all other files, and of those that are there to be shown.
 */
export function severityOfMissing(
  code: string,
  severity: Severity,
  { related = [], fixes = [] }: Finding,
  file: File,
): Severity | 'off' {
  if (!missing.has(code) || file.host.isLive) return severity;
  const isLikely = related.length > 0 || fixes.some((it) => it.preferred);
  return isLikely && !meetsNobody(file) ? 'hint' : 'off';
}
