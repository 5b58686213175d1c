// Two static hosts for one MAC address.
import { removalFix } from '../../../fixes/dhcp-hosts';
import { addressText } from '../../../address';
import { ruleOfEach } from '../../rule';
import { called, type Comparison, duplicatesBy } from '../../../model/network/host-pairs';

const sameMac: Comparison = {
  column: 'mac',
  key: (it) => normalMac(it.mac),
};

export const dhcpHostDuplicateMac = ruleOfEach({
  code: 'dhcp-host-duplicate-mac',
  of: ['network'],
  severity: 'warning',
  summary: 'Two hosts have the same MAC address.',
  source: 'dnsmasq 2.90 with the configuration of libvirt 9.0.0: only the last one is served',

  each: duplicatesBy(sameMac),
  *check({ former, later }, file) {
    const other = former.ip ? ` with ${addressText(former.ip)}` : '';
    yield {
      span: later.macAt!.span,
      message: `${later.mac!} is also the MAC address of ${called(former)}${other}, and dnsmasq serves only the last host of the two`,
      related: [{ at: former.at, message: 'The host that is not served' }],
      fixes: [removalFix(file, former, 'Remove the earlier host'), removalFix(file, later)],
    };
  },
});

/** With two digits in each group, as libvirt compares them. */
function normalMac(mac: string | undefined): string | undefined {
  if (mac === undefined || mac.length === 17) return mac;
  return mac
    .split(':')
    .map((it) => it.padStart(2, '0'))
    .join(':');
}
