// A netmask where a prefix length is expected, also in the words of the old route command.
import { replace } from '../../../fixes/fix';
import { parseIpv4, prefixOfMask } from '../../../address';
import { droppedBy, type RouteLine, routeLinesOf, writtenAs } from '../../../model/ifcfg/route-lines';
import { wrongRouteValue } from '../../factories/route-values';
import { type Finding, ruleOfEach } from '../../rule';

export const routeNetmaskStyle = ruleOfEach({
  code: 'route-netmask-style',
  of: ['route', 'route6'],
  severity: 'error',
  summary: 'A line of a route file has a netmask where a prefix length is expected.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: parse_route_line; ip-route(8)',
  each: routeLinesOf,
  *check(it, _file, workspace) {
    if (it.form === 'netmask') yield ofRouteCommand(it);
    for (const word of it.words) yield* wrongRouteValue(word, workspace, { 'route-netmask-style': '' });
  },
});

/** `10.0.0.0 netmask 255.0.0.0 gw 192.0.2.1`: the words of the old route command. */
function ofRouteCommand(it: RouteLine): Finding {
  const words = it.attributes;
  const mask = words.find((one) => one.name === 'netmask')!;
  const span = { start: it.line.span.start, end: words.at(-1)!.span.end };
  const address = it.line.tree.text
    .slice(span.start, mask.span.start)
    .split(/[ \t]+/)
    .find((one) => parseIpv4(one) >= 0);
  const number = parseIpv4(mask.value);
  const prefix = number < 0 ? undefined : prefixOfMask(number);
  const gateway = words.find((one) => one.name === 'gw' || one.name === 'via')?.value;
  const others = words
    .filter((one) => ['dev', 'metric'].includes(one.name))
    .map((one) => ` ${writtenAs(one)}`)
    .join('');
  const right = `${address}/${prefix}${gateway ? ` via ${gateway}` : ''}${others}`;
  const isKnown = address !== undefined && prefix !== undefined && (!gateway || parseIpv4(gateway) >= 0);
  return {
    span,
    message: `${writtenAs(mask)} is a word of the old route command, expected a prefix length${isKnown ? ` as in ${right}` : ''}; ${droppedBy(it)}`,
    fixes: isKnown ? [replace(`Change to ${right}`, span, right, true)] : [],
  };
}
