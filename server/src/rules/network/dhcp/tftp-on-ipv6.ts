// A TFTP server on an IPv6 address.
import { fix } from '../../../fixes/fix';
import { moveElement, removeElement } from '../../../syntax/xml/write';
import { memoize } from '../../../memoize';
import { ruleOfEach } from '../../rule';
import type { File } from '../../../model/file';
import { tftpsOf } from '../../../model/network/dhcp';
import { ipv4IpsOf } from '../../../model/network/ips';

export const tftpOnIpv6 = ruleOfEach({
  code: 'tftp-on-ipv6',
  of: ['network'],
  severity: 'error',
  summary: 'A tftp on an IPv6 address.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkIPDefParseXML',

  each: tftpsOf,
  *check({ tftp, element, address }, file) {
    if (address.family !== 6 || element.value('family') !== 'ipv6') return;
    const home = homeOf(file);
    yield {
      span: tftp.nameSpan,
      message: 'tftp on an IPv6 address is refused, expected it on an IPv4 address',
      fixes: [
        ...(home ? [fix(`Move to the ip ${home.attribute.value}`, moveElement(tftp, home.element), true)] : []),
        fix('Remove tftp', removeElement(tftp)),
      ],
    };
  },
});

/** The first ip that could take it, where none has one yet. */
const homeOf = memoize((file: File) => {
  const isServed = tftpsOf(file).some((it) => it.address.family === 4 && it.fact);
  return isServed ? undefined : ipv4IpsOf(file).find((it) => it.fact);
});
