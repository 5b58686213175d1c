// multicast_hash_max of a bridge is no power of two.
import { bridgeOptionValue } from '../../factories/bridge-option-value';

export const bridgeHashMax = bridgeOptionValue({
  code: 'bridge-hash-max',
  summary: 'multicast_hash_max of a bridge is no power of two.',
});
