// More hosts outside the ranges than the ranges have addresses: dnsmasq runs out of leases.
import { counted } from '../../../text';
import { endsFix } from '../../../fixes/ranges';
import type { Fix } from '../../../fixes/fix';
import { type Address, compare, contains, plus, size, usable } from '../../../address';
import type { RangeFact, ReservationFact } from '../../../model/facts';
import type { File } from '../../../model/file';
import { ruleOfAll } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { rangesIn } from '../../../model/network/blocks';
import { rangeOf } from '../../../model/network/dhcp';
import { blockOf, faultyRangesOf } from '../../../model/network/ranges';

export const dhcpLeaseMaxExhausted = ruleOfAll({
  code: 'dhcp-lease-max-exhausted',
  of: ['network'],
  severity: 'warning',
  summary: 'The static hosts alone use up all leases.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkDnsmasqConfContents: dhcp-lease-max',

  all: whereManaged(({ facts }) => facts.ranges),
  *check(ranges, file) {
    const { hosts } = file.facts;
    if (faultyRangesOf(file).length > 0) return;
    const leases = ranges.reduce((sum, it) => sum + size(it.first, it.last), 0);
    if (!hosts || hosts.count < leases) return;
    const { reservations } = file.facts;
    const outside = outsideOf(reservations, ranges);
    if (outside < leases) return;
    const [first] = ranges;
    yield {
      span: first!.at.span,
      message: `the ranges have ${counted(leases, 'address', 'addresses')}, which is also the limit of leases; ${counted(outside, 'host outside them uses', 'hosts outside them use')} it up, expected more than ${outside}`,
      fixes: widening(file, ranges, reservations, outside - leases + 1),
    };
  },
});

/** How many hosts have an address in no range, by binary search over the ranges in order. */
function outsideOf(reservations: readonly ReservationFact[], ranges: readonly RangeFact[]): number {
  const sorted = [...ranges].sort((a, b) => compare(a.last, b.last));
  let count = 0;
  for (const { ip, subnet } of reservations) {
    if (!ip || !subnet || ip.family !== subnet.address.family) continue;
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(sorted[middle]!.last, ip) < 0) low = middle + 1;
      else high = middle;
    }
    if (low === sorted.length || !contains(sorted[low]!, ip)) count++;
  }
  return count;
}

/** The first range that can grow by that many addresses without meeting another range. */
function widening(
  file: File,
  ranges: readonly RangeFact[],
  reservations: readonly ReservationFact[],
  missing: number,
): Fix[] {
  for (const range of ranges) {
    if (!range.subnet) continue;
    const wanted = Math.max(missing, Math.min(100, reservations.length));
    const last = furthest(range, [wanted, missing]);
    if (!last || rangesIn(file).countIn(range.first, last) > 1) continue;
    return [endsFix(rangeOf(file.tree, range), { first: range.first, last })];
  }
  return [];
}

function furthest({ first, last, subnet }: RangeFact, steps: readonly number[]): Address | undefined {
  return steps
    .map((it) => plus(last, it))
    .find((it) => it && contains(usable(subnet!.subnet), it) && contains(blockOf(first), it));
}
