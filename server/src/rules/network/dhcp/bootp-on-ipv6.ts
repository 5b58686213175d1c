// A boot file for guests that boot by IPv6, which libvirt does not know.
import { fix } from '../../../fixes/fix';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { bootpsOf } from '../../../model/network/dhcp';

export const bootpOnIpv6 = ruleOfEach({
  code: 'bootp-on-ipv6',
  of: ['network'],
  severity: 'warning',
  summary: 'A bootp on an IPv6 address.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDHCPDefParseXML',

  each: bootpsOf,
  *check({ bootp, address }) {
    if (address.family !== 6) return;
    yield {
      span: bootp.nameSpan,
      message: 'bootp on an IPv6 address is dropped, expected it on an IPv4 address',
      tag: 'unnecessary',
      fixes: [fix('Remove bootp', removeElement(bootp), true)],
    };
  },
});
