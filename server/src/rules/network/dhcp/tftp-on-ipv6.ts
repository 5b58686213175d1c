// A TFTP server on an IPv6 address.
import { fix } from '../../../fixes/fix';
import { moveElement, removeElement } from '../../../syntax/xml/write';
import { rule } from '../../rule';
import { ipsOf } from '../../../model/network/ips';

export const tftpOnIpv6 = rule({
  code: 'tftp-on-ipv6',
  of: ['network'],
  severity: 'error',
  summary: 'A tftp on an IPv6 address.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkIPDefParseXML',

  *check(file) {
    const ipv4 = ipsOf(file).filter((it) => it.address.family === 4 && it.fact);
    const home = ipv4.some((it) => it.element.child('tftp')) ? undefined : ipv4[0];
    for (const { element, address } of ipsOf(file)) {
      const tftp = address.family === 6 && element.value('family') === 'ipv6' ? element.child('tftp') : undefined;
      if (!tftp) continue;
      yield {
        span: tftp.nameSpan,
        message: 'tftp on an IPv6 address is refused, expected it on an IPv4 address',
        fixes: [
          ...(home ? [fix(`Move to the ip ${home.attribute.value}`, moveElement(tftp, home.element), true)] : []),
          fix('Remove tftp', removeElement(tftp)),
        ],
      };
    }
  },
});
