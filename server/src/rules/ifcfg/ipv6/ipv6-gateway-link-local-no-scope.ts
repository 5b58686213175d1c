// A link-local gateway is reached through one interface; the legacy scripts want to be told which.
import { fix } from '../../../fixes/fix';
import { contains, parseIpv6, subnetOf } from '../../../address';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byScripts, lastAssignment, ipv6Off } from '../../../model/ifcfg/profile';
import { withNames } from '../../../model/ifcfg/name-servers';

const linkLocal = subnetOf(parseIpv6('fe80::')!, 10);

export const ipv6GatewayLinkLocalNoScope = rule({
  code: 'ipv6-gateway-link-local-no-scope',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'A link-local gateway does not say through which interface.',
  source: 'initscripts, network-functions-ipv6: ipv6_set_default_route; NetworkManager binds it to the interface',

  *check(file, _workspace, target) {
    const profile = withNames(file);
    const gateway = profile && lastAssignment(profile, 'IPV6_DEFAULTGW');
    const address = gateway && parseIpv6(gateway.value);
    const legacy = profile && byScripts(profile, target);
    if (!gateway || !address || (ipv6Off(profile) && !legacy) || !contains(linkLocal, address)) return;
    const scoped = `${gateway.value}%${profile.device}`;
    yield {
      span: gateway.valueSpan,
      severity: legacy ? 'error' : 'information',
      message: `${gateway.value} is link-local, expected ${gateway.value}%${profile.device || 'device'}${legacy ? '; the legacy scripts refuse it' : ''}`,
      fixes: profile.device === '' ? [] : [fix(`Change to ${scoped}`, setAssignment(gateway, scoped))],
    };
  },
});
