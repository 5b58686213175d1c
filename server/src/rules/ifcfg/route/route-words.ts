// Words of a route that nobody knows, that stand twice, or that lack their value.
import { fix, replace } from '../../../fixes/fix';
import { removeRouteWord, valueOfUnknown, withoutRouteWord, withoutUnknownWord } from '../../../fixes/route-lines';
import {
  droppedBy,
  isOfIproute,
  routeRows,
  type RouteWord,
  routeWordsOf,
  writtenAs,
} from '../../../model/ifcfg/route-lines';
import { parseAddress } from '../../../address';
import { suffixOf } from '../../../model/file';
import { isName } from '../../../model/ifcfg/names';
import { routeTypes } from '../../../schema/ifcfg-routes';
import type { Attribute } from '../../../syntax/tree';
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

/** An address behind the destination: `default 192.0.2.1 dev eth0`, as old manuals print it. */
function withoutVia({ in: line, attribute }: RouteWord, next: Attribute | undefined): Finding | undefined {
  const { name, span } = attribute;
  const family = line.file.kind === 'route6' ? 6 : 4;
  const isNextHop = parseAddress(name)?.family === family && !line.attributes.some((it) => it.name === 'via');
  if (!isNextHop || line.attributes.indexOf(attribute) === 0) return undefined;
  const device = next && isName(next.name) ? next : undefined;
  const edit = { span: { start: span.start, end: span.start }, text: 'via ' };
  return {
    code: 'route-unknown-word',
    span,
    message: `via is missing before ${name}; ${droppedBy(line)}`,
    fixes: [
      fix(
        `Write via ${name}${device ? ` dev ${device.name}` : ''}`,
        [edit, ...(device ? [{ span: { start: device.span.start, end: device.span.start }, text: 'dev ' }] : [])],
        true,
      ),
    ],
  };
}

/** The name of the interface behind what it belongs to: `10.0.0.0/8 via 192.0.2.1 eth0`. */
function withoutDev({ in: line, attribute }: RouteWord): Finding | undefined {
  const { name, span } = attribute;
  const isOwn = name === suffixOf(line.file) && line.attributes.indexOf(attribute) > 0;
  if (!isOwn || line.attributes.some((it) => it.name === 'dev')) return undefined;
  const edit = { span: { start: span.start, end: span.start }, text: 'dev ' };
  return {
    code: 'route-unknown-word',
    span,
    message: `dev is missing before ${name}; ${droppedBy(line)}`,
    fixes: [fix(`Write dev ${name}`, [edit], true)],
  };
}

/** Words of the old route command, and plain guesses. */
const synonyms: Readonly<Record<string, string>> = {
  ...{ gw: 'via', gateway: 'via', device: 'dev', iface: 'dev', interface: 'dev' },
};

function unknown(word: RouteWord): Finding {
  const { in: line, attribute } = word;
  const { name, nameSpan, span } = attribute;
  const rows = routeRows(line.file);
  const near = nearest(name, Object.keys(rows));
  const nextHop = withoutVia(word, valueOfUnknown(word));
  if (nextHop) return nextHop;
  const device = withoutDev(word);
  if (device) return device;
  const meant = Object.hasOwn(synonyms, name) ? synonyms[name] : undefined;
  if (meant !== undefined && !line.attributes.some((it) => it.name === meant))
    return {
      code: 'route-unknown-word',
      span: nameSpan,
      message: `${name} is not a word of a route, expected ${meant}; ${droppedBy(line)}`,
      fixes: [replace(`Change to ${meant}`, nameSpan, meant, true)],
    };
  return {
    code: 'route-unknown-word',
    span,
    message: `${name} is not a word of a route${near[0] ? `, did you mean ${near[0]}` : ''}; ${droppedBy(line)}`,
    fixes: [
      ...near.map((it) => replace(`Change to ${it}`, nameSpan, it)),
      fix(`Remove ${writtenAs(attribute)}`, withoutUnknownWord(word)),
    ],
  };
}
