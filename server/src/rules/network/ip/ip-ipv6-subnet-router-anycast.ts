// The host has the address that every router of the subnet listens to.
import { fix } from '../../../fixes/fix';
import { equal, subnetText, addressText } from '../../../address';
import { setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { freeAddresses } from '../../../model/network/free-addresses';
import { edgeIpsOf } from '../../../model/network/ips';
import { specialIpv6 } from '../../../model/special-addresses';

export const ipIpv6SubnetRouterAnycast = ruleOfAll({
  code: 'ip-ipv6-subnet-router-anycast',
  of: ['network'],
  severity: 'warning',
  summary: 'An IPv6 address whose host part is zero.',
  source: 'RFC 4291, 2.6.1',

  all: whereManaged(edgeIpsOf),
  *check(ips, file) {
    const free = freeAddresses(file);
    for (const { attribute, address, fact } of ips) {
      const { subnet } = fact;
      if (address.family !== 6 || subnet.prefix > 126 || !equal(address, subnet.first)) continue;
      if (specialIpv6(address)) continue;
      const wanted = free(fact);
      yield {
        span: attribute.valueSpan,
        message: `${addressText(address)} is the anycast address of all routers in ${subnetText(subnet)}, expected one of the host alone${wanted ? ` such as ${addressText(wanted)}` : ''}`,
        fixes: wanted
          ? [fix(`Change to ${addressText(wanted)}`, setAttributeValue(attribute, addressText(wanted)), true)]
          : [],
      };
    }
  },
});
