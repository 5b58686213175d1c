// An address without a mask: its class decides, as thirty years ago.
import { fix } from '../../../fixes/fix';
import { type Address, classfulPrefix } from '../../../address';
import { addAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { hasMisspelled } from '../../../model/ifcfg/names';
import { ipv4AddressesOf, prefixAt, withIpv4 } from '../../../model/ifcfg/addresses';
import type { Profile } from '../../../model/ifcfg/profile';

export const prefixMissing = rule({
  code: 'prefix-missing',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'An address has neither PREFIX nor NETMASK.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: read_full_ip4_address; observed with 1.42.4',

  *check(file) {
    const profile = withIpv4(file);
    if (!profile) return;
    for (const { index, attribute, address, mask } of ipv4AddressesOf(profile)) {
      const prefix = classfulPrefix(address) ?? 24;
      if (mask || plainPrefix(profile, address) === prefix) continue;
      const key = `PREFIX${index}`;
      // `key-unknown` and the rules on syntax say what has become of it.
      if (hasMisspelled(profile.root, ['PREFIX', 'NETMASK', key, `NETMASK${index}`])) continue;
      const known = !profile.lines.has(key);
      const offered = known ? [...new Set([prefix, 24])] : [];
      yield {
        span: attribute.span,
        message: `${attribute.name}=${attribute.value} without ${key}; /${prefix} is taken, as of the class of the address`,
        fixes: offered.map((it) =>
          fix(
            `Add ${key}=${it}`,
            addAssignment(file.tree, key, String(it), { after: attribute }),
            offered.length === 1,
          ),
        ),
      };
    }
  },
});

/** What PREFIX or NETMASK says where IPADDR is missing, so that it is meant for another address. */
const plainPrefix = (profile: Profile, address: Address): number | undefined =>
  !profile.addresses.has('') && (profile.lines.has('PREFIX') || profile.lines.has('NETMASK'))
    ? prefixAt(profile, '', address)
    : undefined;
