// A prefix of 0: every host of the world counts as a neighbour.
import { fix } from '../../../fixes/fix';
import { spelledAs } from '../../../fixes/ifcfg';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { ipv4AddressesOf, withIpv4 } from '../../../model/ifcfg/addresses';

export const prefixZero = rule({
  code: 'prefix-zero',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'The subnet of the address is the whole Internet.',
  source: 'Linux, fib_frontend.c: the connected route of a prefix of 0; observed with NetworkManager 1.42.4',

  *check(file) {
    const profile = withIpv4(file);
    if (!profile) return;
    for (const { attribute, prefix, mask } of ipv4AddressesOf(profile)) {
      if (prefix !== 0 || !mask) continue;
      const better = spelledAs(mask, 24);
      yield {
        span: mask.valueSpan,
        message: `${mask.name}=${mask.value} makes every host a neighbour of ${attribute.value}; no gateway is used`,
        fixes: [fix(`Change to ${better}`, setAssignment(mask, better))],
      };
    }
  },
});
