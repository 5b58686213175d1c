// What rules about one fault of a DHCP range report.

import { equal } from '../../address';
import type { File } from '../../model/file';
import { endsFix } from '../../fixes/ranges';
import { rangeOf } from '../../model/network/dhcp';
import type { Finding } from '../rule';
import { type RangeCode, faultOf, mended, type Ends } from '../../model/network/ranges';
/** The findings of one code, each with the nearest range that is right. */
export function* rangeFindings(file: File, code: RangeCode): Generator<Finding> {
  for (const range of file.facts.ranges) {
    const fault = faultOf(range);
    if (fault?.code !== code) continue;
    const right = mended(range);
    const element = rangeOf(file.tree, range);
    yield {
      span: fault.span,
      message: fault.message,
      related:
        range.subnet && code !== 'dhcp-range-reversed' ? [{ at: range.subnet.at, message: 'The ip is here' }] : [],
      fixes: right ? [endsFix(element, right, isSwap(range, right) ? 'Swap start and end' : undefined)] : [],
    };
  }
}

const isSwap = (range: Ends, right: Ends): boolean => equal(range.first, right.last) && equal(range.last, right.first);
