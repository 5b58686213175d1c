// The address of all zeros, which no interface may have.
import { fix } from '../../../fixes/fix';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { attributeAt } from '../../../model/network/elements';

export const macZero = ruleOfEach({
  code: 'mac-zero',
  of: ['network'],
  severity: 'error',
  summary: 'The MAC address of the bridge is all zeros.',
  source: 'Linux, include/linux/etherdevice.h, is_valid_ether_addr',

  each: attributeAt('mac@address'),
  *check(address) {
    if (!/^(?:00?:){5}00?$/.test(address.value)) return;
    yield {
      span: address.valueSpan,
      message: `${address.value}: the kernel refuses it for a bridge, expected an address such as 52:54:00:6b:3c:58`,
      fixes: [fix('Remove mac, so that libvirt makes one', removeElement(address.element), true)],
    };
  },
});
