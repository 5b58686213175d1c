// Two static hosts for one address.
import { addressFix, removalFix } from '../../../fixes/dhcp-hosts';
import { addressText } from '../../../address';
import { ruleOfAll } from '../../rule';
import { freeAddresses } from '../../../model/network/free-addresses';
import { addressKeyOf } from '../../../model/network/ips';
import { called, type Comparison, duplicatesBy } from '../../../model/network/host-pairs';

const sameAddress: Comparison = {
  column: 'ip',
  key: ({ ip }) => ip && addressKeyOf(ip),
};

export const dhcpHostDuplicateIp = ruleOfAll({
  code: 'dhcp-host-duplicate-ip',
  of: ['network'],
  severity: 'warning',
  summary: 'Two hosts have the same address.',
  source: 'dnsmasq 2.90, src/option.c: duplicate dhcp-host IP address',

  all: duplicatesBy(sameAddress),
  *check(pairs, file) {
    const free = freeAddresses(file);
    for (const { former, later } of pairs) {
      yield {
        span: later.ipAt!.span,
        message: `${addressText(later.ip!)} is already the address of ${called(former)}, and dnsmasq drops the second host`,
        related: [{ at: former.at, message: 'The host that has it' }],
        fixes: [...(later.subnet ? addressFix(file, later, free(later.subnet)) : []), removalFix(file, later)],
      };
    }
  },
});
