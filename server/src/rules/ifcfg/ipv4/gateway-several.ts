// More than one gateway that could be read: the first wins.
import { fix } from '../../../fixes/fix';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { ipv4AddressesOf, gatewayOf, gateways, withIpv4 } from '../../../model/ifcfg/addresses';

export const gatewaySeveral = rule({
  code: 'gateway-several',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'The file has more than one gateway.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: read_full_ip4_address takes the first',

  *check(file) {
    const profile = withIpv4(file);
    const taken = profile && gatewayOf(profile);
    if (!taken) return;
    const indices = new Set(ipv4AddressesOf(profile).map((it) => it.index));
    for (const { attribute, index } of gateways(profile)) {
      if (attribute === taken.attribute || !indices.has(index)) continue;
      yield {
        span: attribute.span,
        message: `${attribute.name}=${attribute.value} is not used, ${taken.attribute.name}=${taken.attribute.value} comes first`,
        fixes: [fix(`Remove ${attribute.name}`, removeAssignment(attribute))],
        tag: 'unnecessary',
      };
    }
  },
});
