// What may stand in a part of a value: of an address of a keyfile itself, its prefix and its gateway; of a list one item.
import { parseAddress, subnetText } from '../../address';
import type { AttributeRow } from '../../schema/types';
import type { Attribute } from '../../syntax/tree';
import type { PartPlace } from '../parts';
import { freeBeside, neighbours, routersOf } from './addresses';
import type { CompletionContext } from './context';
import { type FittingValue, usualPrefixes, usualPrefixes6 } from './fitting-value';

/** Values for the part at the cursor; none where nothing better than the values of the row is known. */
export function fittingParts(
  { part, index }: PartPlace,
  attribute: Attribute,
  { value: { layout } }: AttributeRow,
  around: CompletionContext,
): FittingValue[] {
  if (layout?.repeats) return [];
  const family = attribute.element.name === 'ipv6' ? 6 : 4;
  const device = around.file.facts.profiles[0]?.device.name;
  const isRoute = attribute.name.startsWith('route');
  if (part.before === '/') return family === 6 ? usualPrefixes6 : usualPrefixes;
  if (index === 0 && family === 4 && !isRoute) return freeBeside(around, device);
  if (part.name === 'metric') return ['100', '200'].map((value) => ({ value, why: 'the lower one counts' }));
  if (index === 0) return isRoute && family === 4 ? defaultRoute : [];
  return isRoute ? nextHops(around, family) : gateways(attribute);
}

const defaultRoute: FittingValue[] = [{ value: '0.0.0.0/0', why: 'a default route' }];

/** Routers of the subnet that stands in front of the gateway. */
function gateways({ raw }: Attribute): FittingValue[] {
  const [, text = '', length] = /^([^/,;]*)(?:\/(\d{1,3}))?/.exec(raw) ?? [];
  const own = parseAddress(text);
  const prefix = Number(length ?? 24);
  return own?.family === 4 && prefix <= 30 ? routersOf(own, prefix) : [];
}

/** Routers of the subnets that the profile has itself, and then those of the host. */
function nextHops(around: CompletionContext, family: 4 | 6): FittingValue[] {
  const own = around.file.facts.subnets.filter((it) => it.address.family === family && family === 4);
  const ofOwn = own.filter((it) => it.subnet.prefix <= 30).flatMap((it) => routersOf(it.address, it.subnet.prefix));
  const others = family === 4 ? neighbours(around, undefined) : [];
  return [
    ...ofOwn,
    ...others.flatMap(({ subnet, of }) =>
      routersOf(subnet.last, subnet.prefix)
        .slice(0, 1)
        .map(({ value }) => ({ value, why: `in ${subnetText(subnet)} of ${of}` })),
    ),
  ];
}
