// VLAN=yes beside a TYPE: NetworkManager looks at TYPE only.
import { fix } from '../../../fixes/fix';
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
    const vlan = profile && lastAssignment(profile, 'VLAN');
    if (!type || !vlan || !profile.isMistypedVlan || !byNetworkManager(profile, target)) return;
    const name = profile.device || 'an interface';
    const isWaiting = profile.kind === 'ethernet' || profile.kind === 'other';
    yield {
      span: vlan.span,
      message: `VLAN=${vlan.value} beside TYPE=${type.value} is dropped, expected TYPE=Vlan; NetworkManager ${isWaiting ? `waits for ${name}` : `makes a ${profile.kind} called ${name}`} and creates no VLAN`,
      fixes: [fix('Change to Vlan', setAssignment(type, 'Vlan'), true)],
    };
  },
});
