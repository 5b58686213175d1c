// Flags about a host name that is not sent, or not a full one.
import { fix } from '../../../fixes/fix';
import { isTrue, integerOf } from '../../../syntax/ifcfg/scalar';
import { wrongHostnameFlags } from '../../../model/ifcfg/hostname-flags';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { readProfile, byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';

/** The bits that speak of a full host name: who updates the records, and how the name is encoded. */
const aboutFullName = 15;

export const dhcpHostnameFlagsConflict = rule({
  code: 'dhcp-hostname-flags-conflict',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'DHCP_HOSTNAME_FLAGS has no name that it could be about.',
  source: 'NetworkManager, nm-setting-ip-config.c: verify; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = readProfile(file);
    const key = profile && lastAssignment(profile, 'DHCP_HOSTNAME_FLAGS');
    const flags = key && integerOf(key.value);
    if (
      !key ||
      !flags ||
      flags < 0 ||
      flags > 4294967295 ||
      profile.ipv4 === 'disabled' ||
      !byNetworkManager(profile, target)
    )
      return;
    const isSilent = !isTrue(profile.root.value('DHCP_SEND_HOSTNAME'), true);
    const isNameless = (flags & aboutFullName) !== 0 && !lastAssignment(profile, 'DHCP_FQDN');
    const why = isSilent
      ? 'DHCP_SEND_HOSTNAME=no sends no name'
      : (wrongHostnameFlags(flags) ?? (isNameless ? 'there is no DHCP_FQDN' : undefined));
    if (why === undefined) return;
    yield {
      span: key.span,
      message: `DHCP_HOSTNAME_FLAGS=${key.value}, but ${why}; NetworkManager refuses the file`,
      fixes: [fix('Remove DHCP_HOSTNAME_FLAGS', removeAssignment(key))],
    };
  },
});
