// Two static hosts for one address.
import { addressFix, removalFix } from '../../../fixes/dhcp-hosts';
import { addressText } from '../../../address';
import { rule } from '../../rule';
import { freeAddresses } from '../../../model/network/free-addresses';
import { addressKeyOf } from '../../../model/network/ips';
import { called, type Comparison, duplicatesBy } from '../../../model/network/host-pairs';

export const dhcpHostDuplicateIp = rule({
  code: 'dhcp-host-duplicate-ip',
  of: ['network'],
  severity: 'warning',
  summary: 'Two hosts have the same address.',
  source: 'dnsmasq 2.90, src/option.c: duplicate dhcp-host IP address',

  *check(file) {
    const free = freeAddresses(file);
    for (const { former, later } of duplicatesBy(file, sameAddress)) {
      yield {
        span: later.ipAt!.span,
        message: `${addressText(later.ip!)} is already the address of ${called(former)}, and dnsmasq drops the second host`,
        related: [{ at: former.at, message: 'The host that has it' }],
        fixes: [...(later.subnet ? addressFix(file, later, free(later.subnet)) : []), removalFix(file, later)],
      };
    }
  },
});

const sameAddress: Comparison = {
  column: 'ip',
  key: ({ ip }) => ip && addressKeyOf(ip),
};
