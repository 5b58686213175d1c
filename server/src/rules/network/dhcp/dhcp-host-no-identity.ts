// A static host that no guest can be recognised by.
import { fix, type Fix } from '../../../fixes/fix';
import type { ReservationFact } from '../../../model/facts';
import { removeElement, renameAttribute, setAttributeValue } from '../../../syntax/xml/write';
import type { Element } from '../../../syntax/tree';
import { ruleOfEach } from '../../rule';
import { hostElementOf } from '../../../model/network/dhcp';
import { hostsWith } from '../../../model/network/host-table';

export const dhcpHostNoIdentity = ruleOfEach({
  code: 'dhcp-host-no-identity',
  of: ['network'],
  severity: 'error',
  summary: 'A static host has nothing that tells which guest it is for.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDHCPHostDefParseXML',

  each: hostsWith('nameless'),
  *check(it, { tree }) {
    const is4 = it.subnet!.address.family === 4;
    const element = hostElementOf(tree, it);
    if (element.unfinished) return;
    yield {
      span: element.nameSpan,
      message: is4
        ? `a host in an IPv4 network has neither mac nor name${it.idAt ? ', and its id does not count' : ''}; expected one of them`
        : 'a host in an IPv6 network has neither id nor name, expected one of them',
      fixes: [...macOfId(element, it), fix('Remove this host', removeElement(element))],
    };
  },
});

/** A DUID of type 3 ends with the MAC address. */
function macOfId(element: Element, { id }: ReservationFact): Fix[] {
  const attribute = element.attribute('id');
  const digits = /^0?0:0?3:0?0:0?1:((?:[\da-f]{1,2}:){5}[\da-f]{1,2})$/.exec(id ?? '')?.[1];
  if (!attribute || digits === undefined) return [];
  const mac = digits
    .split(':')
    .map((it) => it.padStart(2, '0'))
    .join(':');
  return [
    fix(`Change to mac ${mac}`, [...renameAttribute(attribute, 'mac'), ...setAttributeValue(attribute, mac)], true),
  ];
}
