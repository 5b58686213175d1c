// Link-local addressing and a static address exclude each other.
import { fix } from '../../../fixes/fix';
import { dropKeys, putKey } from '../../../fixes/ifcfg';
import { rule } from '../../rule';
import { readProfile, byNetworkManager } from '../../../model/ifcfg/profile';
import { ipv4AddressesOf, addressKeys, numberedAssignments } from '../../../model/ifcfg/addresses';

export const autoipWithAddress = rule({
  code: 'autoip-with-address',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A static address stands beside BOOTPROTO=autoip.',
  source: 'NetworkManager, nm-setting-ip4-config.c: verify; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (profile?.ipv4 !== 'link-local' || !byNetworkManager(profile, target)) return;
    const [first] = ipv4AddressesOf(profile);
    if (!first) return;
    const keys = addressKeys.flatMap((base) => numberedAssignments(profile, base)).map((it) => it.attribute.name);
    yield {
      span: first.attribute.span,
      message: `${first.attribute.name}=${first.attribute.value} beside BOOTPROTO=autoip; NetworkManager refuses the file`,
      fixes: [
        fix('Use the static address', putKey(profile, 'BOOTPROTO', 'none')),
        fix('Remove the static address', dropKeys(profile, keys)),
      ],
    };
  },
});
