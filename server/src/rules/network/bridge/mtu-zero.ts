// An MTU of 0, which libvirt takes as none.
import { fix, replace } from '../../../fixes/fix';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { sizesOf } from '../../../model/network/size';

export const mtuZero = ruleOfEach({
  code: 'mtu-zero',
  of: ['network'],
  severity: 'warning',
  summary: 'An MTU of 0 is dropped.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDefFormatBuf',

  each: sizesOf,
  *check(size) {
    if (size.bytes !== 0) return;
    const { attribute } = size;
    yield {
      span: attribute.valueSpan,
      message: 'an MTU of 0 is taken as none, expected 68 to 65535',
      fixes: [
        fix('Remove mtu', removeElement(attribute.element), true),
        replace('Change to 1500', attribute.valueSpan, '1500'),
      ],
    };
  },
});
