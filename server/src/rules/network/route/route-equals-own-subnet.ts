// A route to where the network is already.
import { subnetText } from '../../../address';
import { ownSubnetOf, routeFactsOf } from '../../../model/network/routes';
import { ruleOfEach } from '../../rule';

export const routeEqualsOwnSubnet = ruleOfEach({
  code: 'route-equals-own-subnet',
  of: ['network'],
  severity: 'warning',
  summary: 'The destination of a route lies in a subnet of the network itself.',
  source: 'https://libvirt.org/formatnetwork.html#static-routes',
  each: routeFactsOf,
  *check(route, file) {
    const own = route.destination.prefix > 0 ? ownSubnetOf(file, route) : undefined;
    if (!own) return;
    yield {
      span: route.at.span,
      message: `${subnetText(route.destination)} lies in ${subnetText(own.subnet)}, which this network reaches without a route`,
    };
  },
});
