// What is wrong with a DHCP range, in the order in which libvirt looks, and the nearest range that is right.
import { memoize } from '../../memoize';
import {
  type Address,
  compare,
  contains,
  equal,
  overlap,
  subnetOf,
  subnetText,
  addressText,
  usable,
} from '../../address';
import type { RangeFact, SubnetFact } from '../facts';
import type { File } from '../file';
import type { Reading } from '../reading';
import type { Element } from '../../syntax/tree';
import type { Place, Span } from '../../text';
import { hostPartIn, next, previous } from './ips';

export interface Ends {
  readonly first: Address;
  readonly last: Address;
}

export type RangeCode =
  | 'dhcp-range-family'
  | 'dhcp-range-outside-subnet'
  | 'dhcp-range-network-address'
  | 'dhcp-range-broadcast'
  | 'dhcp-range-reversed'
  | 'dhcp-range-too-large';

interface Fault {
  readonly code: RangeCode;
  readonly span: Span;
  readonly message: string;
}

/** Why libvirt refuses a range; undefined when it does not. Source: virsocketaddr.c, virSocketAddrGetRange. */
export function faultOf({ first, last, subnet: fact, startAt, endAt, at }: RangeFact): Fault | undefined {
  const [from, to] = [() => addressText(first), () => addressText(last)];
  const fault = (code: RangeCode, { span }: Place, message: string): Fault => ({ code, span, message });
  if (first.family !== last.family || (fact && fact.address.family !== first.family))
    return familyFault(first, last, fact, { at, startAt, endAt });
  // libvirt would speak of the subnet first, but with ends in the wrong order that is seldom the mistake.
  if (compare(last, first) < 0)
    return fault('dhcp-range-reversed', at, `the range ends at ${to()}, before its start ${from()}`);
  if (fact) {
    const { subnet } = fact;
    const [holdsFirst, holdsLast] = [contains(subnet, first), contains(subnet, last)];
    const where = () => `not in ${subnetText(subnet)}, the subnet of this ip`;
    if (!holdsFirst && !holdsLast) return fault('dhcp-range-outside-subnet', at, `${from()} to ${to()} is ${where()}`);
    if (!holdsFirst) return fault('dhcp-range-outside-subnet', startAt, `${from()} is ${where()}`);
    if (!holdsLast) return fault('dhcp-range-outside-subnet', endAt, `${to()} is ${where()}`);
    const expected = (it: string) => (subnet.prefix > 30 ? 'a subnet with room for guests' : it);
    if (first.family === 4 && equal(first, subnet.first))
      return fault(
        'dhcp-range-network-address',
        startAt,
        `${from()} is the network address of ${subnetText(subnet)}, expected ${expected(`${addressText(next(first))} or later`)}`,
      );
    if (first.family === 4 && equal(last, subnet.last))
      return fault(
        'dhcp-range-broadcast',
        endAt,
        `${to()} is the broadcast address of ${subnetText(subnet)}, expected ${expected(`${addressText(previous(last))} or earlier`)}`,
      );
  }
  if (compare(last, blockOf(first).last) <= 0) return undefined;
  const alike = first.family === 4 ? 'begin with the same two numbers' : 'differ in their last 16 bits only';
  return fault(
    'dhcp-range-too-large',
    at,
    `${from()} to ${to()} reaches beyond ${subnetText(blockOf(first))}, but both ends of a range must ${alike}`,
  );
}

/** A range that libvirt refuses. */
export interface FaultyRange {
  readonly range: RangeFact;
  readonly fault: Fault;
}

/** The ranges that libvirt refuses. */
export const faultyRangesOf = memoize((file: File): readonly FaultyRange[] => {
  const result: FaultyRange[] = [];
  for (const range of file.facts.ranges) {
    const fault = faultOf(range);
    if (fault) result.push({ range, fault });
  }
  return result;
});

/** Those that it refuses for one reason. */
export const rangesWith =
  (code: RangeCode): Reading<FaultyRange> =>
  (file) => {
    const all = faultyRangesOf(file);
    return all.length === 0 ? all : all.filter((it) => it.fault.code === code);
  };

function familyFault(
  first: Address,
  last: Address,
  fact: SubnetFact | undefined,
  places: { at: Place; startAt: Place; endAt: Place },
): Fault {
  const wanted = fact?.address.family ?? first.family;
  const both = first.family !== wanted && last.family !== wanted;
  const { span } = both ? places.at : first.family !== wanted ? places.startAt : places.endAt;
  const shown = both
    ? `${addressText(first)} to ${addressText(last)}`
    : addressText(first.family !== wanted ? first : last);
  const where = fact ? `, in the ip with the address ${addressText(fact.address)}` : '';
  const code = 'dhcp-range-family';
  return { code, span, message: `${shown} is IPv${wanted === 4 ? 6 : 4}${where}, expected IPv${wanted}` };
}

/** The block in which both ends of a range must lie: IPv4 /16, IPv6 /112. */
export const blockOf = (address: Address) => subnetOf(address, address.family === 4 ? 16 : 112);

/** The addresses of a subnet that a range may have: inside one block, without the host's own address at its ends. */
export function mended(range: RangeFact): Ends | undefined {
  const fact = range.subnet;
  let { first, last } = range;
  if (first.family !== last.family || (fact && fact.address.family !== first.family)) return undefined;
  if (compare(last, first) < 0) [first, last] = [last, first];
  if (fact) {
    if (fact.address.family === 4 && fact.subnet.prefix > 30) return undefined;
    const room = usable(fact.subnet);
    if (!overlap({ first, last }, fact.subnet)) {
      first = hostPartIn(fact.subnet, first)!;
      last = hostPartIn(fact.subnet, last)!;
      if (compare(last, first) < 0) [first, last] = [room.first, room.last];
    }
    if (compare(first, room.first) < 0) first = room.first;
    if (compare(room.last, last) < 0) last = room.last;
  }
  const block = blockOf(first);
  if (compare(block.last, last) < 0) last = block.last;
  return fact ? withoutGateway({ first, last }, fact.address) : { first, last };
}

/** The larger part of a range beside an address at its end; undefined when nothing is left. */
export function withoutGateway({ first, last }: Ends, own: Address): Ends | undefined {
  if (!contains({ first, last }, own)) return compare(first, last) <= 0 ? { first, last } : undefined;
  if (equal(first, last)) return undefined;
  if (equal(own, first)) return { first: next(own), last };
  return equal(own, last) ? { first, last: previous(own) } : { first, last };
}

/** The lease of a range, to be compared. The last one counts. */
export function leaseOf(element: Element): string {
  const lease = element.childrenNamed('lease').at(-1);
  const expiry = lease?.value('expiry');
  return expiry === undefined ? '' : `${expiry} ${lease?.value('unit') ?? 'minutes'}`;
}
