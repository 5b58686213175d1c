// NetworkManager reads the IPv6 gateway only together with an address.
import { fix } from '../../../fixes/fix';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, ipv6Off } from '../../../model/ifcfg/profile';
import { withNames } from '../../../model/ifcfg/name-servers';

export const ipv6GatewayWithoutAddress = rule({
  code: 'ipv6-gateway-without-address',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'IPV6_DEFAULTGW stands in a profile without a static IPv6 address.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip6_setting; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = withNames(file);
    const gateway = profile && lastAssignment(profile, 'IPV6_DEFAULTGW');
    if (!gateway || ipv6Off(profile) || !byNetworkManager(profile, target)) return;
    if (lastAssignment(profile, 'IPV6ADDR') || lastAssignment(profile, 'IPV6ADDR_SECONDARIES')) return;
    yield {
      span: gateway.span,
      message: `IPV6_DEFAULTGW=${gateway.value} without IPV6ADDR is not read; the router announces itself`,
      fixes: [fix('Remove IPV6_DEFAULTGW', removeAssignment(gateway))],
    };
  },
});
