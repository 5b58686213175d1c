// A range that begins with the address of the subnet itself.
import { rangeFindings } from '../../factories/ranges';
import { rule } from '../../rule';

export const dhcpRangeNetworkAddress = rule({
  code: 'dhcp-range-network-address',
  of: ['network'],
  severity: 'error',
  summary: 'A range begins with the network address.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetRange',
  check: (file) => rangeFindings(file, 'dhcp-range-network-address'),
});
