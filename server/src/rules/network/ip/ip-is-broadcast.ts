// The host has the address that all guests listen to.
import { fix } from '../../../fixes/fix';
import { equal, subnetText, addressText } from '../../../address';
import { setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { freeAddresses } from '../../../model/network/free-addresses';
import { edgeIpsOf } from '../../../model/network/ips';
import { isSpecialIpv4 } from '../../../model/special-addresses';

export const ipIsBroadcast = ruleOfAll({
  code: 'ip-is-broadcast',
  of: ['network'],
  severity: 'warning',
  summary: 'The address of an ip is the broadcast address of its subnet.',
  source: 'RFC 1122, 3.2.1.3; libvirt starts such a network',

  all: whereManaged(edgeIpsOf),
  *check(ips, file) {
    const free = freeAddresses(file);
    for (const { attribute, address, fact } of ips) {
      const { subnet } = fact;
      if (address.family !== 4 || subnet.prefix > 30 || !equal(address, subnet.last)) continue;
      if (isSpecialIpv4(address)) continue;
      const wanted = free(fact);
      yield {
        span: attribute.valueSpan,
        message: `${addressText(address)} is the broadcast address of ${subnetText(subnet)}, expected one that a host can have${wanted ? ` such as ${addressText(wanted)}` : ''}`,
        fixes: wanted
          ? [fix(`Change to ${addressText(wanted)}`, setAttributeValue(attribute, addressText(wanted)), true)]
          : [],
      };
    }
  },
});
