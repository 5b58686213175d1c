// Destinations that are understood but most likely not as meant.
import { fix, replace } from '../../../fixes/fix';
import { routeRemoval } from '../../../fixes/routes';
import type { File } from '../../../model/file';
import { subnetText, addressText, contains } from '../../../address';
import type { SubnetFact } from '../../../model/facts';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, rule } from '../../rule';
import { ownerOf, type IfcfgRoute, ifcfgRoutesOf, tableOfRoute } from '../../../model/ifcfg/routes';
import { droppedLinesOf } from '../../../model/ifcfg/route-lines';

export const routeDestinations = rule({
  name: 'route-destinations',
  of: ['route', 'route6'],
  severity: 'warning',
  summary: 'The destination of a route is most likely not what was meant.',
  source: 'ip-route(8); NetworkManager 1.42.4, nms-ifcfg-rh-reader.c',
  codes: {
    'route-host-bits': 'The destination of a route is not the first address of its network.',
    'route-no-prefix': 'The destination of a route has no prefix length, and is one address.',
    'route-default': 'A default route stands in a route file.',
    'route-equals-own-subnet': 'A route leads by way of a gateway to where the interface is itself.',
  },
  *check(file, workspace, target) {
    const dropped = droppedLinesOf(file, workspace, target);
    const routes = ifcfgRoutesOf(file).filter((it) => !it.line || !dropped.has(it.line));
    if (routes.length === 0) return;
    const { scripts, subnets } = ownerOf(file, workspace, target);
    const own = new Set(subnets.map((it) => subnetText(it.subnet)));
    for (const it of routes) {
      if (it.via && own.has(subnetText(it.subnet)) && it.type === 'unicast' && tableOfRoute(it) === '254')
        yield toOwnSubnet(file, it, scripts);
      if (!it.hasPrefix) {
        // One address is meant as such where it does not end like that of a subnet.
        if (/(?:\.0|::)$/.test(it.destination.value)) yield withoutPrefix(it);
      } else if (it.subnet.prefix === 0 && addressText(it.address) === addressText(it.subnet.first)) {
        if (it.type === 'unicast' && tableOfRoute(it) === '254' && !isOnlyHere(it, scripts, subnets))
          yield defaultRoute(it);
      } else if (addressText(it.address) !== addressText(it.subnet.first)) yield hostBits(it, scripts);
    }
  },
});

function toOwnSubnet({ tree }: File, route: IfcfgRoute, scripts: boolean): Finding {
  const { destination, subnet, via } = route;
  return {
    code: 'route-equals-own-subnet',
    span: destination.valueSpan,
    message: `${subnetText(subnet)} is the subnet of the interface itself, which needs no route; ${scripts ? `the legacy scripts put this one in place of the kernel's, and neighbours are reached by way of ${via!.value} only` : `packets to neighbours may go to ${via!.value} instead`}`,
    fixes: routeRemoval(tree.root!, route, true),
  };
}

function hostBits({ destination, subnet, address, line }: IfcfgRoute, scripts: boolean): Finding {
  const right = line ? subnetText(subnet) : addressText(subnet.first);
  return {
    code: 'route-host-bits',
    severity: scripts ? 'error' : 'warning',
    span: destination.valueSpan,
    message: `${addressText(address)} is not the first address of a /${subnet.prefix}, expected ${right}; ${scripts ? 'the ip command refuses the route' : 'NetworkManager cuts it off'}`,
    fixes: [fix(`Change to ${right}`, setAssignment(destination, right), true)],
  };
}

function withoutPrefix({ destination, subnet, address }: IfcfgRoute): Finding {
  const words = destination.value;
  const shorter = address.family === 4 ? endOf(words) : undefined;
  return {
    code: 'route-no-prefix',
    severity: 'information',
    span: destination.valueSpan,
    message: `${words} has no prefix length and is read as the one address ${subnetText(subnet)}`,
    fixes: [
      ...(shorter === undefined
        ? []
        : [replace(`Change to ${words}/${shorter}`, destination.valueSpan, `${words}/${shorter}`)]),
      replace(`Change to ${subnetText(subnet)}`, destination.valueSpan, `${words}/${subnet.prefix}`),
    ],
  };
}

/** The prefix that zero bytes at the end suggest; undefined when there are none. */
function endOf(address: string): number | undefined {
  const bytes = address.split('.');
  let count = 4;
  while (count > 0 && bytes[count - 1] === '0') count--;
  return count === 4 || count === 0 ? undefined : count * 8;
}

/** The legacy scripts set a GATEWAY only where a subnet of the interface holds it. */
const isOnlyHere = ({ gateway }: IfcfgRoute, scripts: boolean, subnets: readonly SubnetFact[]): boolean =>
  scripts && gateway?.family === 4 && !subnets.some((it) => contains(it.subnet, gateway));

const defaultRoute = ({ address, span }: IfcfgRoute): Finding => ({
  code: 'route-default',
  severity: 'information',
  span,
  message: `a default route in a route file is easily overlooked and knows nothing of DEFROUTE, expected ${address.family === 4 ? 'GATEWAY' : 'IPV6_DEFAULTGW'} in the ifcfg file`,
});
