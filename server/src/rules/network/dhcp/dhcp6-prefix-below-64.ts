// DHCP in an IPv6 subnet larger than dnsmasq serves.
import { fix } from '../../../fixes/fix';
import { subnetText } from '../../../address';
import { ruleOfEach } from '../../rule';
import { fitsPrefix } from '../../../model/network/blocks';
import { setPrefix } from '../../../model/network/ips';
import { activeDhcpsOf } from '../../../model/network/dhcp';

export const dhcp6PrefixBelow64 = ruleOfEach({
  code: 'dhcp6-prefix-below-64',
  of: ['network'],
  severity: 'error',
  summary: 'DHCP in an IPv6 subnet with a prefix below 64.',
  source: 'dnsmasq 2.90, src/option.c: prefix length must be at least 64',

  each: activeDhcpsOf,
  *check(it, file) {
    const prefix = it.fact?.subnet.prefix ?? 64;
    if (it.address.family !== 6 || prefix >= 64 || !it.fact) return;
    yield {
      span: it.fact.maskAt?.span ?? it.attribute.valueSpan,
      message: `DHCP in ${subnetText(it.fact.subnet)}: dnsmasq does not start with it, expected prefix 64 or more`,
      fixes: fitsPrefix(file, it, 64) ? [fix('Change to /64', setPrefix(it.element, 64), true)] : [],
    };
  },
});
