// A static host of one family in an ip of the other.
import { text } from '../../../address';
import { rule } from '../../rule';
import { freeAddresses } from '../ip/free-addresses';
import { addressFix } from './hosts';

export const dhcpHostFamily = rule({
  code: 'dhcp-host-family',
  of: ['network'],
  severity: 'warning',
  summary: 'The address of a host is of another family than its ip.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c: net-define takes it and net-update does not; dnsmasq ignores it',

  *check(file) {
    const free = freeAddresses(file);
    for (const it of file.facts.reservations) {
      if (!it.ip || !it.subnet || it.ip.family === it.subnet.address.family) continue;
      yield {
        span: it.ipAt!.span,
        message: `${text(it.ip)} is IPv${it.ip.family}, in the ip with the address ${text(it.subnet.address)}; expected IPv${it.subnet.address.family}`,
        related: [{ at: it.subnet.at, message: 'The ip is here' }],
        fixes: addressFix(file, it, free(it.subnet)),
      };
    }
  },
});
