// A gateway that is said to be behind another interface.
import { fix } from '../../../fixes/fix';
import { parseIpv6 } from '../../../address';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { withNames } from '../../../model/ifcfg/name-servers';

export const ipv6GatewayOtherScope = rule({
  code: 'ipv6-gateway-other-scope',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'The IPv6 gateway names another interface.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip6_setting drops the scope; observed with 1.42.4',

  *check(file) {
    const profile = withNames(file);
    const gateway = profile && lastAssignment(profile, 'IPV6_DEFAULTGW');
    const percent = gateway?.value.indexOf('%') ?? -1;
    if (!gateway || percent < 0 || profile.device === '') return;
    const address = gateway.value.slice(0, percent);
    const scope = gateway.value.slice(percent + 1);
    if (scope === profile.device || !parseIpv6(address)) return;
    const right = `${address}%${profile.device}`;
    yield {
      span: gateway.spanOf(percent + 1, gateway.value.length),
      message: `${scope} is not ${profile.device}, the interface of this file; NetworkManager drops it`,
      fixes: [fix(`Change to ${right}`, setAssignment(gateway, right))],
    };
  },
});
