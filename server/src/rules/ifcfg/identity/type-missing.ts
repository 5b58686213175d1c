// Without TYPE NetworkManager guesses, and mostly guesses Ethernet.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import { rule } from '../../rule';
import { byNetworkManager, byScripts, lastAssignment, hasType, readProfile } from '../../../model/ifcfg/profile';
import { hasMisspelled, likelyType } from '../../../model/ifcfg/names';

export const typeMissing = rule({
  code: 'type-missing',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'The file has no TYPE.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: connection_from_file_full',

  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (!profile || profile.device === '' || hasType(profile.root) || profile.device === 'lo') return;
    if (profile.kind === 'other') return;
    const { root } = profile;
    const device = lastAssignment(profile, 'DEVICE')!;
    if (isTrue(root.value('BONDING_MASTER'), false) || isTrue(root.value('VLAN'), false)) return;
    const type = profile.kind === 'bond' ? 'Bond' : likelyType(device.value);
    const isWrong = type.toLowerCase() !== profile.kind;
    const reader = byNetworkManager(profile, target) ? 'NetworkManager takes' : 'the legacy scripts take';
    // The legacy scripts go by VLAN=yes.
    const vlanFor = (it: string) =>
      it === 'Vlan' && byScripts(profile, target) ? putKey(profile, 'VLAN', 'yes', device) : [];
    yield {
      span: device.valueSpan,
      severity: isWrong ? 'warning' : 'information',
      message: `no TYPE; ${reader} ${device.value} for ${profile.kind === 'ethernet' ? 'a network card' : `a ${profile.kind}`}${isWrong ? `, expected TYPE=${type}` : ''}`,
      fixes: hasMisspelled(root, ['TYPE'])
        ? []
        : [fix(`Add TYPE=${type}`, [...putKey(profile, 'TYPE', type, device), ...vlanFor(type)], isWrong)],
    };
  },
});
