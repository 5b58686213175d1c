// Two ranges with addresses in common.
import { mergeFixes, endsFix } from '../../../fixes/ranges';
import { fix, type Fix } from '../../../fixes/fix';
import { compare, equal, addressText } from '../../../address';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import type { File } from '../../../model/file';
import { next } from '../../../model/network/ips';
import { rangeOf } from '../../../model/network/dhcp';
import { overlappingRangesOf, type Pair } from '../../../model/network/range-pairs';

export const dhcpRangeOverlap = ruleOfEach({
  code: 'dhcp-range-overlap',
  of: ['network'],
  severity: 'warning',
  summary: 'Two ranges share addresses.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkDnsmasqConfDHCP: the addresses are counted twice',

  each: whereManaged(overlappingRangesOf),
  *check(pair, file) {
    const { former, later } = pair;
    const other = `${addressText(former.first)} to ${addressText(former.last)}`;
    const same = equal(former.first, later.first) && equal(former.last, later.last);
    yield {
      span: later.at.span,
      message: same
        ? `the range ${other} is written a second time`
        : `${addressText(later.first)} to ${addressText(later.last)} shares addresses with the range ${other}, expected ranges apart`,
      related: [{ at: former.at, message: 'The other range is here' }],
      fixes: fixesOf(file, pair),
    };
  },
});

/** Ranges with different leases cannot become one: then the later one begins behind, or goes. */
function fixesOf(file: File, pair: Pair): Fix[] {
  const merge = mergeFixes(file, pair);
  if (merge.length > 0) return merge;
  const { former, later } = pair;
  const element = rangeOf(file.tree, later);
  if (compare(former.last, later.last) < 0) return [endsFix(element, { first: next(former.last), last: later.last })];
  return [fix('Remove this range', removeElement(element))];
}
