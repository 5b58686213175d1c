// An ip among all others of its document, and among the ranges and hosts: asked for each ip, so found by search.
import { type Address, compare, contains, subnetOf, usable } from '../../address';
import { memoize } from '../../memoize';
import { Blocks, countBelow, Ranges } from '../blocks';
import type { RangeFact, SubnetFact } from '../facts';
import type { File } from '../file';
import { type Ip, ipsOf, addressKeyOf } from './ips';

/** The subnets of the network by what they hold. */
export const blocksOf = memoize((file: File) => new Blocks(file.facts.subnets));

const addressesOf = memoize((file: File) => ipsOf(file).map((it) => it.address));

const countsOf = memoize((file: File) => {
  const counts = new Map<string | number, number>();
  for (const it of addressesOf(file)) counts.set(addressKeyOf(it), (counts.get(addressKeyOf(it)) ?? 0) + 1);
  return counts;
});

/** Whether the network itself has the address. */
export const isOwn = (file: File, address: Address): boolean => ownOf(file).has(addressKeyOf(address));

const ownOf = memoize((file: File) => new Set(file.facts.subnets.map((it) => addressKeyOf(it.address))));

/** How many ip elements have the address. */
export const countOf = (file: File, address: Address): number => countsOf(file).get(addressKeyOf(address)) ?? 0;

/** The ranges by what they hold. */
export const rangesIn = memoize((file: File) => new Ranges(file.facts.ranges));

/** The ranges of each subnet, in the order of the document; those whose ip is not understood under undefined. */
export const rangesBySubnet = memoize((file: File) => {
  const ranges = new Map<SubnetFact | undefined, RangeFact[]>();
  for (const it of file.facts.ranges) {
    const same = ranges.get(it.subnet);
    if (same) same.push(it);
    else ranges.set(it.subnet, [it]);
  }
  return ranges;
});

/** The lowest and the highest address that ranges and hosts of each subnet have. */
const extentsOf = memoize((file: File) => {
  const extents = new Map<SubnetFact | undefined, { first: Address; last: Address }>();
  const add = (of: SubnetFact | undefined, address: Address): void => {
    const known = extents.get(of);
    if (!known) extents.set(of, { first: address, last: address });
    else if (compare(address, known.first) < 0) known.first = address;
    else if (compare(known.last, address) < 0) known.last = address;
  };
  for (const { subnet, first, last } of file.facts.ranges) {
    add(subnet, first);
    add(subnet, last);
  }
  const { hosts } = file.facts;
  for (let i = 0; hosts && i < hosts.count; i++) {
    const ip = hosts.address(i);
    if (ip) add(hosts.subnet(i), ip);
  }
  return extents;
});

/** Whether the address, every range and every host of the ip can be used with another prefix length. */
export function fitsPrefix(file: File, ip: Ip, length: number): boolean {
  const subnet = subnetOf(ip.address, length);
  const room = usable(subnet);
  if (ip.address.family === 6 ? compare(ip.address, subnet.first) === 0 : !contains(room, ip.address)) return false;
  // Of what stands in an ip that is not understood, it is not known that it does not belong here.
  return [ip.fact, undefined].every((it) => {
    const used = extentsOf(file).get(it);
    return !used || (contains(room, used.first) && contains(room, used.last));
  });
}

/** Addresses, and starts and ends of subnets, each sorted. */
const sortedOf = memoize((file: File) => {
  const subnets = ipsOf(file).flatMap((it) => (it.fact ? [it.fact.subnet] : []));
  return {
    addresses: [...addressesOf(file)].sort(compare),
    firsts: subnets.map((it) => it.first).sort(compare),
    lasts: subnets.map((it) => it.last).sort(compare),
  };
});

/** Whether another ip of the network would share addresses with this one under another prefix length. */
export function meetsOther(file: File, ip: Ip, length: number): boolean {
  const { addresses, firsts, lasts } = sortedOf(file);
  const { first, last } = subnetOf(ip.address, length);
  const inside = countBelow(addresses, last, true) - countBelow(addresses, first);
  if (inside > 1) return true;
  const around = countBelow(firsts, first, true) - countBelow(lasts, first);
  return around > (ip.fact && contains(ip.fact.subnet, first) ? 1 : 0);
}
