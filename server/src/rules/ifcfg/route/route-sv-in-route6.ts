// The variable form in a file of IPv6 routes, which have none.
import { fix } from '../../../fixes/fix';
import { routeLinesOf } from '../../../model/ifcfg/route-lines';
import { commentOut } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';

export const routeSvInRoute6 = rule({
  code: 'route-sv-in-route6',
  of: ['route6'],
  severity: 'error',
  summary: 'A file of IPv6 routes has variables, which make no routes there.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_route_line',
  *check(file, workspace, target) {
    for (const { form, raw, span } of routeLinesOf(file, workspace, target))
      if (form === 'assignment')
        yield {
          span,
          message: `${raw} is an assignment; IPv6 routes have no such form, expected a line such as 2001:db8:1::/48 via 2001:db8::1`,
          fixes: [fix('Comment the line out', commentOut(file.tree, span.start))],
        };
  },
});
