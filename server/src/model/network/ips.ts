// The ip elements of a network as the rules about them read them, and the edits they share.
import { memoize } from '../../memoize';
import { type Address, equal, maskText, parseAddress, plus } from '../../address';
import type { SubnetFact } from '../facts';
import type { File } from '../file';
import type { Attribute, Element } from '../../syntax/tree';
import { setAttribute, setAttributeValue } from '../../syntax/xml/write';
import type { Edit } from '../../text';
import { derive } from '../reading';
import { attributesAt } from './elements';
import { whereManaged } from './mode';

/** An ip element whose address can be read. */
export interface Ip {
  readonly element: Element;
  readonly attribute: Attribute;
  readonly address: Address;
  /** Undefined when family or mask do not fit the address. */
  readonly fact: SubnetFact | undefined;
}

/** The ip elements with an address, in the order of the document. */
export const ipsOf = memoize((file: File): readonly Ip[] => {
  const facts = new Map(file.facts.subnets.map((it) => [it.index, it]));
  const result: Ip[] = [];
  file.tree.at('ip').forEach((element, index) => {
    const attribute = element.attribute('address');
    const address = attribute && parseAddress(attribute.value);
    if (address) result.push({ element, attribute, address, fact: facts.get(index) });
  });
  return result;
});

/** An ip element whose subnet is known. */
export type SubnetIp = Ip & { readonly fact: SubnetFact };

/** The ip elements whose subnet is known. */
export const subnetIpsOf = memoize((file: File): readonly SubnetIp[] =>
  ipsOf(file).filter((it): it is SubnetIp => it.fact !== undefined),
);

/** The same in modes where libvirt gives them to a bridge of its own. */
export const servedSubnetIpsOf = whereManaged(subnetIpsOf);

/** The ip elements whose subnet is not known: family or mask do not fit the address, or are not understood. */
export const unreadIpsOf = memoize((file: File): readonly Ip[] => ipsOf(file).filter((it) => it.fact === undefined));

/** Those of one family. */
export const ipv4IpsOf = memoize((file: File) => ipsOf(file).filter((it) => it.address.family === 4));
export const ipv6IpsOf = memoize((file: File) => ipsOf(file).filter((it) => it.address.family === 6));
export const ipv6SubnetIpsOf = memoize((file: File) => subnetIpsOf(file).filter((it) => it.address.family === 6));

/** Those without prefix and netmask, whose subnet is what libvirt assumes. */
export const unmaskedIpsOf = memoize((file: File) => subnetIpsOf(file).filter((it) => !maskOf(it.element)));

/** Those whose reverse lookups are to stay in the network. */
export const localPtrIpsOf = derive(attributesAt('ip@localPtr'), (_, file) =>
  subnetIpsOf(file).filter((it) => it.element.value('localPtr') === 'yes'),
);

/** Those with the first or the last address of their subnet. */
export const edgeIpsOf = memoize((file: File) =>
  subnetIpsOf(file).filter(
    ({ address, fact: { subnet } }) => equal(address, subnet.first) || equal(address, subnet.last),
  ),
);

/** The mask as it counts: a netmask that is not empty, or a prefix above zero. Source: virSocketAddrGetIPPrefix. */
export function maskOf(element: Element): Attribute | undefined {
  const netmask = element.attribute('netmask');
  if (netmask && netmask.value !== '') return netmask;
  const prefix = element.attribute('prefix');
  return prefix && !/^[\s+0]*$/.test(prefix.value) ? prefix : undefined;
}

/** Writes a prefix length, as mask where a netmask is written; IPv6 has none. */
export function setPrefix(element: Element, length: number): Edit[] {
  const netmask = element.attribute('netmask');
  if (netmask && !element.attribute('prefix')) {
    if (element.value('address')?.includes(':'))
      return [{ span: netmask.nameSpan, text: 'prefix' }, ...setAttributeValue(netmask, String(length))];
    return setAttributeValue(netmask, maskText(length));
  }
  return setAttribute(element, 'prefix', String(length));
}

/** The DHCP server that an ip asks for: its first dhcp, when that has a range or a host. Source: network_conf.c. */
export function activeDhcp(element: Element): Element | undefined {
  const dhcp = element.child('dhcp');
  return (dhcp?.child('range') ?? dhcp?.child('host')) ? dhcp : undefined;
}

/** A key of an address for maps; IPv4 costs no text. */
export const addressKeyOf = ({ family, words }: Address): number | string =>
  family === 4 ? words[3] : `${words[0]}.${words[1]}.${words[2]}.${words[3]}`;

/** The address with the host part of one and the network part of another subnet. */
export function hostPartIn(subnet: { first: Address; last: Address }, address: Address): Address | undefined {
  if (subnet.first.family !== address.family) return undefined;
  const words = address.words.map((it, i) => {
    const host = (subnet.first.words[i]! ^ subnet.last.words[i]!) >>> 0;
    return ((subnet.first.words[i]! | (it & host)) >>> 0) as number;
  });
  return { family: address.family, words: words as [number, number, number, number] };
}

/** One after. */
export const next = (address: Address): Address => plus(address, 1) ?? address;

/** One before. */
export const previous = (address: Address): Address => plus(address, -1) ?? address;
