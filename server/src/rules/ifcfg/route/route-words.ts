// Words of a route that nobody knows, that stand twice, or that lack their value.
import { fix, replace } from '../../../fixes/fix';
import { removeRouteWord, withoutRouteWord } from '../../../fixes/route-lines';
import {
  droppedBy,
  isOfIproute,
  routeRows,
  type RouteWord,
  routeWordsOf,
  writtenAs,
} from '../../../model/ifcfg/route-lines';
import { isAlone } from '../../../model/ifcfg/routes';
import { routeTypes } from '../../../schema/ifcfg-routes';
import { nearest } from '../../../schema/nearest';
import { type Finding, ruleOfEach } from '../../rule';

export const routeWords = ruleOfEach({
  name: 'route-words',
  of: ['route', 'route6'],
  severity: 'error',
  summary: 'A line of a route file has a word that is wrong there.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_route_line; ip-route(8)',
  codes: {
    'route-unknown-word': 'A route has a word that nobody knows.',
    'route-duplicate-option': 'A word of a route stands twice.',
    'route-missing-argument': 'A word of a route has no value.',
  },
  each: routeWordsOf,
  *check(it) {
    const { attribute, is, row } = it;
    const { name, span } = attribute;
    const dropped = droppedBy(it.in);
    if (is === 'unknown' && !isOfIproute(name)) yield unknown(it);
    if (is === 'repeated')
      yield {
        code: 'route-duplicate-option',
        span,
        message: `${writtenAs(attribute)} stands beside another ${name in routeTypes ? 'kind of route' : name}; ${dropped}`,
        fixes: [removeRouteWord(attribute)],
      };
    if (is === 'bare' && row)
      yield {
        code: 'route-missing-argument',
        span,
        message: `${name} has no value, expected ${row.value.describe}; ${dropped}`,
        fixes: [fix(`Remove ${name}`, withoutRouteWord(attribute))],
      };
  },
});

function unknown({ in: line, attribute }: RouteWord): Finding {
  const { name, nameSpan, span, index } = attribute;
  const rows = routeRows(line.file);
  const near = nearest(name, Object.keys(rows));
  const all = line.line.attributes;
  const next = all[index - all[0]!.index + 1];
  const hasValue = next && isAlone(attribute) && isAlone(next) && !Object.hasOwn(rows, next.name);
  return {
    code: 'route-unknown-word',
    span,
    message: `${name} is not a word of a route${near[0] ? `, did you mean ${near[0]}` : ''}; ${droppedBy(line)}`,
    fixes: [
      ...near.map((it) => replace(`Change to ${it}`, nameSpan, it)),
      fix(`Remove ${writtenAs(attribute)}`, [
        ...withoutRouteWord(attribute),
        ...(hasValue ? withoutRouteWord(next) : []),
      ]),
    ],
  };
}
