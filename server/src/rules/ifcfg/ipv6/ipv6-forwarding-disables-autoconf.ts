// IPV6FORWARDING turns the default of IPV6_AUTOCONF around.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { withNames } from '../../../model/ifcfg/name-servers';

export const ipv6ForwardingDisablesAutoconf = rule({
  code: 'ipv6-forwarding-disables-autoconf',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'IPV6FORWARDING leaves the interface with a link-local address only.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip6_setting; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = withNames(file);
    const forwarding = profile && lastAssignment(profile, 'IPV6FORWARDING');
    if (!forwarding || profile.ipv6 !== 'link-local' || !byNetworkManager(profile, target)) return;
    if (profile.root.attribute('IPV6_AUTOCONF')) return;
    yield {
      span: forwarding.span,
      message: `IPV6FORWARDING=${forwarding.value} without IPV6_AUTOCONF; the interface gets a link-local address only`,
      fixes: [
        fix('Add IPV6_AUTOCONF=yes', putKey(profile, 'IPV6_AUTOCONF', 'yes', forwarding)),
        fix('Remove IPV6FORWARDING', removeAssignment(forwarding)),
      ],
    };
  },
});
