// The number of a VLAN: in VLAN_ID, at the end of DEVICE, or for the legacy scripts in VID.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { byNetworkManager, headSpan, lastAssignment } from '../../../model/ifcfg/profile';
import { type Vlan, madeVlansOf } from '../../../model/ifcfg/vlan';
import { integerOf } from '../../../syntax/ifcfg/scalar';
import type { Attribute } from '../../../syntax/tree';
import { renameKey, setAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, ruleOfEach } from '../../rule';

export const vlanNumber = ruleOfEach({
  name: 'vlan-number',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'The number of a VLAN is missing, out of range, or said twice in different ways.',
  source:
    'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_vlan_setting; initscripts, ifup; Linux 6.1, net/8021q/vlan.c',
  codes: {
    'vlan-id-range': 'The number of a VLAN is not one from 0 to 4094, or is the 0 of no VLAN.',
    'vlan-id-undetermined': 'Neither VLAN_ID nor DEVICE says the number of a VLAN.',
    'vlan-id-mismatch': 'VLAN_ID and DEVICE say different numbers.',
    'vlan-vid': 'The number of a VLAN stands in VID, which NetworkManager does not read.',
  },
  each: madeVlansOf,
  *check(vlan, _file, _workspace, target) {
    const managed = byNetworkManager(vlan.profile, target);
    if (vlan.id && managed) yield* ofKey(vlan, vlan.id);
    else if (vlan.device && vlan.written) yield* ofName(vlan, managed);
    else if (managed) yield missing(vlan);
  },
});

function* ofKey({ profile, written }: Vlan, id: Attribute): Iterable<Finding> {
  const inName = written && Number(written.text);
  const value = integerOf(id.value);
  const change =
    inName !== undefined && inName <= 4094 ? [fix(`Change to ${inName}`, setAssignment(id, String(inName)))] : [];
  if (value === undefined || value < 0 || value > 4094)
    yield {
      code: 'vlan-id-range',
      span: id.valueSpan,
      message: `VLAN_ID=${id.value} is not a number from 0 to 4094; NetworkManager refuses the file`,
      fixes: change,
    };
  else if (inName !== undefined && inName !== value)
    yield {
      code: 'vlan-id-mismatch',
      severity: 'warning',
      span: id.valueSpan,
      message: `VLAN_ID=${value} for ${profile.device}; NetworkManager takes ${value}, the legacy scripts take ${inName}`,
      fixes: change,
    };
  else if (value === 0) yield priorityOnly(id.valueSpan);
}

function* ofName({ device, written }: Vlan, managed: boolean): Iterable<Finding> {
  const { text, at } = written!;
  const number = Number(text);
  const span = device!.spanOf(at, at + text.length);
  if (number > 4094)
    yield {
      code: 'vlan-id-range',
      span,
      message: `${device!.value} has the VLAN number ${number}, expected 0 to 4094; ${managed ? 'NetworkManager refuses the file' : 'the kernel refuses it'}`,
    };
  else if (number === 0) yield priorityOnly(span);
}

const priorityOnly = (span: Finding['span']): Finding => ({
  code: 'vlan-id-range',
  severity: 'information',
  span,
  message: 'VLAN 0 marks packets with a priority only, it is no network of its own',
});

function missing({ profile, device }: Vlan): Finding {
  const vid = lastAssignment(profile, 'VID');
  const meant = vid ? integerOf(vid.value) : undefined;
  if (vid && meant !== undefined && 0 <= meant && meant <= 4094)
    return {
      code: 'vlan-vid',
      span: vid.span,
      message: `VID=${vid.value} is read by the legacy scripts only, expected VLAN_ID=${meant}; NetworkManager finds no number and refuses the file`,
      fixes: [
        fix('Change VID to VLAN_ID', renameKey(vid, 'VLAN_ID'), true),
        fix(`Add VLAN_ID=${meant}`, putKey(profile, 'VLAN_ID', String(meant), vid)),
      ],
    };
  const guess = /\d{1,4}$/.exec(profile.device)?.[0];
  return {
    code: 'vlan-id-undetermined',
    span: device?.valueSpan ?? headSpan(profile),
    message: `${device ? `${device.value} does not end in .<number>` : 'there is no DEVICE'} and there is no VLAN_ID, expected one of them; NetworkManager refuses the file`,
    fixes:
      guess !== undefined && Number(guess) <= 4094
        ? [fix(`Add VLAN_ID=${Number(guess)}`, putKey(profile, 'VLAN_ID', String(Number(guess)), device))]
        : [],
  };
}
