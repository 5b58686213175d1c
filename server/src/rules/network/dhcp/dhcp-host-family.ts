// A static host of one family in an ip of the other.
import { addressFix } from '../../../fixes/dhcp-hosts';
import { addressText } from '../../../address';
import { ruleOfAll } from '../../rule';
import { freeAddresses } from '../../../model/network/free-addresses';
import { hostsWith } from '../../../model/network/host-table';

export const dhcpHostFamily = ruleOfAll({
  code: 'dhcp-host-family',
  of: ['network'],
  severity: 'warning',
  summary: 'The address of a host is of another family than its ip.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c: net-define takes it and net-update does not; dnsmasq ignores it',

  all: hostsWith('otherFamily'),
  *check(hosts, file) {
    const free = freeAddresses(file);
    for (const it of hosts) {
      const ip = it.ip!;
      const fact = it.subnet!;
      yield {
        span: it.ipAt!.span,
        message: `${addressText(ip)} is IPv${ip.family}, in the ip with the address ${addressText(fact.address)}; expected IPv${fact.address.family}`,
        related: [{ at: fact.at, message: 'The ip is here' }],
        fixes: addressFix(file, it, free(fact)),
      };
    }
  },
});
