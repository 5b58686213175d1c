// The variable form in a file of IPv6 routes, which have none.
import { fix } from '../../../fixes/fix';
import { routeLinesOf } from '../../../model/ifcfg/route-lines';
import { commentOut } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

export const routeSvInRoute6 = ruleOfEach({
  code: 'route-sv-in-route6',
  of: ['route6'],
  severity: 'error',
  summary: 'A file of IPv6 routes has variables, which make no routes there.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_route_line',
  each: routeLinesOf,
  *check({ form, raw, span }, file) {
    if (form === 'assignment')
      yield {
        span,
        message: `${raw} is an assignment; IPv6 routes have no such form, expected a line such as 2001:db8:1::/48 via 2001:db8::1`,
        fixes: [fix('Comment the line out', commentOut(file.tree, span.start))],
      };
  },
});
