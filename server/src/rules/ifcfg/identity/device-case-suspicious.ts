// Interface names whose capitals come from a word processor or a translator: `Br0`, `Eth0`.
import type { FileEdits } from '../../../fixes/fix';
import type { ReferenceFact } from '../../../model/facts';
import { type File, folderOf } from '../../../model/file';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import type { Attribute } from '../../../syntax/tree';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment, profileOf } from '../../../model/ifcfg/profile';

const capitalised = /^(?:Br|Eth|Bond|Vlan|Virbr|Wlan|Team|Ens|Enp|Eno)\d/i;
const namingKeys = ['DEVICE', 'BRIDGE', 'MASTER', 'TEAM_MASTER', 'PHYSDEV'];

export const deviceCaseSuspicious = rule({
  code: 'device-case-suspicious',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'An interface name has capitals where it most likely has none.',
  source: 'Linux, dev_get_by_name: names of interfaces are compared byte by byte',

  *check(file, workspace) {
    const profile = profileOf(file);
    if (!profile) return;
    const near = nearOf(file, workspace);
    for (const key of namingKeys) {
      const attribute = lastAssignment(profile, key);
      const lower = attribute?.value.toLowerCase();
      if (!attribute || lower === attribute.value || lower === undefined) continue;
      if (!isSuspicious(key, attribute.value, lower, near)) continue;
      yield {
        span: attribute.valueSpan,
        message: `${attribute.value} has capitals, which the kernel tells apart, expected ${lower}`,
        fixes: [{ title: `Change to ${lower}`, changes: changesOf(attribute, lower, key, near), preferred: true }],
      };
    }
  },
});

/** The interfaces of the host, and those of libvirt's networks. */
interface Near {
  has(name: string): boolean;
  references(name: string): readonly ReferenceFact[];
}

function nearOf({ uri }: File, workspace: WorkspaceFacts): Near {
  const folder = folderOf(uri);
  return {
    has: (name) => workspace.devices(name).some((it) => it.by !== 'profile' || folderOf(it.at.uri) === folder),
    references: (name) =>
      workspace.references.filter(
        (it) =>
          it.name === name &&
          (it.relation === 'host-bridge' || it.relation === 'uplink' || folderOf(it.at.uri) === folder),
      ),
  };
}

/**
 * A reference to a device that exists with these capitals is right; its DEVICE is what to change.
 * One to a device that exists without them is an error of its own, see controller-case.
 */
function isSuspicious(key: string, value: string, lower: string, near: Near): boolean {
  if (key !== 'DEVICE' && (near.has(value) || near.has(lower))) return false;
  return capitalised.test(value) ? /[A-Z]/.test(value) : key === 'DEVICE' && near.has(lower);
}

/** The change here, and of a DEVICE also where other files refer to it. */
function changesOf(attribute: Attribute, lower: string, key: string, near: Near): FileEdits[] {
  const here: FileEdits = { edits: setAssignment(attribute, lower) };
  if (key !== 'DEVICE') return [here];
  const others = near.references(attribute.value);
  return [here, ...others.map((it): FileEdits => ({ uri: it.at.uri, edits: [{ span: it.at.span, text: lower }] }))];
}
