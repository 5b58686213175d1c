// A range outside the subnet of its ip.
import { faultyRange } from '../../factories/ranges';

export const dhcpRangeOutsideSubnet = faultyRange({
  code: 'dhcp-range-outside-subnet',
  summary: 'A range is not in the subnet of its ip.',
});
