// group_address of a bridge is none of the group addresses of bridges.
import { bridgeOptionValue } from '../../factories/bridge-option-value';

export const bridgeGroupAddress = bridgeOptionValue({
  code: 'bridge-group-address',
  summary: 'group_address of a bridge is none of the group addresses of bridges.',
});
