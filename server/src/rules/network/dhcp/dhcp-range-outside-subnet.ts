// A range outside the subnet of its ip.
import { rangeFindings } from '../../factories/ranges';
import { rule } from '../../rule';

export const dhcpRangeOutsideSubnet = rule({
  code: 'dhcp-range-outside-subnet',
  of: ['network'],
  severity: 'error',
  summary: 'A range is not in the subnet of its ip.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetRange',
  check: (file) => rangeFindings(file, 'dhcp-range-outside-subnet'),
});
