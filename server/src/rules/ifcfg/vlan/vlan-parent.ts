// The parent of a VLAN: in PHYSDEV, or before the dot of DEVICE.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { folderOf, type File } from '../../../model/file';
import { isName } from '../../../model/ifcfg/names';
import { byNetworkManager, headSpan } from '../../../model/ifcfg/profile';
import { isParent, type Vlan, madeVlansOf } from '../../../model/ifcfg/vlan';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import { addAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

export const vlanParentRule = ruleOfEach({
  name: 'vlan-parent',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'The parent of a VLAN is missing, or said twice in different ways.',
  source:
    'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_vlan_setting; initscripts, ifup; Linux 6.1, net/8021q/vlan.c',
  codes: {
    'vlan-parent-undetermined': 'Neither PHYSDEV nor DEVICE says the parent of a VLAN.',
    'vlan-parent-invalid': 'The parent of a VLAN has a name that no interface can have.',
    'vlan-parent-mismatch': 'PHYSDEV and DEVICE say different parents.',
  },
  each: madeVlansOf,
  *check(vlan, file, workspace, target) {
    const { profile, device, parent, prefix, written } = vlan;
    const managed = byNetworkManager(profile, target);
    // NetworkManager takes no name such as vlan0 for that of a parent.
    const guess = managed && prefix?.startsWith('vlan') ? undefined : prefix;
    if (!parent && guess === undefined) {
      yield {
        code: 'vlan-parent-undetermined',
        span: device?.valueSpan ?? headSpan(profile),
        message: `${device ? `${device.value} has no ${prefix === undefined ? 'parent' : 'name of a parent'} before a dot` : 'there is no DEVICE'} and there is no PHYSDEV, expected one of them; ${managed ? 'NetworkManager refuses the file' : 'the legacy scripts give up'}`,
        fixes: likelyParents(vlan, file, workspace).map((it) =>
          fix(`Add PHYSDEV=${it}`, addAssignment(profile.root.tree, 'PHYSDEV', it, { after: device })),
        ),
      };
    } else if (managed && !isParent(parent?.value ?? guess!))
      yield {
        code: 'vlan-parent-invalid',
        span: (parent ?? device!).valueSpan,
        message: `${parent?.value ?? (guess || device!.value)} ${guess === '' && !parent ? 'has no parent before its dot' : 'is no name of an interface and no UUID'}; NetworkManager refuses the file`,
        fixes: likelyParents(vlan, file, workspace).map((it) =>
          fix(`Set PHYSDEV=${it}`, putKey(profile, 'PHYSDEV', it, device)),
        ),
      };
    else if (parent && prefix !== undefined && prefix !== parent.value && written !== undefined)
      yield {
        code: 'vlan-parent-mismatch',
        severity: 'warning',
        span: parent.valueSpan,
        message: `PHYSDEV=${parent.value} for ${profile.device}; NetworkManager takes ${parent.value}, the legacy scripts take ${prefix}`,
        fixes: isBetter(prefix, parent.value, workspace)
          ? [fix(`Change to ${prefix}`, setAssignment(parent, prefix))]
          : [],
      };
  },
});

/** Whether a name for the parent may be meant where another is written: not one in other letters than all devices have. */
const isBetter = (name: string, written: string, workspace: WorkspaceFacts): boolean =>
  workspace.devices(name).length > 0 || (name === name.toLowerCase() && workspace.devices(written).length === 0);

/** Cards and bonds of the host that the same program runs, not more than a person would choose from. */
function likelyParents({ profile }: Vlan, file: File, workspace: WorkspaceFacts): readonly string[] {
  const folder = folderOf(file.uri);
  const parents = workspace.allDevices.filter(
    (it) =>
      it.by === 'profile' &&
      (it.kind === 'ethernet' || it.kind === 'bond') &&
      it.at.uri !== file.uri &&
      folderOf(it.at.uri) === folder &&
      isName(it.name) &&
      it.nmControlled === (profile.fate === 'loaded'),
  );
  return [...new Set(parents.map((it) => it.name))].slice(0, 3);
}
