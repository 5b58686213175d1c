// Flags about the host name for DHCPv6. They are looked at though IPv6 is off.
import { fix } from '../../../fixes/fix';
import { encoded, wrongHostnameFlags } from '../../../model/ifcfg/hostname-flags';
import { byNetworkManager, lastAssignment, loadedProfilesOf } from '../../../model/ifcfg/profile';
import { integerOf, isTrue } from '../../../syntax/ifcfg/scalar';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

export const dhcpv6HostnameFlags = ruleOfEach({
  code: 'dhcpv6-hostname-flags',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'DHCPV6_HOSTNAME_FLAGS is no sum of flags that go together, or is about a name that is not sent.',
  source: 'NetworkManager 1.42.4, nm-setting-ip-config.c: verify; nm-utils.c: _nm_utils_validate_dhcp_hostname_flags',
  each: loadedProfilesOf,
  *check(profile, _file, _workspace, target) {
    const key = lastAssignment(profile, 'DHCPV6_HOSTNAME_FLAGS');
    const flags = key && integerOf(key.value);
    if (!key || !flags || flags < 0 || flags > 4294967295 || !byNetworkManager(profile, target)) return;
    const why = !isTrue(lastAssignment(profile, 'DHCPV6_SEND_HOSTNAME')?.value, true)
      ? 'DHCPV6_SEND_HOSTNAME=no sends no name'
      : (wrongHostnameFlags(flags) ?? ((flags & encoded) !== 0 ? 'DHCPv6 has no encoded name' : undefined));
    if (why === undefined) return;
    yield {
      span: key.span,
      message: `DHCPV6_HOSTNAME_FLAGS=${key.value}, but ${why}; NetworkManager refuses the file`,
      fixes: [fix('Remove DHCPV6_HOSTNAME_FLAGS', removeAssignment(key))],
    };
  },
});
