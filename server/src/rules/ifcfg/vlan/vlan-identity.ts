// Number and parent of a VLAN: where NetworkManager and the legacy scripts find them, and what they do when the places differ.
import { fix, type Fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { integerOf } from '../../../syntax/ifcfg/scalar';
import { folderOf, type File } from '../../../model/file';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import type { Attribute } from '../../../syntax/tree';
import { addAssignment, renameKey, setAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, rule } from '../../rule';
import {
  byNetworkManager,
  byScripts,
  lastAssignment,
  headSpan,
  type Profile,
  readProfile,
} from '../../../model/ifcfg/profile';
import { isName } from '../../../model/ifcfg/names';

export const vlanIdentity = rule({
  name: 'vlan-identity',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'The number or the parent of a VLAN is missing, out of range, or said twice in different ways.',
  source:
    'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_vlan_setting; initscripts, ifup; Linux 6.1, net/8021q/vlan.c',
  codes: {
    'vlan-id-range': 'A VLAN number outside 0 to 4094.',
    'vlan-id-undetermined': 'Neither VLAN_ID nor DEVICE says the number.',
    'vlan-parent-undetermined': 'Neither PHYSDEV nor DEVICE says the parent.',
    'vlan-id-mismatch': 'VLAN_ID and DEVICE say different numbers.',
    'vlan-parent-mismatch': 'PHYSDEV and DEVICE say different parents.',
    'vlan-leading-zero': 'A number with a leading zero, which the legacy scripts read as octal.',
    'vlan-vid': 'VID, which NetworkManager does not read.',
  },

  *check(file, workspace, target) {
    const profile = readProfile(file);
    if (profile?.kind !== 'vlan') return;
    const vlan = vlanOf(profile);
    const networkManager = byNetworkManager(profile, target);
    const scripts = byScripts(profile, target);
    yield* number(vlan, networkManager);
    const parent = lastAssignment(profile, 'PHYSDEV');
    if (!parent && vlan.prefix === undefined) yield parentless(vlan, file, workspace, networkManager);
    if (parent && vlan.prefix !== undefined && vlan.prefix !== parent.value && vlan.written !== undefined)
      yield {
        code: 'vlan-parent-mismatch',
        severity: 'warning',
        span: parent.valueSpan,
        message: `PHYSDEV=${parent.value} for ${profile.device}; NetworkManager takes ${parent.value}, the legacy scripts take ${vlan.prefix}`,
        fixes: [fix(`Change to ${vlan.prefix}`, setAssignment(parent, vlan.prefix))],
      };
    if (vlan.written !== undefined && /^0\d/.test(vlan.written.text) && vlan.prefix !== undefined)
      yield leadingZero(vlan, scripts);
  },
});

interface Vlan {
  readonly profile: Profile;
  readonly device: Attribute | undefined;
  readonly id: Attribute | undefined;
  /** The number that DEVICE ends in, as NetworkManager finds it. */
  readonly written: { readonly text: string; readonly at: number } | undefined;
  /** What stands in DEVICE before its first dot. */
  readonly prefix: string | undefined;
}

function vlanOf(profile: Profile): Vlan {
  const device = lastAssignment(profile, 'DEVICE');
  const name = device?.value ?? '';
  const dot = name.indexOf('.');
  const at = dot >= 0 ? dot + 1 : name.startsWith('vlan') ? 4 : -1;
  const text = at < 0 ? '' : name.slice(at);
  return {
    profile,
    device,
    id: lastAssignment(profile, 'VLAN_ID'),
    written: /^\d{1,9}$/.test(text) ? { text, at } : undefined,
    prefix: dot > 0 ? name.slice(0, dot) : undefined,
  };
}

function* number(vlan: Vlan, networkManager: boolean): Iterable<Finding> {
  const { profile, device, id, written } = vlan;
  const inName = written && Number(written.text);
  if (id && networkManager) {
    const value = integerOf(id.value);
    if (value === undefined || value < 0 || value > 4094)
      yield {
        code: 'vlan-id-range',
        span: id.valueSpan,
        message: `VLAN_ID=${id.value} is not a number from 0 to 4094; NetworkManager refuses the file`,
        fixes:
          inName !== undefined && inName <= 4094 ? [fix(`Change to ${inName}`, setAssignment(id, String(inName)))] : [],
      };
    else if (inName !== undefined && inName !== value)
      yield {
        code: 'vlan-id-mismatch',
        severity: 'warning',
        span: id.valueSpan,
        message: `VLAN_ID=${value} for ${profile.device}; NetworkManager takes ${value}, the legacy scripts take ${inName}`,
        fixes: inName <= 4094 ? [fix(`Change to ${inName}`, setAssignment(id, String(inName)))] : [],
      };
    else yield* special(value, id.valueSpan);
    return;
  }
  if (device && written && inName !== undefined) {
    const span = device.spanOf(written.at, written.at + written.text.length);
    if (inName > 4094)
      yield {
        code: 'vlan-id-range',
        span,
        message: `${device.value} has the VLAN number ${inName}, expected 0 to 4094; ${networkManager ? 'NetworkManager refuses the file' : 'the kernel refuses it'}`,
      };
    else yield* special(inName, span);
    return;
  }
  if (!networkManager) return;
  const vid = lastAssignment(profile, 'VID');
  const meant = vid ? integerOf(vid.value) : undefined;
  if (vid && meant !== undefined && 0 <= meant && meant <= 4094) {
    yield {
      code: 'vlan-vid',
      span: vid.span,
      message: `VID=${vid.value} is read by the legacy scripts only, expected VLAN_ID=${meant}; NetworkManager finds no number and refuses the file`,
      fixes: [
        fix('Change VID to VLAN_ID', renameKey(vid, 'VLAN_ID'), true),
        fix(`Add VLAN_ID=${meant}`, putKey(profile, 'VLAN_ID', String(meant), vid)),
      ],
    };
    return;
  }
  const guess = /\d{1,4}$/.exec(profile.device)?.[0];
  yield {
    code: 'vlan-id-undetermined',
    span: device?.valueSpan ?? headSpan(profile),
    message: `${device ? `${device.value} does not end in .<number>` : 'there is no DEVICE'} and there is no VLAN_ID, expected one of them; NetworkManager refuses the file`,
    fixes:
      guess !== undefined && Number(guess) <= 4094
        ? [fix(`Add VLAN_ID=${Number(guess)}`, putKey(profile, 'VLAN_ID', String(Number(guess)), device))]
        : [],
  };
}

/** Numbers with a meaning of their own. */
function* special(value: number, span: Finding['span']): Iterable<Finding> {
  if (value === 0)
    yield {
      code: 'vlan-id-range',
      severity: 'information',
      span,
      message: 'VLAN 0 marks packets with a priority only, it is no network of its own',
    };
}

function parentless(vlan: Vlan, file: File, workspace: WorkspaceFacts, networkManager: boolean): Finding {
  const { profile, device } = vlan;
  const folder = folderOf(file.uri);
  const parents = workspace.allDevices.filter(
    (it) =>
      it.by === 'ifcfg' &&
      (it.kind === 'ethernet' || it.kind === 'bond') &&
      it.at.uri !== file.uri &&
      folderOf(it.at.uri) === folder &&
      isName(it.name) &&
      it.nmControlled === (profile.fate === 'loaded'),
  );
  const names = [...new Set(parents.map((it) => it.name))].slice(0, 3);
  return {
    code: 'vlan-parent-undetermined',
    span: device?.valueSpan ?? headSpan(profile),
    message: `${device ? `${device.value} has no parent before a dot` : 'there is no DEVICE'} and there is no PHYSDEV, expected one of them; ${networkManager ? 'NetworkManager refuses the file' : 'the legacy scripts give up'}`,
    fixes: names.map((it): Fix =>
      fix(`Add PHYSDEV=${it}`, addAssignment(profile.root.tree, 'PHYSDEV', it, { after: device })),
    ),
  };
}

function leadingZero({ device, written, prefix }: Vlan, scripts: boolean): Finding {
  const { text, at } = written!;
  const plain = String(Number(text));
  const octal = /^[0-7]+$/.test(text) ? `as octal ${parseInt(text, 8)}` : 'not at all';
  return {
    code: 'vlan-leading-zero',
    severity: scripts ? 'warning' : 'information',
    span: device!.spanOf(at, at + text.length),
    message: `${text} is VLAN ${plain} for NetworkManager, the legacy scripts read it ${octal}; expected ${prefix}.${plain}`,
    fixes: [fix(`Change to ${prefix}.${plain}`, setAssignment(device!, `${prefix}.${plain}`))],
  };
}
