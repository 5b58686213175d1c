// Kinds of routes that there are not, or that are said wrongly.
import { replace } from '../../../fixes/fix';
import { removeRouteLine, removeRouteWord } from '../../../fixes/route-lines';
import { routeWordsOf } from '../../../model/ifcfg/route-lines';
import { routeTypes } from '../../../schema/ifcfg-routes';
import { ruleOfEach } from '../../rule';

export const routeKinds = ruleOfEach({
  name: 'route-kinds',
  of: ['route', 'route6'],
  severity: 'error',
  summary: 'A route is of a kind that does not exist any more, or says its kind wrongly.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_route_line; ip-route(8)',
  codes: {
    'route-type-keyword': 'The word type stands before the kind of route.',
    'route-nat': 'A route is of the kind nat.',
  },
  each: routeWordsOf,
  *check({ in: line, attribute, is }) {
    if (is !== 'kind') return;
    const { networkManager } = line;
    const { name, span, value, valueSpan } = attribute;
    if (name === 'nat')
      yield {
        code: 'route-nat',
        span,
        message: `routes of the kind nat do not exist any more; ${networkManager ? 'NetworkManager refuses the whole profile' : 'the kernel refuses the route'}`,
        fixes: [removeRouteLine(line)],
      };
    else
      yield {
        code: 'route-type-keyword',
        span,
        message: `the word type makes ${networkManager ? 'NetworkManager 1.42 crash' : 'the ip command refuse the line'}, expected ${value in routeTypes ? value : 'the kind of route'} alone before the destination`,
        fixes:
          value in routeTypes
            ? [replace('Remove the word type', { start: span.start, end: valueSpan.start }, '', true)]
            : [removeRouteWord(attribute, true)],
      };
  },
});
