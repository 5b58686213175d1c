// A static host with the address of the network itself.
import { equal, text } from '../../../address';
import { rule } from '../../rule';
import { freeAddresses } from '../ip/free-addresses';
import { addressFix } from './hosts';

export const dhcpHostIsGateway = rule({
  code: 'dhcp-host-is-gateway',
  of: ['network'],
  severity: 'warning',
  summary: 'A host is to get the address of the network itself.',
  source: 'dnsmasq 2.90 with the configuration of libvirt 9.0.0: the guest gets another address',

  *check(file) {
    const free = freeAddresses(file);
    for (const it of file.facts.reservations) {
      if (!it.ip || !it.subnet || !equal(it.ip, it.subnet.address)) continue;
      yield {
        span: it.ipAt!.span,
        message: `${text(it.ip)} is the address of the network itself, so the guest gets another; expected a free one`,
        related: [{ at: it.subnet.at, message: 'The ip is here' }],
        fixes: addressFix(file, it, free(it.subnet)),
      };
    }
  },
});
