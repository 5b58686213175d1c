// IPv6 addresses that are set aside for something else than a network of guests.
import { fix } from '../../../fixes/fix';
import { type Address, parseIpv6, subnetOf, addressText } from '../../../address';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import { setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { ipv6IpsOf } from '../../../model/network/ips';
import { specialIpv6 } from '../../../model/special-addresses';

export const ipSpecialIpv6 = ruleOfEach({
  code: 'ip-special-ipv6',
  of: ['network'],
  severity: 'error',
  summary: 'An IPv6 address that has another purpose.',
  source: 'RFC 6890, RFC 4291; the kernel refuses the unspecified, loopback and multicast addresses',

  each: ipv6IpsOf,
  *check({ element, attribute, address }, _file, workspace) {
    const special = element.value('family') === 'ipv6' ? specialIpv6(address) : undefined;
    if (!special) return;
    const free = element.child('dhcp') ? undefined : freeUnique(workspace);
    yield {
      span: attribute.valueSpan,
      severity: special.refused ? undefined : 'warning',
      message: `${addressText(address)} is ${special.words}, expected a unique local address such as fd00:100::1 or a global one`,
      fixes: free ? [fix(`Change to ${addressText(free)}`, setAttributeValue(attribute, addressText(free)))] : [],
    };
  },
});

/** The address ::1 of the next free fd00:N::/64. */
function freeUnique(workspace: WorkspaceFacts): Address | undefined {
  for (let n = 100; n < 200; n++) {
    const address = parseIpv6(`fd00:${n}::1`)!;
    if (!workspace.isTaken(subnetOf(address, 64))) return address;
  }
  return undefined;
}
