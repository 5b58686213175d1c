// An address of one family in an ip of the other.
import { fix, type Fix } from '../../../fixes/fix';
import { type Address, parseAddress } from '../../../address';
import type { Element } from '../../../syntax/tree';
import { removeAttribute, setAttribute, setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { unreadIpsOf } from '../../../model/network/ips';
import { specialIpv6 } from '../../../model/special-addresses';

export const ipFamilyMismatch = ruleOfEach({
  code: 'ip-family-mismatch',
  of: ['network'],
  severity: 'error',
  summary: 'The family of an ip is not that of its address.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkIPDefParseXML',

  each: unreadIpsOf,
  *check({ element, attribute, address }) {
    const family = element.attribute('family');
    const word = family?.value ?? '';
    if (word !== '' && word !== 'ipv4' && word !== 'ipv6') return;
    if ((word === 'ipv6') === (address.family === 6)) return;
    const wanted = `ipv${address.family}`;
    yield {
      span: word === '' ? attribute.valueSpan : family!.valueSpan,
      message:
        word === ''
          ? `${attribute.value} without family is refused, expected family="ipv6"`
          : `family ${word} of the address ${attribute.value}, expected ${wanted}`,
      fixes: fits(element, address) ? [familyFix(element, wanted)] : [],
    };
  },
});

/** Whether the rest of the ip is of that family too; else the address may be the mistake. */
function fits(element: Element, address: Address): boolean {
  if (address.family === 6 && (element.child('tftp') || specialIpv6(address)?.refused)) return false;
  const start = element.child('dhcp')?.child('range')?.attribute('start');
  const first = start && parseAddress(start.value);
  return !first || first.family === address.family;
}

/** Writes the family; a netmask cannot stay beside IPv6. */
function familyFix(element: Element, wanted: string): Fix {
  const family = element.attribute('family');
  const netmask = wanted === 'ipv6' ? element.attribute('netmask') : undefined;
  const edits = family ? setAttributeValue(family, wanted) : setAttribute(element, 'family', wanted);
  const title = family ? `Change to ${wanted}` : `Add family="${wanted}"`;
  if (!netmask) return fix(title, edits, true);
  return fix(`${title} and remove the netmask`, [...edits, ...removeAttribute(netmask)], true);
}
