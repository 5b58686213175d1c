// Host bits all one.
import { addressOfNobody } from '../../factories/address-of-nobody';

export const ipaddrIsBroadcast = addressOfNobody({
  code: 'ipaddr-is-broadcast',
  summary: 'The address is the broadcast address of the subnet.',
  end: (subnet) => subnet.last,
  is: (subnet) => `the broadcast address of the subnet ${subnet}`,
});
