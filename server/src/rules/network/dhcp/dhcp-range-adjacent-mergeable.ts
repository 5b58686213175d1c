// Two ranges of which one begins where the other ends.
import { mergeFixes } from '../../../fixes/ranges';
import { addressText } from '../../../address';
import { ruleOfEach } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { touchingRangesOf } from '../../../model/network/range-pairs';

export const dhcpRangeAdjacentMergeable = ruleOfEach({
  code: 'dhcp-range-adjacent-mergeable',
  of: ['network'],
  severity: 'hint',
  summary: 'Two ranges touch and could be one.',
  source: 'https://libvirt.org/formatnetwork.html#addressing',

  each: whereManaged(touchingRangesOf),
  *check(pair, file) {
    const fixes = mergeFixes(file, pair);
    if (fixes.length === 0) return;
    const { former, later } = pair;
    yield {
      span: later.at.span,
      message: `${addressText(later.first)} to ${addressText(later.last)} continues the range ${addressText(former.first)} to ${addressText(former.last)}, the two could be one`,
      related: [{ at: former.at, message: 'The other range is here' }],
      fixes,
    };
  },
});
