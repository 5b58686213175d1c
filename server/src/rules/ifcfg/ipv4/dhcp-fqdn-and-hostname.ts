// Two names for the DHCP server: the full one wins.
import { fix } from '../../../fixes/fix';
import { withIpv4 } from '../../../model/ifcfg/addresses';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { twoKeys } from '../../factories/two-keys';

export const dhcpFqdnAndHostname = twoKeys({
  code: 'dhcp-fqdn-and-hostname',
  severity: 'warning',
  summary: 'DHCP_FQDN and DHCP_HOSTNAME stand beside each other.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip4_setting; initscripts, ifup-eth',
  in: withIpv4,
  keys: ['DHCP_FQDN', 'DHCP_HOSTNAME'],
  find: ({ first: full, second: short }) => ({
    span: short.span,
    message: `DHCP_HOSTNAME=${short.value} is not sent, DHCP_FQDN=${full.value} wins`,
    fixes: [fix('Remove DHCP_HOSTNAME', removeAssignment(short))],
    tag: 'unnecessary',
  }),
});
