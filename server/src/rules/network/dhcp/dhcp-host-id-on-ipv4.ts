// A DUID where DHCP for IPv4 does not look at it.
import { fix } from '../../../fixes/fix';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { hostElementOf } from '../../../model/network/dhcp';
import { hostsWith } from '../../../model/network/host-table';

export const dhcpHostIdOnIpv4 = ruleOfEach({
  code: 'dhcp-host-id-on-ipv4',
  of: ['network'],
  severity: 'error',
  summary: 'A static host of IPv4 has an id.',
  source: 'libvirt 9.0.0, network.rng, and src/network/bridge_driver.c, networkBuildDnsmasqDhcpHostsList',

  each: hostsWith('idOnIpv4'),
  *check(it, { tree }) {
    const id = hostElementOf(tree, it).attribute('id')!;
    yield {
      span: id.span,
      // Only beside a MAC address does the schema refuse it.
      severity: it.macAt ? undefined : 'warning',
      message: `id ${id.value} in a host of IPv4 is dropped, expected ${it.macAt ? 'the mac alone' : 'mac or name'}`,
      tag: 'unnecessary',
      fixes: [fix('Remove id', removeAttribute(id), true)],
    };
  },
});
