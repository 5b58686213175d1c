// The routes of a network, parsed once for the rules about them.
import { type Address, parseAddress, parseIpv4, prefixOfMask } from '../../address';
import type { Attribute, Element } from '../../syntax/tree';
import type { RouteFact, SubnetFact } from '../facts';
import type { File } from '../file';
import { derive } from '../reading';
import { blocksOf } from './blocks';
import { elementsAt } from './elements';

export interface NetworkRoute {
  readonly element: Element;
  readonly family: 'ipv4' | 'ipv6' | undefined;
  readonly address: { readonly attribute: Attribute; readonly value: Address } | undefined;
  readonly gateway: { readonly attribute: Attribute; readonly value: Address } | undefined;
  readonly netmask: Attribute | undefined;
  readonly prefix: Attribute | undefined;
  /** As libvirt takes it: 0 when neither is written. Undefined when what is written cannot be understood. */
  readonly length: number | undefined;
}

/** Of a network, and of the cards of a guest inside and outside. */
const routesIn = elementsAt('route', 'source/route', 'devices/interface/route', 'devices/interface/source/route');

/** Those that can be understood. */
export const routeFactsOf = derive(routesIn, (_, { facts }) => facts.routes);

/** All routes of a document. */
export const networkRoutesOf = derive(routesIn, (all): readonly NetworkRoute[] =>
  all.map((element) => {
    const netmask = element.attribute('netmask');
    const prefix = element.attribute('prefix');
    const family = element.value('family') || 'ipv4';
    return {
      element,
      family: family === 'ipv4' || family === 'ipv6' ? family : undefined,
      address: parsed(element.attribute('address')),
      gateway: parsed(element.attribute('gateway')),
      netmask,
      prefix,
      length: lengthOf(netmask, prefix),
    };
  }),
);

function parsed(attribute: Attribute | undefined): { attribute: Attribute; value: Address } | undefined {
  const value = attribute && parseAddress(attribute.value);
  return attribute && value ? { attribute, value } : undefined;
}

function lengthOf(netmask: Attribute | undefined, prefix: Attribute | undefined): number | undefined {
  if (netmask) {
    const mask = parseIpv4(netmask.value);
    return mask < 0 ? undefined : prefixOfMask(mask);
  }
  if (!prefix) return 0;
  return /^\d{1,3}$/.test(prefix.value) ? Number(prefix.value) : undefined;
}

export const familyOf = (address: Address): 'ipv4' | 'ipv6' => (address.family === 4 ? 'ipv4' : 'ipv6');

/** The subnet of the network itself that holds the destination of a route. */
export const ownSubnetOf = (file: File, { destination }: RouteFact): SubnetFact | undefined =>
  blocksOf(file).around(destination.first, destination.last)[0];
