// Two static hosts for one address.
import { addressText } from '../../../address';
import { addressFix, removalFix } from '../../../fixes/dhcp-hosts';
import { freeAddresses } from '../../../model/network/free-addresses';
import { called } from '../../../model/network/host-pairs';
import { addressKeyOf } from '../../../model/network/ips';
import { hostDuplicate } from '../../factories/host-duplicate';

export const dhcpHostDuplicateIp = hostDuplicate({
  code: 'dhcp-host-duplicate-ip',
  summary: 'Two hosts have the same address.',
  source: 'dnsmasq 2.90, src/option.c: duplicate dhcp-host IP address',
  column: 'ip',
  key: ({ ip }) => ip && addressKeyOf(ip),
  at: (it) => it.ipAt,
  message: ({ former, later }) =>
    `${addressText(later.ip!)} is already the address of ${called(former)}, and dnsmasq drops the second host`,
  related: 'The host that has it',
  fixesIn(file) {
    const free = freeAddresses(file);
    return ({ later }) => [
      ...(later.subnet ? addressFix(file, later, free(later.subnet)) : []),
      removalFix(file, later),
    ];
  },
});
