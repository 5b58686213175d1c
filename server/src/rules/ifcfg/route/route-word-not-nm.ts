// Words and values of the ip command that NetworkManager does not know.
import { fix, type Fix, replace } from '../../../fixes/fix';
import { valueOfUnknown, withoutUnknownWord } from '../../../fixes/route-lines';
import { memoize } from '../../../memoize';
import { ipCommandValue, isOfIproute, type RouteWord, routeWordsOf, writtenAs } from '../../../model/ifcfg/route-lines';
import { routeWord } from '../../../model/ifcfg/routes';
import type { Element } from '../../../syntax/tree';
import { type Finding, ruleOfEach } from '../../rule';

export const routeWordNotNm = ruleOfEach({
  code: 'route-word-not-nm',
  of: ['route', 'route6'],
  severity: 'error',
  summary: 'A route has a word of the ip command that NetworkManager does not know.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_route_line; ip-route(8)',
  each: routeWordsOf,
  *check(it) {
    if (!it.in.networkManager) return;
    if (it.is === 'unknown' && isOfIproute(it.attribute.name)) yield ofName(it);
    const other = it.fault && ipCommandValue(it);
    if (other && other.code === undefined)
      yield {
        span: it.attribute.valueSpan,
        message: `${other.message}; NetworkManager drops the line`,
        fixes: (other.instead ?? []).map((one) => replace(`Change to ${one}`, it.attribute.valueSpan, one, true)),
      };
  },
});

/** Words of the ip command under their names of NetworkManager. */
const renamed: Readonly<Record<string, string>> = { priority: 'metric', preference: 'metric', dsfield: 'tos' };

function ofName(word: RouteWord): Finding {
  const { attribute } = word;
  const { line } = word.in;
  const { name, nameSpan, span } = attribute;
  const other = renamed[name];
  return {
    span,
    message: `${name} is known to the ip command but not to NetworkManager, which drops the line`,
    fixes:
      other && !routeWord(line, other)
        ? [replace(`Change to ${other}`, nameSpan, other, true)]
        : name === 'nexthop' && hasSeveralHops(line)
          ? []
          : [remove(word)],
  };
}

function remove(word: RouteWord): Fix {
  const { name } = word.attribute;
  const written = [word.attribute, valueOfUnknown(word)].flatMap((it) => (it ? writtenAs(it) : []));
  return fix(`Remove ${written.join(' ')}`, withoutUnknownWord(word), name === 'proto' || name === 'protocol');
}

const hasSeveralHops = memoize((line: Element) => line.attributes.filter((it) => it.name === 'nexthop').length > 1);
