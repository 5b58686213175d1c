// An address without a mask: its class decides, as thirty years ago.
import { fix } from '../../../fixes/fix';
import { classfulPrefix } from '../../../address';
import { addAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { hasMisspelled } from '../../../model/ifcfg/names';
import { ipv4AddressesOf, withIpv4 } from '../../../model/ifcfg/addresses';

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
      if (mask) continue;
      const prefix = classfulPrefix(address) ?? 24;
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
