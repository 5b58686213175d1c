// A range that crosses a border of 65536 addresses.
import { endsFix, setEnds, withEnds } from '../../../fixes/ranges';
import { fix, type Fix } from '../../../fixes/fix';
import { compare, addressText } from '../../../address';
import { insertChild } from '../../../syntax/xml/write';
import type { RangeFact } from '../../../model/facts';
import type { File } from '../../../model/file';
import { ruleOfEach } from '../../rule';
import { next } from '../../../model/network/ips';
import { rangeOf } from '../../../model/network/dhcp';
import { blockOf, mended, rangesWith } from '../../../model/network/ranges';

export const dhcpRangeTooLarge = ruleOfEach({
  code: 'dhcp-range-too-large',
  of: ['network'],
  severity: 'error',
  summary: 'A range crosses a border of 65536 addresses.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetRange',

  each: rangesWith('dhcp-range-too-large'),
  *check({ range, fault }, file) {
    yield { span: fault.span, message: fault.message, fixes: rangeFixes(file, range) };
  },
});

/** One range up to the border; and where there is only one border, a second range behind it. */
function rangeFixes(file: File, range: RangeFact): Fix[] {
  const element = rangeOf(file.tree, range);
  const cut = mended(range);
  const border = next(blockOf(range.first).last);
  const rest = { first: border, last: range.last };
  const isOne = compare(range.last, blockOf(border).last) <= 0;
  const split =
    cut && isOne && element.parent
      ? [
          fix(`Split at ${addressText(border)}`, [
            ...setEnds(element, cut),
            ...insertChild(element.parent, withEnds(element, rest), { after: element }),
          ]),
        ]
      : [];
  return [...(cut ? [endsFix(element, cut)] : []), ...split];
}
