// Rules about IPv4 addresses at the ends of their subnet, which no host may have.
import { type Address, equal, type Subnet, subnetOf, subnetText } from '../../address';
import { fix } from '../../fixes/fix';
import { freeAddress } from '../../fixes/ifcfg';
import { ipv4AddressesOf, withIpv4 } from '../../model/ifcfg/addresses';
import { setAssignment } from '../../syntax/ifcfg/write';
import { type Rule, rule } from '../rule';

/** A rule about one of the ends. Subnets of /31 and /32 have no such address (RFC 3021). */
export const addressOfNobody = (it: {
  readonly code: string;
  readonly summary: string;
  end(subnet: Subnet): Address;
  /** What the address is, with the subnet in words. */
  is(subnet: string): string;
}): Rule =>
  rule({
    code: it.code,
    of: ['ifcfg'],
    severity: 'warning',
    summary: it.summary,
    source: 'RFC 1122, section 3.2.1.3; observed with NetworkManager 1.42.4 and Linux 6.1, which accept it',

    *check(file) {
      const profile = withIpv4(file);
      if (!profile) return;
      for (const { attribute, address, prefix } of ipv4AddressesOf(profile)) {
        if (prefix === undefined || prefix < 1 || prefix > 30) continue;
        const subnet = subnetOf(address, prefix);
        if (!equal(address, it.end(subnet))) continue;
        const free = freeAddress(profile, address, prefix);
        yield {
          span: attribute.valueSpan,
          message: `${attribute.value} is ${it.is(subnetText(subnet))}, which no host may have`,
          fixes: free === undefined ? [] : [fix(`Change to ${free}`, setAssignment(attribute, free))],
        };
      }
    },
  });
