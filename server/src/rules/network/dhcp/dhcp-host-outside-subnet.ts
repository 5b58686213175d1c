// A static host with an address of another subnet.
import { addressFix } from '../../../fixes/dhcp-hosts';
import { contains, equal, subnetText, addressText, usable } from '../../../address';
import { ruleOfAll } from '../../rule';
import { freeAddresses, isFree } from '../../../model/network/free-addresses';
import { hostPartIn } from '../../../model/network/ips';
import { hostsWith } from '../../../model/network/host-table';

export const dhcpHostOutsideSubnet = ruleOfAll({
  code: 'dhcp-host-outside-subnet',
  of: ['network'],
  severity: 'warning',
  summary: 'The address of a host is not in the subnet of its ip.',
  source: 'dnsmasq 2.90 with the configuration of libvirt 9.0.0: the guest gets another address',

  all: hostsWith('outside'),
  *check(hosts, file) {
    const free = freeAddresses(file);
    const stillFree = isFree(file);
    for (const it of hosts) {
      const ip = it.ip!;
      const fact = it.subnet!;
      const moved = hostPartIn(fact.subnet, ip)!;
      const fits = contains(usable(fact.subnet), moved) && !equal(moved, fact.subnet.first) && stillFree(moved);
      yield {
        span: it.ipAt!.span,
        message: `${addressText(ip)} is not in ${subnetText(fact.subnet)}, so the guest never gets it`,
        related: [{ at: fact.at, message: 'The ip is here' }],
        fixes: addressFix(file, it, fits ? moved : free(fact)),
      };
    }
  },
});
