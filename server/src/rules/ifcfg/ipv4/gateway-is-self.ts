// The host as its own gateway.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { equal } from '../../../address';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { takenGatewayOf } from '../../../model/ifcfg/host-gateway';
import { ipv4AddressesOf, gatewayOf, withIpv4 } from '../../../model/ifcfg/addresses';

export const gatewayIsSelf = rule({
  code: 'gateway-is-self',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'The gateway is an address of the interface itself.',
  source: 'Linux, fib_semantics.c: fib_check_nh; observed with NetworkManager 1.42.4, which accepts it',

  *check(file, workspace, target) {
    const taken = takenGatewayOf(file, workspace, target);
    const same = taken && ipv4AddressesOf(taken.profile).find((it) => equal(it.address, taken.address));
    if (taken && same)
      yield {
        span: same.attribute.span,
        message: `${same.attribute.value} is GATEWAY of /etc/sysconfig/network, too, which NetworkManager gives to this profile; packets to the outside are lost`,
        related: [{ at: taken.gateway.at, message: 'the gateway of the host' }],
        fixes: [fix('Set DEFROUTE=no', putKey(taken.profile, 'DEFROUTE', 'no'))],
      };
    const profile = withIpv4(file);
    const gateway = profile && gatewayOf(profile);
    const own = gateway && ipv4AddressesOf(profile).find((it) => equal(it.address, gateway.address));
    if (!gateway || !own) return;
    yield {
      span: gateway.attribute.valueSpan,
      message: `${gateway.attribute.value} is ${own.attribute.name} of the same file; packets to the outside are lost`,
      related: [{ at: { uri: file.uri, span: own.attribute.span }, message: 'the own address' }],
      fixes: [fix(`Remove ${gateway.attribute.name}`, removeAssignment(gateway.attribute))],
    };
  },
});
