// A route that the kernel has already.
import { fix } from '../../../fixes/fix';
import { subnetText } from '../../../address';
import type { RouteFact } from '../../../model/facts';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';
import { routeFactsOf } from '../../../model/network/routes';

export const networkRouteDuplicate = ruleOfAll({
  code: 'route-duplicate',
  of: ['network'],
  severity: 'warning',
  summary: 'A route has the destination and the metric of another one.',
  source: 'https://libvirt.org/formatnetwork.html#static-routes',
  all: routeFactsOf,
  *check(routes, { tree, uri }) {
    const seen = new Map<string, RouteFact>();
    const elements = tree.at('route');
    let next = 0;
    for (const it of routes) {
      const { span } = it.at;
      const [destination, metric] = [subnetText(it.destination), it.metric ?? 1];
      const first = seen.get(`${destination} ${metric}`);
      if (!first) {
        seen.set(`${destination} ${metric}`, it);
        continue;
      }
      // Facts and elements both stand in the order of the text.
      while (next < elements.length && elements[next]!.span.end <= span.start) next++;
      const element = elements[next];
      yield {
        span,
        message: `a route to ${destination} with metric ${metric} stands here already; the kernel takes only the first`,
        related: [{ at: { uri, span: first.at.span }, message: 'the first one is here' }],
        fixes: element ? [fix('Remove this route', removeElement(element), true)] : [],
      };
    }
  },
});
