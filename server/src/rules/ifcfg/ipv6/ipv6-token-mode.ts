// A token is the lower half of an address, so nothing else may choose that half.
import { fix } from '../../../fixes/fix';
import { withNames } from '../../../model/ifcfg/name-servers';
import { byNetworkManager, ipv6Off } from '../../../model/ifcfg/profile';
import { removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { twoKeys } from '../../factories/two-keys';

export const ipv6TokenMode = twoKeys({
  code: 'ipv6-token-mode',
  severity: 'error',
  summary: 'IPV6_TOKEN stands beside another way to make addresses.',
  source: 'NetworkManager, nm-setting-ip6-config.c: verify; observed with 1.42.4',
  in: withNames,
  keys: ['IPV6_TOKEN', 'IPV6_ADDR_GEN_MODE'],
  find({ profile, first: token, second: mode }, _file, target) {
    if (ipv6Off(profile) || !byNetworkManager(profile, target)) return undefined;
    if (mode.value !== 'stable-privacy' && mode.value !== '1') return undefined;
    return {
      span: mode.span,
      message: `IPV6_ADDR_GEN_MODE=${mode.value} beside IPV6_TOKEN=${token.value}, expected eui64; NetworkManager refuses the file`,
      fixes: [fix('Change to eui64', setAssignment(mode, 'eui64')), fix('Remove IPV6_TOKEN', removeAssignment(token))],
    };
  },
});
