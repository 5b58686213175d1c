// Hosts without a range: only they get an address.
import { rangeFix } from '../../../fixes/ranges';
import { rule } from '../../rule';
import { isManaged } from '../../../model/network/ips';
import { dhcpsOf } from '../../../model/network/dhcp';

export const dhcpStaticOnly = rule({
  code: 'dhcp-static-only',
  of: ['network'],
  severity: 'hint',
  summary: 'A dhcp with hosts and no range.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkDnsmasqConfDHCP: dhcp-range with static',

  *check(file) {
    if (!isManaged(file)) return;
    for (const { dhcp, fact, active } of dhcpsOf(file)) {
      if (!active || !fact || dhcp.child('range')) continue;
      const count = dhcp.childrenNamed('host').length;
      yield {
        span: dhcp.nameSpan,
        message: `no range beside ${count === 1 ? 'one host' : `${count} hosts`}: guests that are not listed get no address`,
        fixes: rangeFix(dhcp, fact),
      };
    }
  },
});
