// A token is the lower half of an address, so nothing else may choose that half.
import { fix } from '../../../fixes/fix';
import { setAssignment, removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, ipv6Off } from '../../../model/ifcfg/profile';
import { withNames } from '../../../model/ifcfg/name-servers';

export const ipv6TokenMode = rule({
  code: 'ipv6-token-mode',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'IPV6_TOKEN stands beside another way to make addresses.',
  source: 'NetworkManager, nm-setting-ip6-config.c: verify; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = withNames(file);
    const token = profile && lastAssignment(profile, 'IPV6_TOKEN');
    const mode = profile && lastAssignment(profile, 'IPV6_ADDR_GEN_MODE');
    if (!token || !mode || ipv6Off(profile) || !byNetworkManager(profile, target)) return;
    if (mode.value !== 'stable-privacy' && mode.value !== '1') return;
    yield {
      span: mode.span,
      message: `IPV6_ADDR_GEN_MODE=${mode.value} beside IPV6_TOKEN=${token.value}, expected eui64; NetworkManager refuses the file`,
      fixes: [fix('Change to eui64', setAssignment(mode, 'eui64')), fix('Remove IPV6_TOKEN', removeAssignment(token))],
    };
  },
});
