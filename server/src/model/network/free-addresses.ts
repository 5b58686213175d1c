// Addresses of a subnet that nobody in the document has yet, for fixes.
import { type Address, compare, contains, subnetText, usable } from '../../address';
import type { RangeFact, SubnetFact } from '../facts';
import type { File } from '../file';
import { rangesBySubnet } from './blocks';
import { ipsOf, addressKeyOf, next } from './ips';

/**
 * Hands out the free addresses of a subnet, each once: first those outside the ranges, then those in them. All calls
 * together take one walk over the document.
 */
export function freeAddresses(file: File): (fact: SubnetFact) => Address | undefined {
  let taken: Set<number | string> | undefined;
  const walks = new Map<string, Iterator<Address, undefined>>();
  return (fact) => {
    taken ??= takenIn(file);
    const subnet = subnetText(fact.subnet);
    let walk = walks.get(subnet);
    if (!walk) {
      walk = freeIn(fact, rangesOf(file, fact), taken);
      walks.set(subnet, walk);
    }
    return walk.next().value;
  };
}

/** Whether no element of the document has that address. */
export function isFree(file: File): (address: Address) => boolean {
  let taken: Set<number | string> | undefined;
  return (address) => !(taken ??= takenIn(file)).has(addressKeyOf(address));
}

function* freeIn(
  fact: SubnetFact,
  ranges: readonly RangeFact[],
  taken: ReadonlySet<number | string>,
): Generator<Address, undefined> {
  const room = usable(fact.subnet);
  let inside = ranges.length === 0;
  for (;;) {
    let candidate = fact.subnet.first.family === 6 ? next(room.first) : room.first;
    let ahead = 0;
    while (compare(candidate, room.last) <= 0) {
      while (!inside && ahead < ranges.length && compare(ranges[ahead]!.last, candidate) < 0) ahead++;
      const range = inside ? undefined : ranges[ahead];
      if (range && contains(range, candidate)) candidate = range.last;
      else if (!taken.has(addressKeyOf(candidate))) yield candidate;
      const step = next(candidate);
      if (step === candidate) break;
      candidate = step;
    }
    if (inside) return undefined;
    inside = true;
  }
}

const rangesOf = (file: File, fact: SubnetFact): RangeFact[] =>
  (rangesBySubnet(file).get(fact) ?? [])
    .filter((it) => compare(it.first, it.last) <= 0)
    .sort((a, b) => compare(a.last, b.last));

function takenIn(file: File): Set<number | string> {
  const taken = new Set<number | string>();
  for (const it of ipsOf(file)) taken.add(addressKeyOf(it.address));
  for (const { ip } of file.facts.reservations) if (ip) taken.add(addressKeyOf(ip));
  for (const { gateway } of file.facts.routes) if (gateway) taken.add(addressKeyOf(gateway));
  return taken;
}
