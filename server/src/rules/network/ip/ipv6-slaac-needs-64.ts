// An IPv6 subnet in which guests cannot make themselves an address.
import { fix } from '../../../fixes/fix';
import { subnetText } from '../../../address';
import { ruleOfAll } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { fitsPrefix, meetsOther } from '../../../model/network/blocks';
import { activeDhcp, ipv6SubnetIpsOf, setPrefix } from '../../../model/network/ips';

export const ipv6SlaacNeeds64 = ruleOfAll({
  code: 'ipv6-slaac-needs-64',
  of: ['network'],
  severity: 'warning',
  summary: 'An IPv6 subnet without DHCP that is no /64.',
  source: 'RFC 4862, 5.5.3; RFC 4291, 2.5.1',

  all: whereManaged(ipv6SubnetIpsOf),
  *check(ips, file) {
    if (ips.some((it) => activeDhcp(it.element))) return;
    for (const ip of ips) {
      const { prefix } = ip.fact.subnet;
      if (prefix === 64 || prefix > 126) continue;
      const isFine = fitsPrefix(file, ip, 64) && !meetsOther(file, ip, 64);
      yield {
        span: ip.fact.maskAt?.span ?? ip.attribute.valueSpan,
        message: `${subnetText(ip.fact.subnet)} without DHCP gives guests no address, because they make their own only in a /64`,
        fixes: isFine ? [fix('Change to /64', setPrefix(ip.element, 64), true)] : [],
      };
    }
  },
});
