// Destinations, next hops and numbers of a route that are none, in lines of words; destinations in variables, too.
import { routeWordsOf } from '../../../model/ifcfg/route-lines';
import { wrongRouteValue } from '../../factories/route-values';
import { wrongRouteVariables } from '../../factories/route-variables';
import { rule } from '../../rule';

const codes = {
  'route-bad-destination': 'The destination of a route is no subnet.',
  'route-bad-next-hop': 'The next hop of a route is no address of its family.',
  'route-bad-number': 'A number of a route is none, or out of range.',
  'route-family': 'The destination of a route is of the other family.',
};

export const routeValues = rule({
  name: 'route-values',
  of: ['route', 'route6'],
  severity: 'error',
  summary: 'A value of a route is none that its word takes.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_route_line, read_route_file_svformat; ip-route(8)',
  codes,
  *check(file, workspace, target) {
    for (const it of routeWordsOf(file, workspace, target)) yield* wrongRouteValue(it, workspace, codes);
    if (file.kind === 'route') yield* wrongRouteVariables(file, workspace, target, codes);
  },
});
