// A route through an address that any guest may get.
import { addressText } from '../../../address';
import { rule } from '../../rule';
import { rangesIn } from '../../../model/network/blocks';
import { isManaged, addressKeyOf } from '../../../model/network/ips';

export const dhcpHostIpEqualsRouteGateway = rule({
  code: 'dhcp-host-ip-equals-route-gateway',
  of: ['network'],
  severity: 'hint',
  summary: 'The gateway of a route is given away by DHCP.',
  source: 'https://libvirt.org/formatnetwork.html#static-routes',

  *check(file) {
    const { routes, ranges, reservations } = file.facts;
    if (routes.length === 0 || ranges.length === 0 || !isManaged(file)) return;
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
