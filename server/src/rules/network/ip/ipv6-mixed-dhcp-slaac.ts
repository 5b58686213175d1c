// IPv6 addresses with and without DHCP on one bridge.
import { fix } from '../../../fixes/fix';
import { subnetText } from '../../../address';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { activeDhcp, ipv6SubnetIpsOf } from '../../../model/network/ips';

export const ipv6MixedDhcpSlaac = ruleOfAll({
  code: 'ipv6-mixed-dhcp-slaac',
  of: ['network'],
  severity: 'warning',
  summary: 'One IPv6 subnet of a network has DHCP, another has none.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkDnsmasqConfContents',

  all: whereManaged(ipv6SubnetIpsOf),
  *check(ips) {
    const serving = ips.find((it) => activeDhcp(it.element));
    if (!serving) return;
    const server = subnetText(serving.fact.subnet);
    for (const { element, attribute, fact } of ips) {
      if (activeDhcp(element)) continue;
      yield {
        span: attribute.valueSpan,
        message: `${subnetText(fact.subnet)} is not announced to the guests, because ${server} has DHCP; expected DHCP for none of them`,
        related: [{ at: serving.fact.at, message: `${server} is here` }],
        fixes: [
          fix(`Remove the DHCP of ${server}`, removeElement(serving.element.child('dhcp')!)),
          ...(element.children.length === 0 ? [fix('Remove this ip', removeElement(element))] : []),
        ],
      };
    }
  },
});
