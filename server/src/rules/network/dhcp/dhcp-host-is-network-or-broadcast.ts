// A static host with an address that no host can have.
import { addressFix } from '../../../fixes/dhcp-hosts';
import { equal, subnetText, addressText } from '../../../address';
import { ruleOfAll } from '../../rule';
import { freeAddresses } from '../../../model/network/free-addresses';
import { hostsWith } from '../../../model/network/host-table';

export const dhcpHostIsNetworkOrBroadcast = ruleOfAll({
  code: 'dhcp-host-is-network-or-broadcast',
  of: ['network'],
  severity: 'warning',
  summary: 'A host is to get the network or broadcast address.',
  source: 'dnsmasq 2.90 with the configuration of libvirt 9.0.0: the guest really gets it',

  all: hostsWith('edge'),
  *check(hosts, file) {
    const free = freeAddresses(file);
    for (const it of hosts) {
      const ip = it.ip!;
      const fact = it.subnet!;
      const isFirst = equal(ip, fact.subnet.first);
      yield {
        span: it.ipAt!.span,
        message: `${addressText(ip)} is the ${isFirst ? 'network' : 'broadcast'} address of ${subnetText(fact.subnet)}, expected one that a guest can use`,
        fixes: addressFix(file, it, free(fact)),
      };
    }
  },
});
