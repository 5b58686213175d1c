// A range that begins with the address of the subnet itself.
import { faultyRange } from '../../factories/ranges';

export const dhcpRangeNetworkAddress = faultyRange({
  code: 'dhcp-range-network-address',
  summary: 'A range begins with the network address.',
});
