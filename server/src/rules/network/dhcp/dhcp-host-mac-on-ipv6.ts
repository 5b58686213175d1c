// A MAC address where DHCP for IPv6 needs a DUID.
import { fix, type Fix } from '../../../fixes/fix';
import type { Attribute, Element } from '../../../syntax/tree';
import { removeAttribute, renameAttribute, setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { hostElementOf } from '../../../model/network/dhcp';
import { hostsWith } from '../../../model/network/host-table';

export const dhcpHostMacOnIpv6 = ruleOfEach({
  code: 'dhcp-host-mac-on-ipv6',
  of: ['network'],
  severity: 'error',
  summary: 'A static host of IPv6 has a MAC address.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDHCPHostDefParseXML',

  each: hostsWith('macOnIpv6'),
  *check(it, { tree }) {
    const element = hostElementOf(tree, it);
    const mac = element.attribute('mac')!;
    yield {
      span: mac.span,
      message: `mac ${mac.value} in a host of IPv6, expected id with a DUID, or the name alone`,
      fixes: fixesOf(element, mac),
    };
  },
});

/** The DUID that most guests make of their MAC address is of type 3: link-layer address. */
function fixesOf(element: Element, mac: Attribute): Fix[] {
  const removal = fix('Remove mac', removeAttribute(mac));
  if (element.attribute('id')) return [{ ...removal, preferred: true }];
  const known = /^(?:[\da-f]{2}:){5}[\da-f]{2}$/i.test(mac.value);
  const duid = `0:3:0:1:${mac.value}`;
  return [
    ...(known
      ? [fix(`Change to id ${duid}`, [...renameAttribute(mac, 'id'), ...setAttributeValue(mac, duid)], true)]
      : []),
    ...(element.attribute('name') ? [removal] : []),
  ];
}
