// A shared connection takes one address and no name servers.
import { serverRemoval } from '../../../fixes/name-servers';
import { fix } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { ipv4AddressesOf, addressKeys, withIpv4 } from '../../../model/ifcfg/addresses';

export const sharedExtra = rule({
  code: 'shared-extra',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'BOOTPROTO=shared does not look at this key.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip4_setting; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = withIpv4(file);
    if (profile?.ipv4 !== 'shared' || !byNetworkManager(profile, target)) return;
    for (const { index, attribute } of ipv4AddressesOf(profile).slice(1))
      yield {
        span: attribute.span,
        message: `${attribute.name}=${attribute.value} is dropped: BOOTPROTO=shared takes the first address only`,
        fixes: [
          fix(
            `Remove ${attribute.name}`,
            dropKeys(
              profile,
              addressKeys.map((it) => it + index),
            ),
          ),
        ],
      };
    for (const key of [...[...profile.servers].map((it) => `DNS${it}`), 'DOMAIN']) {
      const attribute = lastAssignment(profile, key);
      // Servers of IPv6 count for IPv6.
      if (!attribute || attribute.value.includes(':')) continue;
      yield {
        span: attribute.span,
        message: `${key}=${attribute.value} is not read: BOOTPROTO=shared gives this host's own resolver`,
        fixes: key === 'DOMAIN' ? [fix('Remove DOMAIN', dropKeys(profile, [key]))] : serverRemoval(profile, attribute),
      };
    }
  },
});
