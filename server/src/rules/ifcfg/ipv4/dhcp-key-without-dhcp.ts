// Settings of DHCP in a profile that does not ask for an address.
import { fix } from '../../../fixes/fix';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { withIpv4 } from '../../../model/ifcfg/addresses';

const keys = [
  'DHCP_CLIENT_ID',
  'DHCP_FQDN',
  'DHCP_SEND_HOSTNAME',
  'DHCP_HOSTNAME_FLAGS',
  'DHCP_IAID',
  'DHCP_VENDOR_CLASS_IDENTIFIER',
  'DHCP_REJECT_SERVERS',
  'IPV4_DHCP_TIMEOUT',
  'PERSISTENT_DHCLIENT',
  'DHCPRELEASE',
  'DHCLIENTARGS',
];

export const dhcpKeyWithoutDhcp = rule({
  code: 'dhcp-key-without-dhcp',
  of: ['ifcfg'],
  severity: 'hint',
  summary: 'A setting of DHCP stands in a profile without DHCP.',
  source: 'NetworkManager, man nm-settings-ifcfg-rh; initscripts, ifup-eth',

  *check(file) {
    const profile = withIpv4(file);
    if (!profile || profile.ipv4 === 'auto') return;
    for (const key of keys) {
      const attribute = lastAssignment(profile, key);
      if (!attribute) continue;
      yield {
        span: attribute.span,
        message: `${key} without BOOTPROTO=dhcp does nothing`,
        fixes: [fix(`Remove ${key}`, removeAssignment(attribute))],
        tag: 'unnecessary',
      };
    }
  },
});
