// A range that ends with the broadcast address.
import { faultyRange } from '../../factories/ranges';

export const dhcpRangeBroadcast = faultyRange({
  code: 'dhcp-range-broadcast',
  summary: 'A range ends with the broadcast address.',
});
