// What a file misses among the others of its host is known only where all of them are there: in the folders that programs
// read, and where the user says so. A repository has a part of them, a template in place of one, or one to show.
import type { File } from '../model/file';
import { hostProfilesOf } from '../model/ifcfg/host-profiles';
import { meetsNobody } from '../model/one-host';
import type { WorkspaceFacts } from '../model/workspace-facts';
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

/** Fewer files, but for those of aliases, are no host. */
const fewest = 2;

/** How bad it may be called that another file is not there; `off` of a file that stands alone, or is there to be shown. */
export function severityOfMissing(
  code: string,
  severity: Severity,
  file: File,
  workspace: WorkspaceFacts,
): Severity | 'off' {
  if (!missing.has(code) || file.host.isLive) return severity;
  return meetsNobody(file) || hostProfilesOf(workspace, file.uri).profiles.filter((it) => !it.alias).length < fewest
    ? 'off'
    : 'hint';
}
