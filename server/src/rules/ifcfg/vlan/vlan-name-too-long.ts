// The name of a VLAN made of parent, dot and number is soon longer than the kernel takes.
import { longName } from '../../../model/ifcfg/vlan-name';
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { addAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, readProfile } from '../../../model/ifcfg/profile';

export const vlanNameTooLong = rule({
  code: 'vlan-name-too-long',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'DEVICE of a VLAN has more than 15 bytes.',
  source: 'Linux, include/uapi/linux/if.h: IFNAMSIZ; observed with 6.1',

  *check(file, _workspace, target) {
    const profile = readProfile(file);
    const long = profile && longName(profile);
    if (!profile || !long) return;
    const { device, dot, id, size } = long;
    const parent = device.value.slice(0, dot);
    const short = `vlan${id}`;
    const isReadByNm = byNetworkManager(profile, target);
    yield {
      span: device.valueSpan,
      message: `${device.value} has ${size} bytes, expected at most 15; write a short name with PHYSDEV and VLAN_ID`,
      fixes: [
        fix(
          `Change to ${short} on ${parent}`,
          [
            ...setAssignment(device, short),
            ...(lastAssignment(profile, 'PHYSDEV')
              ? []
              : addAssignment(profile.root.tree, 'PHYSDEV', parent, { after: device })),
            ...(lastAssignment(profile, 'VLAN_ID') || !isReadByNm ? [] : putKey(profile, 'VLAN_ID', id, device)),
          ],
          true,
        ),
      ],
    };
  },
});
