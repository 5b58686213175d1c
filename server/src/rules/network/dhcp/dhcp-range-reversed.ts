// A range that ends before it starts.
import { rangeFindings } from '../../factories/ranges';
import { rule } from '../../rule';

export const dhcpRangeReversed = rule({
  code: 'dhcp-range-reversed',
  of: ['network'],
  severity: 'error',
  summary: 'The end of a range is before its start.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetRange',
  check: (file) => rangeFindings(file, 'dhcp-range-reversed'),
});
