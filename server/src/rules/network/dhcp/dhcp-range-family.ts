// A range of one family in an ip of the other.
import { fix, type Fix } from '../../../fixes/fix';
import type { RangeFact } from '../../../model/facts';
import type { File } from '../../../model/file';
import { moveElement, removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { dhcpBlocksOf, rangeOf } from '../../../model/network/dhcp';
import { faultOf, rangesWith } from '../../../model/network/ranges';

export const dhcpRangeFamily = ruleOfEach({
  code: 'dhcp-range-family',
  of: ['network'],
  severity: 'error',
  summary: 'A range has addresses of another family than its ip.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetRange',

  each: rangesWith('dhcp-range-family'),
  *check({ range, fault }, file) {
    yield {
      span: fault.span,
      message: fault.message,
      related: range.subnet ? [{ at: range.subnet.at, message: 'The ip is here' }] : [],
      fixes: rangeFixes(file, range),
    };
  },
});

/** Moves the range to where it fits; else it can only go. */
function rangeFixes(file: File, range: RangeFact): Fix[] {
  const element = rangeOf(file.tree, range);
  const home = dhcpBlocksOf(file)
    .around(range.first, range.last)
    .find(({ fact, dhcp }) => dhcp !== element.parent && faultOf({ ...range, subnet: fact }) === undefined);
  const removal = fix('Remove this range', removeElement(element));
  return home ? [fix(`Move to the ip ${home.attribute.value}`, moveElement(element, home.dhcp), true)] : [removal];
}
