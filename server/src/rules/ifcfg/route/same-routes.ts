// Routes to one destination that cannot both count.
import { routeRemoval } from '../../../fixes/routes';
import { subnetText } from '../../../address';
import { type Finding, rule } from '../../rule';
import { droppedLinesOf } from '../../../model/ifcfg/route-lines';
import { type IfcfgRoute, ifcfgRoutesOf, tableOfRoute } from '../../../model/ifcfg/routes';

export const sameRoutes = rule({
  name: 'same-routes',
  of: ['route', 'route6'],
  severity: 'warning',
  summary: 'Two routes to one destination of which one has no effect.',
  source: 'ip-route(8): a route is known by destination, type of service, metric and table',
  codes: {
    'route-duplicate': 'A route stands twice.',
    'route-shadowed': 'A route has the destination and metric of another one, and another next hop.',
  },
  *check(file, workspace, target) {
    const root = file.tree.root!;
    const first = new Map<string, IfcfgRoute>();
    const routes = ifcfgRoutesOf(file);
    if (routes.length < 2) return;
    const dropped = droppedLinesOf(file, workspace, target);
    for (const it of routes) {
      if (it.line && dropped.has(it.line)) continue;
      const metric = it.words.get('metric') ?? '';
      const place = [subnetText(it.subnet), Number(metric), tableOfRoute(it), it.words.get('tos') ?? ''].join(' ');
      const hop = [it.type, it.via?.value ?? '', it.words.get('from') ?? ''].join(' ');
      const earlier = first.get(place);
      if (!earlier) {
        first.set(place, it);
        first.set(`${place} ${hop}`, it);
        continue;
      }
      const same = first.get(`${place} ${hop}`);
      if (!same) first.set(`${place} ${hop}`, it);
      const isShared = it.address.family === 6 || it.words.has('weight') || earlier.words.has('weight');
      if (!same && isShared) continue;
      const related = [{ at: { uri: file.uri, span: (same ?? earlier).span }, message: 'the first one is here' }];
      const where = `${subnetText(it.subnet)}${metric ? ` with metric ${metric}` : ''}`;
      const finding: Finding = same
        ? {
            code: 'route-duplicate',
            span: it.span,
            message: `the same route to ${where} stands further up`,
            tag: 'unnecessary',
            related,
            fixes: routeRemoval(root, it, true),
          }
        : {
            code: 'route-shadowed',
            severity: 'information',
            span: it.span,
            message: `another route to ${where} stands further up; only one of them counts, expected another metric`,
            related,
          };
      yield finding;
    }
  },
});
