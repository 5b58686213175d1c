// VLAN=yes beside a TYPE: NetworkManager looks at TYPE only.
import { fix } from '../../../fixes/fix';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, readProfile } from '../../../model/ifcfg/profile';

export const vlanWithTypeEthernet = rule({
  code: 'vlan-with-type-ethernet',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'VLAN=yes stands beside another TYPE than Vlan.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: VLAN is read only without TYPE; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = readProfile(file);
    const type = profile && lastAssignment(profile, 'TYPE');
    if (!type || profile.kind === 'vlan' || !byNetworkManager(profile, target)) return;
    const vlan = lastAssignment(profile, 'VLAN');
    if (!vlan || !isTrue(vlan.value, false)) return;
    yield {
      span: vlan.span,
      message: `VLAN=${vlan.value} beside TYPE=${type.value} is dropped, expected TYPE=Vlan; NetworkManager waits for ${profile.device || 'an interface'} and creates no VLAN`,
      fixes: [fix('Change to Vlan', setAssignment(type, 'Vlan'), true)],
    };
  },
});
