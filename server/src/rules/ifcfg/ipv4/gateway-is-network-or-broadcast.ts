// A gateway that no host can be.
import { fix } from '../../../fixes/fix';
import { freeAddress } from '../../../fixes/ifcfg';
import { equal, subnetOf, subnetText } from '../../../address';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { ipv4AddressesOf, gatewayOf, withIpv4 } from '../../../model/ifcfg/addresses';

export const gatewayIsNetworkOrBroadcast = rule({
  code: 'gateway-is-network-or-broadcast',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'The gateway is the address of the subnet or its broadcast address.',
  source: 'RFC 1122, section 3.2.1.3; Linux, fib_semantics.c: fib_check_nh',

  *check(file) {
    const profile = withIpv4(file);
    const gateway = profile && gatewayOf(profile);
    if (!gateway) return;
    for (const { address, prefix } of ipv4AddressesOf(profile)) {
      if (prefix === undefined || prefix < 1 || prefix > 30 || equal(address, gateway.address)) continue;
      const subnet = subnetOf(address, prefix);
      const isNetwork = equal(gateway.address, subnet.first);
      if (!isNetwork && !equal(gateway.address, subnet.last)) continue;
      const free = freeAddress(profile, address, prefix);
      yield {
        span: gateway.attribute.valueSpan,
        message: `${gateway.attribute.value} is the ${isNetwork ? 'address' : 'broadcast address'} of ${subnetText(subnet)}, expected the address of a router`,
        fixes: free === undefined ? [] : [fix(`Change to ${free}`, setAssignment(gateway.attribute, free))],
      };
      return;
    }
  },
});
