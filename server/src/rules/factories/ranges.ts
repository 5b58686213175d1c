// Rules about DHCP ranges that libvirt refuses.

import { equal } from '../../address';
import { endsFix } from '../../fixes/ranges';
import { rangeOf } from '../../model/network/dhcp';
import { type Ends, mended, type RangeCode, rangesWith } from '../../model/network/ranges';
import { type Rule, ruleOfEach } from '../rule';

/** A rule about ranges that libvirt refuses for one reason, with the nearest range that is right. */
export const faultyRange = ({
  code,
  summary,
  isOfSubnet = true,
}: Pick<Rule, 'summary'> & { readonly code: RangeCode; readonly isOfSubnet?: boolean }): Rule =>
  ruleOfEach({
    code,
    of: ['network'],
    severity: 'error',
    summary,
    source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetRange',
    each: rangesWith(code),
    *check({ range, fault }, { tree }) {
      const right = mended(range);
      const element = rangeOf(tree, range);
      yield {
        span: fault.span,
        message: fault.message,
        related: range.subnet && isOfSubnet ? [{ at: range.subnet.at, message: 'The ip is here' }] : [],
        fixes: right ? [endsFix(element, right, isSwap(range, right) ? 'Swap start and end' : undefined)] : [],
      };
    },
  });

const isSwap = (range: Ends, right: Ends): boolean => equal(range.first, right.last) && equal(range.last, right.first);
