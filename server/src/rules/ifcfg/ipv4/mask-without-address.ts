// A mask decides that the profile is static, but there is no address.
import { fix } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import { rule } from '../../rule';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { numberedAssignments, withIpv4 } from '../../../model/ifcfg/addresses';

export const maskWithoutAddress = rule({
  code: 'mask-without-address',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'PREFIX or NETMASK stands in a profile without IPADDR.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: is_any_ip4_address_defined; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = withIpv4(file);
    if (profile?.ipv4 !== 'manual' || !isTrue(profile.root.value('NM_CONTROLLED'), true)) return;
    if (numberedAssignments(profile, 'IPADDR').some((it) => /^[012]?$/.test(it.index))) return;
    const masks = [...numberedAssignments(profile, 'PREFIX'), ...numberedAssignments(profile, 'NETMASK')].filter((it) =>
      /^[012]?$/.test(it.index),
    );
    const [mask] = masks;
    if (!mask) return;
    const managed = byNetworkManager(profile, target);
    yield {
      span: mask.attribute.span,
      severity: managed ? 'error' : 'warning',
      message: `${mask.attribute.name}=${mask.attribute.value} without IPADDR${mask.index}${managed ? '; NetworkManager refuses the file' : ''}`,
      fixes: [
        fix(
          `Remove ${masks.map((it) => it.attribute.name).join(' and ')}`,
          dropKeys(
            profile,
            masks.map((it) => it.attribute.name),
          ),
        ),
      ],
    };
  },
});
