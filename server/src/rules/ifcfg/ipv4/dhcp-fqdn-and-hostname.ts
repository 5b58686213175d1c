// Two names for the DHCP server: the full one wins.
import { fix } from '../../../fixes/fix';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { withIpv4 } from '../../../model/ifcfg/addresses';

export const dhcpFqdnAndHostname = rule({
  code: 'dhcp-fqdn-and-hostname',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'DHCP_FQDN and DHCP_HOSTNAME stand beside each other.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip4_setting; initscripts, ifup-eth',

  *check(file) {
    const profile = withIpv4(file);
    const full = profile && lastAssignment(profile, 'DHCP_FQDN');
    const short = profile && lastAssignment(profile, 'DHCP_HOSTNAME');
    if (!full || !short) return;
    yield {
      span: short.span,
      message: `DHCP_HOSTNAME=${short.value} is not sent, DHCP_FQDN=${full.value} wins`,
      fixes: [fix('Remove DHCP_HOSTNAME', removeAssignment(short))],
      tag: 'unnecessary',
    };
  },
});
