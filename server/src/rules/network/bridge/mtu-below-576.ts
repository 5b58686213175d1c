// Packets smaller than every IPv4 host has to take.
import { replace } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { sizesOf } from '../../../model/network/size';

export const mtuBelow576 = ruleOfEach({
  code: 'mtu-below-576',
  of: ['network'],
  severity: 'warning',
  summary: 'The MTU is below 576, the least that IPv4 hosts and DHCP count on.',
  source: 'RFC 791; RFC 2131, section 2',

  each: sizesOf,
  *check(size, file) {
    if (size.bytes < 68 || 576 <= size.bytes) return;
    const families = new Set(file.facts.subnets.map((it) => it.subnet.first.family));
    // With IPv6 the address itself is refused; see mtu-below-ipv6-min.
    if (!families.has(4) || families.has(6)) return;
    yield {
      span: size.attribute.valueSpan,
      message: `MTU ${size.bytes}: answers of DHCP and DNS up to 576 bytes come in pieces, expected at least 576`,
      fixes: [replace('Change to 1500', size.attribute.valueSpan, '1500', true)],
    };
  },
});
