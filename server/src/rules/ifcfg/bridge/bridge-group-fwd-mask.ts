// group_fwd_mask of a bridge has bits that the kernel keeps for itself.
import { bridgeOptionValue } from '../../factories/bridge-option-value';

export const bridgeGroupFwdMask = bridgeOptionValue({
  code: 'bridge-group-fwd-mask',
  summary: 'group_fwd_mask of a bridge has bits that the kernel keeps for itself.',
});
