// A static host with an address that no host can have.
import { equal, subnetText, text } from '../../../address';
import { rule } from '../../rule';
import { freeAddresses } from '../ip/free-addresses';
import { addressFix } from './hosts';

export const dhcpHostIsNetworkOrBroadcast = rule({
  code: 'dhcp-host-is-network-or-broadcast',
  of: ['network'],
  severity: 'warning',
  summary: 'A host is to get the network or broadcast address.',
  source: 'dnsmasq 2.90 with the configuration of libvirt 9.0.0: the guest really gets it',

  *check(file) {
    const free = freeAddresses(file);
    for (const it of file.facts.reservations) {
      const { ip, subnet: fact } = it;
      if (ip?.family !== 4 || fact?.address.family !== 4 || fact.subnet.prefix > 30) continue;
      const { subnet } = fact;
      const isFirst = equal(ip, subnet.first);
      // The ip itself may have it, which is a finding of its own.
      if ((!isFirst && !equal(ip, subnet.last)) || equal(ip, fact.address)) continue;
      yield {
        span: it.ipAt!.span,
        message: `${text(ip)} is the ${isFirst ? 'network' : 'broadcast'} address of ${subnetText(subnet)}, expected one that a guest can use`,
        fixes: addressFix(file, it, free(fact)),
      };
    }
  },
});
