// A mask decides that the profile is static, but there is no address.
import { isTrue } from '../../../model/from-ifcfg';
import { fix, rule } from '../../rule';
import { byNetworkManager, drop } from '../profile';
import { numbered, withIpv4 } from './addresses';

export const maskWithoutAddress = rule({
  code: 'mask-without-address',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'PREFIX or NETMASK stands in a profile without IPADDR.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: is_any_ip4_address_defined; observed with 1.42.4',

  *check(file, _network, target) {
    const profile = withIpv4(file);
    if (profile?.ipv4 !== 'manual' || !isTrue(profile.root.value('NM_CONTROLLED'), true)) return;
    if (numbered(profile, 'IPADDR').some((it) => /^[012]?$/.test(it.index))) return;
    const masks = [...numbered(profile, 'PREFIX'), ...numbered(profile, 'NETMASK')].filter((it) =>
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
          drop(
            profile,
            masks.map((it) => it.attribute.name),
          ),
        ),
      ],
    };
  },
});
