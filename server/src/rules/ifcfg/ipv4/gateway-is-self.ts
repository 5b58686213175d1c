// The host as its own gateway.
import { fix } from '../../../fixes/fix';
import { equal } from '../../../address';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { ipv4AddressesOf, gatewayOf, withIpv4 } from '../../../model/ifcfg/addresses';

export const gatewayIsSelf = rule({
  code: 'gateway-is-self',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'The gateway is an address of the interface itself.',
  source: 'Linux, fib_semantics.c: fib_check_nh; observed with NetworkManager 1.42.4, which accepts it',

  *check(file) {
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
