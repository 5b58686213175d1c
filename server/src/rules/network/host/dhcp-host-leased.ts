// A static host whose address another guest has now.
import { addressText } from '../../../address';
import { addressFix } from '../../../fixes/dhcp-hosts';
import { runningLeasesOf, takenHostsOf } from '../../../model/leases';
import { freeAddresses } from '../../../model/network/free-addresses';
import { ruleOfAll } from '../../rule';

export const dhcpHostLeased = ruleOfAll({
  code: 'dhcp-host-leased',
  of: ['network'],
  severity: 'warning',
  across: true,
  summary: 'The address of a static host is leased to another guest of the running network.',
  source: 'dnsmasq 2.90, rfc2131.c: "not using configured address … because it is leased to …"',

  all: takenHostsOf,
  *check(taken, file, workspace) {
    const free = freeAddresses(file);
    const leases = runningLeasesOf(file, workspace)!;
    for (const { host, lease } of taken) {
      let other = host.subnet && free(host.subnet);
      while (other && leases.of(other)) other = free(host.subnet!);
      const who = lease.hostname === undefined ? lease.mac : `${lease.mac} (${lease.hostname})`;
      yield {
        span: host.ipAt!.span,
        message: `${addressText(lease.address)} is leased to ${who}, and until that ends this guest gets another address`,
        related: [{ at: lease.at, message: `the lease of ${addressText(lease.address)}` }],
        // Leases end by themselves.
        fixes: addressFix(file, host, other).map((it) => ({ ...it, preferred: false })),
      };
    }
  },
});
