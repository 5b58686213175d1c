// No DHCP and no address, but a gateway or routes that need one.
import { fix } from '../../../fixes/fix';
import { dropKeys, putKey } from '../../../fixes/ifcfg';
import { routesBeside } from '../../../model/ifcfg/routes';
import { rule } from '../../rule';
import { lastAssignment, headSpan } from '../../../model/ifcfg/profile';
import { gateways, withIpv4 } from '../../../model/ifcfg/addresses';

export const staticNoAddress = rule({
  code: 'static-no-address',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A gateway or route stands in a profile without an IPv4 address.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip4_setting; observed with 1.42.4',

  *check(file, workspace) {
    const profile = withIpv4(file);
    if (profile?.ipv4 !== 'disabled') return;
    // An address with a number that is never reached has its own rule.
    if (profile.root.attributes.some((it) => /^IPADDR\d/.test(it.name))) return;
    const [gateway] = gateways(profile);
    const routeFile = `route-${profile.suffix}`;
    const hasRoutes = routesBeside(file, workspace).length > 0;
    if (!gateway && !hasRoutes) return;
    const what = gateway ? `${gateway.attribute.name}=${gateway.attribute.value}` : `routes in ${routeFile}`;
    const edits = [
      ...putKey(profile, 'BOOTPROTO', 'dhcp'),
      ...dropKeys(
        profile,
        gateways(profile).map((it) => it.attribute.name),
      ),
    ];
    yield {
      span: gateway?.attribute.span ?? lastAssignment(profile, 'BOOTPROTO')?.span ?? headSpan(profile),
      message: `${what} without IPADDR and without DHCP; IPv4 stays off`,
      fixes: [fix('Ask for an address with DHCP', edits)],
    };
  },
});
