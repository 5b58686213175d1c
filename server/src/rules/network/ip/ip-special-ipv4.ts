// IPv4 addresses that are set aside for something else than a network of guests.
import { moving } from '../../../fixes/move-subnet';
import { fix, type Fix } from '../../../fixes/fix';
import { equal, plus, addressText } from '../../../address';
import { setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import type { File } from '../../../model/file';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import { freeSubnet } from '../../../model/free-subnet';
import { type Ip, ipv4IpsOf } from '../../../model/network/ips';
import { specialIpv4 } from '../../../model/special-addresses';

export const ipSpecialIpv4 = ruleOfEach({
  code: 'ip-special-ipv4',
  of: ['network'],
  severity: 'warning',
  summary: 'An IPv4 address from a block that has another purpose.',
  source: 'RFC 6890; libvirt and the kernel take such addresses',

  each: whereManaged(ipv4IpsOf),
  *check(ip, file, workspace) {
    const words = specialIpv4(ip.address);
    if (words === undefined) return;
    yield {
      span: ip.attribute.valueSpan,
      message: `${addressText(ip.address)} is ${words}, expected a private address such as 192.168.100.1`,
      fixes: privateFixes(file, workspace, ip),
    };
  },
});

function privateFixes(file: File, workspace: WorkspaceFacts, ip: Ip): Fix[] {
  const isEdge = ip.fact && [ip.fact.subnet.first, ip.fact.subnet.last].some((it) => equal(it, ip.address));
  if (ip.fact && ip.fact.subnet.prefix >= 24 && !isEdge) return moving(file, ip.fact, workspace);
  const subnet = freeSubnet(workspace);
  const address = subnet && plus(subnet.first, 1);
  if (!address || ip.element.child('dhcp')) return [];
  const text = addressText(address);
  const { element, attribute } = ip;
  const prefix = element.attribute('prefix');
  const mask = element.attribute('netmask');
  // A block that is as big as the old one need not be private.
  if (!ip.fact || ip.fact.subnet.prefix >= 24 || !(prefix ?? mask))
    return [fix(`Change to ${text}`, setAttributeValue(attribute, text))];
  const length = prefix ? setAttributeValue(prefix, '24') : setAttributeValue(mask!, '255.255.255.0');
  return [
    fix(`Change to ${text} with ${prefix ? 'prefix 24' : 'netmask 255.255.255.0'}`, [
      ...setAttributeValue(attribute, text),
      ...length,
    ]),
  ];
}
