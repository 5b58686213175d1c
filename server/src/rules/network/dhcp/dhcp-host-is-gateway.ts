// A static host with the address of the network itself.
import { addressFix } from '../../../fixes/dhcp-hosts';
import { addressText } from '../../../address';
import { ruleOfAll } from '../../rule';
import { freeAddresses } from '../../../model/network/free-addresses';
import { hostsWith } from '../../../model/network/host-table';

export const dhcpHostIsGateway = ruleOfAll({
  code: 'dhcp-host-is-gateway',
  of: ['network'],
  severity: 'warning',
  summary: 'A host is to get the address of the network itself.',
  source: 'dnsmasq 2.90 with the configuration of libvirt 9.0.0: the guest gets another address',

  all: hostsWith('gateway'),
  *check(hosts, file) {
    const free = freeAddresses(file);
    for (const it of hosts) {
      const own = addressText(it.ip!);
      const fact = it.subnet!;
      yield {
        span: it.ipAt!.span,
        message: `${own} is the address of the network itself, so the guest gets another; expected a free one`,
        related: [{ at: fact.at, message: 'The ip is here' }],
        fixes: addressFix(file, it, free(fact)),
      };
    }
  },
});
