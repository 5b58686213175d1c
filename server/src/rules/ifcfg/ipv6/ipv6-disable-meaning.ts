// IPV6INIT=no is less than it seems.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { withNames } from '../../../model/ifcfg/name-servers';

export const ipv6DisableMeaning = rule({
  code: 'ipv6-disable-meaning',
  of: ['ifcfg'],
  severity: 'hint',
  summary: 'IPV6INIT=no leaves the IPv6 of the kernel running.',
  source: 'NetworkManager, nm-settings: ipv6.method ignore and disabled',

  *check(file, _workspace, target) {
    const profile = withNames(file);
    const init = profile && lastAssignment(profile, 'IPV6INIT');
    if (!init || isTrue(init.value, false) || profile.root.attribute('IPV6_DISABLED')) return;
    if (!byNetworkManager(profile, target)) return;
    yield {
      span: init.span,
      message: `IPV6INIT=${init.value} leaves IPv6 to the kernel; IPV6_DISABLED=yes turns it off`,
      fixes: [fix('Add IPV6_DISABLED=yes', putKey(profile, 'IPV6_DISABLED', 'yes', init))],
    };
  },
});
