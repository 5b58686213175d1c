// The servers of DHCP are refused and no others are given.
import { fix } from '../../../fixes/fix';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { withIpv4 } from '../../../model/ifcfg/addresses';

export const peerdnsNoWithoutDns = rule({
  code: 'peerdns-no-without-dns',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'PEERDNS=no without name servers of its own.',
  source: 'NetworkManager, nm-settings: ipv4.ignore-auto-dns; initscripts, sysconfig.txt',

  *check(file) {
    const profile = withIpv4(file);
    const key = profile && lastAssignment(profile, 'PEERDNS');
    if (!key || profile.ipv4 !== 'auto' || isTrue(key.value, true)) return;
    // A second interface often leaves names to the one with the default route.
    if (!isTrue(profile.root.value('DEFROUTE'), true)) return;
    if (profile.root.attributes.some((it) => it.name.startsWith('DNS') && it.value !== '')) return;
    yield {
      span: key.span,
      message: `PEERDNS=${key.value} and no DNS1; this profile gives no name server`,
      fixes: [fix('Remove PEERDNS', removeAssignment(key))],
    };
  },
});
