// IPV4_LINK_LOCAL against the way to get an address.
import { fix } from '../../../fixes/fix';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { readProfile, byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';

export const linkLocalConflict = rule({
  code: 'link-local-conflict',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'IPV4_LINK_LOCAL contradicts BOOTPROTO.',
  source: 'NetworkManager, nm-setting-ip4-config.c: verify; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = readProfile(file);
    const key = profile && lastAssignment(profile, 'IPV4_LINK_LOCAL');
    if (!key || !byNetworkManager(profile, target)) return;
    const value = key.value.trim();
    const wants = (value === 'enabled' || value === '3') && profile.ipv4 === 'disabled';
    const forbids = (value === 'disabled' || value === '2') && profile.ipv4 === 'link-local';
    if (!wants && !forbids) return;
    const why = wants
      ? 'IPv4 is off: there is no BOOTPROTO and no address'
      : 'BOOTPROTO=autoip asks for such an address';
    yield {
      span: key.span,
      message: `IPV4_LINK_LOCAL=${key.value}, but ${why}; NetworkManager refuses the file`,
      fixes: [fix('Remove IPV4_LINK_LOCAL', removeAssignment(key))],
    };
  },
});
