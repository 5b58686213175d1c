// Where a route sends packets: its gateway must be a guest in one of the network's own subnets.
import { equal, subnetText, addressText } from '../../../address';
import type { SubnetFact } from '../../../model/facts';
import { type Finding, ruleOfAll } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { blocksOf, isOwn } from '../../../model/network/blocks';
import { familyOf, networkRoutesOf } from '../../../model/network/routes';

export const routeGateway = ruleOfAll({
  name: 'route-gateway',
  of: ['network'],
  severity: 'error',
  summary: 'The gateway of a route cannot be reached, or is the network itself.',
  source: 'https://libvirt.org/formatnetwork.html#static-routes',
  codes: {
    'route-gateway-unreachable': 'The gateway lies in none of the subnets of the network.',
    'route-gateway-self': 'The gateway is an address of the network itself, or its network or broadcast address.',
  },
  all: whereManaged(networkRoutesOf),
  *check(routes, file) {
    const { tree, facts } = file;
    if (facts.subnets.length !== tree.at('ip').length) return;
    const own = { 4: [] as SubnetFact[], 6: [] as SubnetFact[] };
    for (const it of facts.subnets) own[it.address.family].push(it);
    for (const { gateway, family } of routes) {
      if (!gateway || familyOf(gateway.value) !== family) continue;
      const { attribute, value } = gateway;
      const [home] = blocksOf(file).around(value);
      const finding = (code: string, message: string, severity?: Finding['severity']): Finding => ({
        code,
        severity,
        span: attribute.valueSpan,
        message,
      });
      if (!home) {
        yield finding(
          'route-gateway-unreachable',
          own[value.family].length === 0
            ? `gateway ${addressText(value)} cannot be reached: the network has no ${value.family === 4 ? 'IPv4' : 'IPv6'} address`
            : `gateway ${addressText(value)} lies in none of the subnets of this network: ${listOf(own[value.family])}`,
        );
      } else if (isOwn(file, value))
        yield finding(
          'route-gateway-self',
          `gateway ${addressText(value)} is the address of the network itself; packets would go in a circle, expected the address of a guest`,
          'warning',
        );
      else if (
        value.family === 4 &&
        home.subnet.prefix <= 30 &&
        (equal(home.subnet.first, value) || equal(home.subnet.last, value))
      )
        yield finding(
          'route-gateway-self',
          `gateway ${addressText(value)} is the ${equal(home.subnet.first, value) ? 'network' : 'broadcast'} address of ${subnetText(home.subnet)}; expected the address of a guest`,
          'warning',
        );
    }
  },
});

/** As many subnets as somebody reads. */
const mostListed = 20;

function listOf(subnets: readonly SubnetFact[]): string {
  const shown = subnets.slice(0, mostListed).map((it) => subnetText(it.subnet));
  const more = subnets.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
