// A token is the lower half of an address, so nothing else may choose that half.
import { fix } from '../../../fixes/fix';
import { byNetworkManager, readProfile } from '../../../model/ifcfg/profile';
import { removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { twoKeys } from '../../factories/two-keys';

export const ipv6TokenMode = twoKeys({
  code: 'ipv6-token-mode',
  severity: 'error',
  summary: 'IPV6_TOKEN stands beside another way to make addresses.',
  source: 'NetworkManager, nm-setting-ip6-config.c: verify; observed with 1.42.4',
  in: readProfile,
  keys: ['IPV6_TOKEN', 'IPV6_ADDR_GEN_MODE'],
  find({ profile, first: token, second: mode }, _file, target) {
    if (profile.fate !== 'loaded' || !byNetworkManager(profile, target)) return undefined;
    if (mode.value.trim() === 'eui64' || mode.value.trim() === '0') return undefined;
    return {
      span: mode.span,
      message: `IPV6_ADDR_GEN_MODE=${mode.value} beside IPV6_TOKEN=${token.value}, expected eui64; NetworkManager refuses the file`,
      fixes: [fix('Change to eui64', setAssignment(mode, 'eui64')), fix('Remove IPV6_TOKEN', removeAssignment(token))],
    };
  },
});
