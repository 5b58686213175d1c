// Hosts without a range: only they get an address.
import { rangeFix } from '../../../fixes/ranges';
import { ruleOfEach } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { activeDhcpsOf } from '../../../model/network/dhcp';

export const dhcpStaticOnly = ruleOfEach({
  code: 'dhcp-static-only',
  of: ['network'],
  severity: 'hint',
  summary: 'A dhcp with hosts and no range.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkDnsmasqConfDHCP: dhcp-range with static',

  each: whereManaged(activeDhcpsOf),
  *check({ dhcp, fact }) {
    if (!fact || dhcp.child('range')) return;
    const count = dhcp.childrenNamed('host').length;
    yield {
      span: dhcp.nameSpan,
      message: `no range beside ${count === 1 ? 'one host' : `${count} hosts`}: guests that are not listed get no address`,
      fixes: rangeFix(dhcp, fact),
    };
  },
});
