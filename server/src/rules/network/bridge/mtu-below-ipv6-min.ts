// IPv6 on a bridge whose packets are smaller than IPv6 needs.
import { replace } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { sizesOf } from '../../../model/network/size';

export const mtuBelowIpv6Min = ruleOfEach({
  code: 'mtu-below-ipv6-min',
  of: ['network'],
  severity: 'error',
  summary: 'The MTU is below 1280, and the network has an IPv6 address.',
  source: 'RFC 8200, section 5; Linux, net/ipv6/addrconf.c, IPV6_MIN_MTU',

  each: sizesOf,
  *check(size, file) {
    if (size.bytes < 68 || 1280 <= size.bytes) return;
    const address = file.facts.subnets.find((it) => it.subnet.first.family === 6);
    if (!address) return;
    yield {
      span: size.attribute.valueSpan,
      message: `MTU ${size.bytes} with an IPv6 address: the kernel does not add the address, expected at least 1280`,
      related: [{ at: address.at, message: 'the IPv6 address' }],
      fixes: [replace('Change to 1280', size.attribute.valueSpan, '1280', true)],
    };
  },
});
