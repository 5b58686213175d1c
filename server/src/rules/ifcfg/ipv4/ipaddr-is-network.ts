// Host bits all zero.
import { addressOfNobody } from '../../factories/address-of-nobody';

export const ipaddrIsNetwork = addressOfNobody({
  code: 'ipaddr-is-network',
  summary: 'The address is that of the subnet.',
  end: (subnet) => subnet.first,
  is: (subnet) => `the address of the subnet ${subnet} itself`,
});
