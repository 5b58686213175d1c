// A route for packets that no route is for.
import { contains, parseAddress, type Subnet, subnetOf, subnetText } from '../../../address';
import { ownSubnetOf, routeFactsOf } from '../../../model/network/routes';
import { ruleOfEach } from '../../rule';

export const routeMulticast = ruleOfEach({
  code: 'route-multicast',
  of: ['network'],
  severity: 'warning',
  summary: 'The destination of a route is multicast.',
  source: 'https://libvirt.org/formatnetwork.html#static-routes',
  each: routeFactsOf,
  *check(route, file) {
    if (!isMulticast(route.destination) || ownSubnetOf(file, route)) return;
    yield {
      span: route.at.span,
      message: `${subnetText(route.destination)} is multicast; routes of a network are for unicast destinations`,
    };
  },
});

/** One that only holds multicast among others, such as the half of all addresses, is for unicast destinations. */
function isMulticast({ first, last }: Subnet): boolean {
  const all = multicast[first.family];
  return contains(all, first) && contains(all, last);
}

const multicast = {
  4: subnetOf(parseAddress('224.0.0.0')!, 4),
  6: subnetOf(parseAddress('ff00::')!, 8),
} as const;
