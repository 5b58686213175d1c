// Destinations that libvirt takes and that do harm: the own subnet, everything, multicast, the same one twice.
import { fix } from '../../../fixes/fix';
import { contains, parseAddress, type Subnet, subnetOf, subnetText } from '../../../address';
import { removeElement } from '../../../syntax/xml/write';
import { type Finding, ruleOfAll } from '../../rule';
import type { RouteFact } from '../../../model/facts';
import { blocksOf } from '../../../model/network/blocks';

export const routeDestination = ruleOfAll({
  name: 'route-destination',
  of: ['network'],
  severity: 'warning',
  summary: 'A route leads where no route should lead.',
  source: 'https://libvirt.org/formatnetwork.html#static-routes',
  codes: {
    'route-equals-own-subnet': 'The destination lies in a subnet of the network itself.',
    'route-default': 'The host gets a default route into a guest.',
    'route-multicast': 'The destination is multicast.',
    'route-duplicate': 'The same destination and metric twice: the second one is silently missing.',
  },
  all: ({ facts }) => facts.routes,
  *check(routes, file) {
    const { tree, uri } = file;
    const seen = new Map<string, RouteFact>();
    const elements = tree.at('route');
    let next = 0;
    for (const it of routes) {
      const span = it.at.span;
      const destination = subnetText(it.destination);
      const finding = (code: string, message: string): Finding => ({ code, span, message });
      const [own] = blocksOf(file).around(it.destination.first, it.destination.last);
      if (it.destination.prefix === 0)
        yield finding(
          'route-default',
          `${destination} gives the host a default route into a guest; with metric 1 it wins over the host's own`,
        );
      else if (own)
        yield finding(
          'route-equals-own-subnet',
          `${destination} lies in ${subnetText(own.subnet)}, which this network reaches without a route`,
        );
      else if (isMulticast(it.destination))
        yield finding(
          'route-multicast',
          `${destination} is multicast; routes of a network are for unicast destinations`,
        );
      const key = `${destination} ${String(it.metric ?? 1)}`;
      const first = seen.get(key);
      if (!first) seen.set(key, it);
      else {
        // Facts and elements both stand in the order of the text.
        while (next < elements.length && elements[next]!.span.end <= span.start) next++;
        const element = elements[next];
        yield {
          ...finding(
            'route-duplicate',
            `a route to ${destination} with metric ${String(it.metric ?? 1)} stands here already; the kernel takes only the first`,
          ),
          related: [{ at: { uri, span: first.at.span }, message: 'the first one is here' }],
          fixes: element ? [fix('Remove this route', removeElement(element), true)] : [],
        };
      }
    }
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
