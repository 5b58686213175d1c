// Lines of a route file that make no route: assignments without the first, and devices that cannot be.
import { fix } from '../../../fixes/fix';
import { removeRouteWord } from '../../../fixes/route-lines';
import { ipCommandValue, routeLinesOf } from '../../../model/ifcfg/route-lines';
import { commentOut } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

export const routeLineInvalid = ruleOfEach({
  code: 'route-line-invalid',
  of: ['route', 'route6'],
  severity: 'error',
  summary: 'A line of a route file makes no route.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_route_line; ip-route(8)',
  each: routeLinesOf,
  *check(it, file) {
    if (it.form === 'assignment' && file.kind === 'route')
      yield {
        span: it.span,
        message: `${it.raw} is an assignment, which counts only in a file with an ADDRESS0`,
        fixes: [fix('Comment the line out', commentOut(file.tree, it.span.start))],
      };
    for (const word of it.words) {
      const fault = word.attribute.name === 'dev' && !ipCommandValue(word) ? word.fault : undefined;
      if (fault)
        yield {
          severity: 'warning',
          span: word.attribute.valueSpan,
          message: fault.complaint.message,
          fixes: [removeRouteWord(word.attribute)],
        };
    }
  },
});
