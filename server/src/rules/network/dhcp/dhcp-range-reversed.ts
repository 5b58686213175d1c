// A range that ends before it starts.
import { faultyRange } from '../../factories/ranges';

export const dhcpRangeReversed = faultyRange({
  code: 'dhcp-range-reversed',
  summary: 'The end of a range is before its start.',
  isOfSubnet: false,
});
