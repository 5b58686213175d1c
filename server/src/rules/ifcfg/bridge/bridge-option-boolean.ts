// A switch of a bridge is neither 0 nor 1.
import { bridgeOptionValue } from '../../factories/bridge-option-value';

export const bridgeOptionBoolean = bridgeOptionValue({
  code: 'bridge-option-boolean',
  summary: 'A switch of a bridge is neither 0 nor 1.',
});
