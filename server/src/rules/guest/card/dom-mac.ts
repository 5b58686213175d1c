// Hardware addresses that libvirt takes and that make trouble.
import { inCards } from '../../../model/guest/cards';
import { ruleOfEach } from '../../rule';

export const domMac = ruleOfEach({
  name: 'dom-mac',
  of: ['guest'],
  severity: 'warning',
  summary: 'A MAC address that is nobody’s, or that of the device on the host.',
  source: 'virNetDevTapCreate in libvirt gives the device of the host the address of the guest with fe in front',
  codes: {
    'dom-mac-zero': 'The MAC address of nothing but zeros.',
    'dom-mac-fe': 'A MAC address that begins with fe, as that of the device on the host.',
  },
  each: inCards('mac'),
  *check(mac) {
    const address = mac.attribute('address');
    if (!address) return;
    if (/^0{1,2}(?::0{1,2}){5}$/.test(address.value))
      yield {
        code: 'dom-mac-zero',
        span: address.valueSpan,
        message: 'an address of zeros alone is nobody’s; expected one of its own, or none for libvirt to make one',
      };
    else if (/^fe:/i.test(address.value))
      yield {
        code: 'dom-mac-fe',
        span: address.valueSpan,
        message: `${address.value} is what libvirt calls the device of the host, which begins with fe; the two would be one`,
      };
  },
});
