// One address twice in a file.
import { fix } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { rule } from '../../rule';
import {
  ipv4AddressesOf,
  addressKeys,
  numberedAssignments,
  withIpv4,
  type WrittenAddress,
} from '../../../model/ifcfg/addresses';

export const duplicateAddressInFile = rule({
  code: 'duplicate-address-in-file',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'The file has the same address twice.',
  source: 'NetworkManager, nm_setting_ip_config_add_address; observed with 1.42.4',

  *check(file) {
    const profile = withIpv4(file);
    if (!profile) return;
    const seen = new Map<string, WrittenAddress>();
    const last = numberedAssignments(profile, 'IPADDR').reduce(
      (most, it) => Math.max(most, Number(it.index || -1)),
      -1,
    );
    for (const it of ipv4AddressesOf(profile)) {
      const earlier = seen.get(it.attribute.value);
      if (!earlier) {
        seen.set(it.attribute.value, it);
        continue;
      }
      // Removing a number in the middle would hide the ones after it.
      const isSafe = Number(it.index || -1) < 2 || Number(it.index) === last;
      yield {
        span: it.attribute.span,
        message: `${it.attribute.name}=${it.attribute.value} is also ${earlier.attribute.name}`,
        related: [{ at: { uri: file.uri, span: earlier.attribute.span }, message: 'the same address' }],
        fixes: isSafe
          ? [
              fix(
                `Remove ${it.attribute.name}`,
                dropKeys(
                  profile,
                  addressKeys.slice(0, 3).map((base) => base + it.index),
                ),
              ),
            ]
          : [],
      };
    }
  },
});
