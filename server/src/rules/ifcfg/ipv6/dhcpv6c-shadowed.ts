// NetworkManager asks by DHCPv6 when the router says so; DHCPV6C matters only without router announcements.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { withNames } from '../../../model/ifcfg/name-servers';

export const dhcpv6cShadowed = rule({
  code: 'dhcpv6c-shadowed',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'DHCPV6C is not looked at beside autoconfiguration.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip6_setting; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = withNames(file);
    const client = profile && lastAssignment(profile, 'DHCPV6C');
    if (!client || profile.ipv6 !== 'auto' || !isTrue(client.value, false) || !byNetworkManager(profile, target))
      return;
    const autoconf = lastAssignment(profile, 'IPV6_AUTOCONF');
    yield {
      span: client.span,
      message: `DHCPV6C=${client.value} beside ${autoconf ? `IPV6_AUTOCONF=${autoconf.value}` : 'the default IPV6_AUTOCONF=yes'}; the router decides whether DHCPv6 is used`,
      fixes: [
        fix('Set IPV6_AUTOCONF=no', putKey(profile, 'IPV6_AUTOCONF', 'no', client)),
        fix('Remove DHCPV6C', removeAssignment(client)),
      ],
    };
  },
});
