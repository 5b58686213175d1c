// Next hops and devices of routes, compared with the interface that the routes belong to.
import { routeRemoval } from '../../../fixes/routes';
import { fix, replace } from '../../../fixes/fix';
import { type Address, contains, parseAddress, type Subnet, subnetOf, subnetText, addressText } from '../../../address';
import { Blocks } from '../../../model/blocks';
import type { SubnetFact } from '../../../model/facts';
import type { Attribute } from '../../../syntax/tree';
import { addAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import type { Edit } from '../../../text';
import { type Finding, rule } from '../../rule';
import { type Owner, ownerOf, type IfcfgRoute, ifcfgRoutesOf, routeWord } from '../../../model/ifcfg/routes';
import { droppedLinesOf } from '../../../model/ifcfg/route-lines';

export const routeNextHops = rule({
  name: 'route-next-hops',
  of: ['route', 'route6'],
  severity: 'warning',
  summary: 'A route that does not fit the interface it belongs to.',
  source: 'ip-route(8); NetworkManager 1.42.4, nms-ifcfg-rh-reader.c',
  across: true,
  codes: {
    'route-via-unreachable': 'The next hop of a route is in no subnet of its interface.',
    'route-via-self': 'The next hop of a route is an address of the interface itself.',
    'route-dev-other': 'The word dev of a route names another interface than that of the file.',
  },
  *check(file, workspace, target) {
    const dropped = droppedLinesOf(file, workspace, target);
    const routes = ifcfgRoutesOf(file).filter((it) => !it.line || !dropped.has(it.line));
    if (routes.length === 0) return;
    const owner = ownerOf(file, workspace, target);
    if (!owner.file) return;
    const reach = reachOf(owner, routes);
    for (const it of routes) {
      yield* otherDevice(it, owner);
      const { gateway } = it;
      if (!it.via || !gateway) continue;
      if (isZero(gateway)) {
        if (gateway.family === 6 && owner.scripts) yield nobody(it, it.via);
        continue;
      }
      const own = reach.own.get(addressText(gateway));
      if (own)
        yield {
          code: 'route-via-self',
          severity: 'error',
          span: it.via.valueSpan,
          message: `the next hop ${addressText(gateway)} is an address of the interface itself; the kernel refuses the route`,
          related: [{ at: own.at, message: 'the address is here' }],
          fixes: routeRemoval(file.tree.root!, it),
        };
      else if (!isReachable(it, gateway, reach)) yield unreachable(it, gateway, owner, reach);
    }
  },
});

/** What an interface reaches without a next hop, made once for all routes. */
interface Reach {
  readonly own: ReadonlyMap<string, SubnetFact>;
  readonly subnets: Readonly<Record<4 | 6, readonly SubnetFact[]>>;
  /** Some of these subnets, for messages. */
  readonly names: Readonly<Record<4 | 6, string>>;
  readonly blocks: Blocks<{ readonly subnet: Subnet }>;
}

function reachOf(owner: Owner, routes: readonly IfcfgRoute[]): Reach {
  const of = (family: 4 | 6) => owner.subnets.filter((it) => it.address.family === family);
  const subnets = { 4: of(4), 6: of(6) };
  // To the kernel a next hop of 0.0.0.0 is none, but others do not lead through such a route.
  const isDirect = (it: IfcfgRoute) => !it.via || (it.gateway !== undefined && isZero(it.gateway) && !owner.scripts);
  const onLink = routes.filter((it) => isDirect(it) && it.type === 'unicast' && it.subnet.prefix > 0);
  return {
    own: new Map([...owner.subnets].reverse().map((it) => [addressText(it.address), it])),
    subnets,
    names: { 4: namesOf(subnets[4]), 6: namesOf(subnets[6]) },
    blocks: new Blocks<{ readonly subnet: Subnet }>([...owner.subnets, ...peersOf(owner), ...onLink]),
  };
}

/** Other ends of the link, which only the legacy scripts tell the kernel. */
const peersOf = ({ file, scripts }: Owner): readonly { readonly subnet: Subnet }[] =>
  scripts ? file!.facts.routes.map((it) => ({ subnet: it.destination })) : [];

const isZero = (it: Address): boolean => it.words.every((word) => word === 0);

/** Observed with Linux 6.1: `via 0.0.0.0` is no next hop, `via ::` is refused. */
function nobody({ line }: IfcfgRoute, via: Attribute): Finding {
  const { text } = via.element.tree;
  let { start } = via.span;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  return {
    code: 'route-via-unreachable',
    severity: 'error',
    span: via.valueSpan,
    message: `the next hop ${via.value} is no address that a host has; the kernel refuses the route, expected no next hop for what is on the link`,
    fixes: line ? [fix('Remove the next hop', [{ span: { start, end: via.span.end }, text: '' }])] : [],
  };
}

const linkLocal = subnetOf(parseAddress('fe80::')!, 10);

function isReachable(it: IfcfgRoute, gateway: Address, { subnets, blocks }: Reach): boolean {
  if (it.words.has('onlink')) return true;
  if (gateway.family === 6 && contains(linkLocal, gateway)) return true;
  // Without an address in the file the addresses come from elsewhere: DHCP, router advertisements.
  return subnets[gateway.family].length === 0 || blocks.around(gateway).length > 0;
}

/** As many subnets as a message names. */
const mostNamed = 3;

const namesOf = (subnets: readonly SubnetFact[]): string =>
  [...new Set(subnets.map((it) => subnetText(it.subnet)))].slice(0, mostNamed).join(', ');

function unreachable(it: IfcfgRoute, gateway: Address, owner: Owner, reach: Reach): Finding {
  const subnets = reach.subnets[gateway.family].slice(0, mostNamed);
  return {
    code: 'route-via-unreachable',
    severity: owner.scripts ? 'error' : 'warning',
    span: it.via!.valueSpan,
    message: `the next hop ${addressText(gateway)} is in no subnet of the interface (${reach.names[gateway.family]})${owner.scripts ? '; the kernel refuses the route' : ''}, expected one that is, or onlink`,
    related: subnets.map((one) => ({ at: one.at, message: `${subnetText(one.subnet)} is here` })),
    fixes: [fix('Add onlink', addOnlink(it))],
  };
}

function addOnlink({ line, number, span, destination }: IfcfgRoute): Edit[] {
  if (line) return [{ span: { start: span.end, end: span.end }, text: ' onlink' }];
  const root = destination.element;
  const options = root.attribute(`OPTIONS${number!}`);
  if (options) return setAssignment(options, `${options.value} onlink`.trim());
  return addAssignment(root.tree, `OPTIONS${number!}`, 'onlink', { after: root.attribute(`GATEWAY${number!}`) });
}

function* otherDevice({ line }: IfcfgRoute, { device, networkManager, scripts }: Owner): Iterable<Finding> {
  const word = line && routeWord(line, 'dev');
  if (!word?.value || !device?.name || word.value === device.name) return;
  yield {
    code: 'route-dev-other',
    severity: 'warning',
    span: word.valueSpan,
    message: `dev ${word.value} is not ${device.name}, the interface of this file; ${
      networkManager && scripts
        ? 'NetworkManager ignores it, the legacy scripts obey it'
        : networkManager
          ? 'NetworkManager ignores it'
          : 'the route goes through the other one'
    }`,
    related: [{ at: device.at, message: 'the interface is named here' }],
    fixes: [replace(`Change to ${device.name}`, word.valueSpan, device.name, true)],
  };
}
