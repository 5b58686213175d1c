// Host bits all one. Subnets of /31 and /32 have no such address (RFC 3021).
import { fix } from '../../../fixes/fix';
import { freeAddress } from '../../../fixes/ifcfg';
import { equal, subnetOf, subnetText } from '../../../address';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { ipv4AddressesOf, withIpv4 } from '../../../model/ifcfg/addresses';

export const ipaddrIsBroadcast = rule({
  code: 'ipaddr-is-broadcast',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'The address is the broadcast address of the subnet.',
  source: 'RFC 1122, section 3.2.1.3; observed with NetworkManager 1.42.4 and Linux 6.1, which accept it',

  *check(file) {
    const profile = withIpv4(file);
    if (!profile) return;
    for (const { attribute, address, prefix } of ipv4AddressesOf(profile)) {
      if (prefix === undefined || prefix < 1 || prefix > 30) continue;
      const subnet = subnetOf(address, prefix);
      if (!equal(address, subnet.last)) continue;
      const free = freeAddress(profile, address, prefix);
      yield {
        span: attribute.valueSpan,
        message: `${attribute.value} is the broadcast address of the subnet ${subnetText(subnet)}, which no host may have`,
        fixes: free === undefined ? [] : [fix(`Change to ${free}`, setAssignment(attribute, free))],
      };
    }
  },
});
