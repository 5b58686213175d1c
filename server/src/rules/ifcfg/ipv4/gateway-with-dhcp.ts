// A gateway beside DHCP and without an address of its own.
import { fix } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { rule } from '../../rule';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { ipv4AddressesOf, gateways, withIpv4 } from '../../../model/ifcfg/addresses';

export const gatewayWithDhcp = rule({
  code: 'gateway-with-dhcp',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'GATEWAY stands beside BOOTPROTO=dhcp.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: the gateway is read with an address only; observed with 1.42.4',

  *check(file) {
    const profile = withIpv4(file);
    if (profile?.ipv4 !== 'auto' || ipv4AddressesOf(profile).length > 0) return;
    const [gateway] = gateways(profile);
    if (!gateway) return;
    const keys = gateways(profile).map((it) => it.attribute.name);
    yield {
      span: gateway.attribute.span,
      message: `${gateway.attribute.name}=${gateway.attribute.value} beside BOOTPROTO=${lastAssignment(profile, 'BOOTPROTO')?.value}; the gateway comes from the DHCP server`,
      fixes: [fix(`Remove ${keys.join(' and ')}`, dropKeys(profile, keys), true)],
    };
  },
});
