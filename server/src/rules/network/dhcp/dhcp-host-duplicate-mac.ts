// Two static hosts for one MAC address.
import { addressText } from '../../../address';
import { removalFix } from '../../../fixes/dhcp-hosts';
import { called } from '../../../model/network/host-pairs';
import { hostDuplicate } from '../../factories/host-duplicate';

export const dhcpHostDuplicateMac = hostDuplicate({
  code: 'dhcp-host-duplicate-mac',
  summary: 'Two hosts have the same MAC address.',
  source: 'dnsmasq 2.90 with the configuration of libvirt 9.0.0: only the last one is served',
  column: 'mac',
  key: ({ mac }) => normalMac(mac),
  at: (it) => it.macAt,
  message: ({ former, later }) =>
    `${later.mac!} is also the MAC address of ${called(former)}${former.ip ? ` with ${addressText(former.ip)}` : ''}, and dnsmasq serves only the last host of the two`,
  related: 'The host that is not served',
  fixesIn:
    (file) =>
    ({ former, later }) => [removalFix(file, former, 'Remove the earlier host'), removalFix(file, later)],
});

/** With two digits in each group, as libvirt compares them. */
function normalMac(mac: string | undefined): string | undefined {
  if (mac === undefined || mac.length === 17) return mac;
  return mac
    .split(':')
    .map((it) => it.padStart(2, '0'))
    .join(':');
}
