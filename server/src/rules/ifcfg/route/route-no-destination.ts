// Lines of route words without a destination.
import { fix } from '../../../fixes/fix';
import { removeRouteLine } from '../../../fixes/route-lines';
import { droppedBy, routeLinesOf } from '../../../model/ifcfg/route-lines';
import { routeWord } from '../../../model/ifcfg/routes';
import { ruleOfEach } from '../../rule';

export const routeNoDestination = ruleOfEach({
  code: 'route-no-destination',
  of: ['route', 'route6'],
  severity: 'error',
  summary: 'A line of a route file has no destination.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_route_line; ip-route(8)',
  each: routeLinesOf,
  *check(it) {
    if (!it.lacksDestination) return;
    const { line } = it;
    const { start } = line.span;
    yield {
      span: line.span,
      message: `the line has no destination, expected default or a subnet; ${droppedBy(it)}`,
      fixes: [
        ...(routeWord(line, 'via') && !routeWord(line, 'to')
          ? [fix('Add default', [{ span: { start, end: start }, text: 'default ' }])]
          : []),
        removeRouteLine(it),
      ],
    };
  },
});
