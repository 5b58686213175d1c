// Packets smaller than the kernel lets an interface have.
import { replace } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { sizesOf } from '../../../model/network/size';

export const networkMtuTooSmall = ruleOfEach({
  code: 'mtu-too-small',
  of: ['network'],
  severity: 'error',
  summary: 'The MTU is below 68, the least that an interface may have.',
  source: 'Linux, include/uapi/linux/if_ether.h, ETH_MIN_MTU',

  each: sizesOf,
  *check(size) {
    if (size.bytes === 0 || 68 <= size.bytes) return;
    yield {
      span: size.attribute.valueSpan,
      message: `MTU ${size.bytes}: the kernel refuses it when the network starts, expected at least 68, usually 1500`,
      fixes: [replace('Change to 1500', size.attribute.valueSpan, '1500', true)],
    };
  },
});
