// A route through an address that any guest may get.
import { addressText } from '../../../address';
import { ruleOfAll } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { rangesIn } from '../../../model/network/blocks';
import { addressKeyOf } from '../../../model/network/ips';
import { routeFactsOf } from '../../../model/network/routes';

export const dhcpHostIpEqualsRouteGateway = ruleOfAll({
  code: 'dhcp-host-ip-equals-route-gateway',
  of: ['network'],
  severity: 'hint',
  summary: 'The gateway of a route is given away by DHCP.',
  source: 'https://libvirt.org/formatnetwork.html#static-routes',

  all: whereManaged(routeFactsOf),
  *check(routes, file) {
    const { ranges, reservations } = file.facts;
    if (ranges.length === 0) return;
    const fixed = new Set(reservations.flatMap((it) => (it.ip ? [addressKeyOf(it.ip)] : [])));
    for (const { gateway, gatewayAt } of routes) {
      if (!gateway || fixed.has(addressKeyOf(gateway))) continue;
      const range = rangesIn(file).around(gateway);
      if (!range) continue;
      yield {
        span: gatewayAt!.span,
        message: `the gateway ${addressText(gateway)} may go to any guest, because it lies in a range of DHCP; expected a host with this address, or a range without it`,
        related: [{ at: range.at, message: 'The range is here' }],
      };
    }
  },
});
