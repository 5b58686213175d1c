// A range that ends with the broadcast address.
import { rangeFindings } from '../../factories/ranges';
import { rule } from '../../rule';

export const dhcpRangeBroadcast = rule({
  code: 'dhcp-range-broadcast',
  of: ['network'],
  severity: 'error',
  summary: 'A range ends with the broadcast address.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetRange',
  check: (file) => rangeFindings(file, 'dhcp-range-broadcast'),
});
