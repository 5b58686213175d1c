// An IPv6 address without prefix, which is a /64.
import { fix } from '../../../fixes/fix';
import { setAttribute } from '../../../syntax/xml/write';
import { rule } from '../../rule';
import { isManaged, maskOf, subnetIpsOf } from '../../../model/network/ips';

export const ipPrefixMissingIpv6 = rule({
  code: 'ip-prefix-missing-ipv6',
  of: ['network'],
  severity: 'hint',
  summary: 'An IPv6 address has no prefix.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetIPPrefix',

  *check(file) {
    if (!isManaged(file)) return;
    for (const { element, attribute, address } of subnetIpsOf(file)) {
      if (address.family !== 6 || maskOf(element)) continue;
      yield {
        span: attribute.valueSpan,
        message: `${attribute.value} without prefix is taken as /64, expected it written`,
        fixes: [fix('Add prefix 64', setAttribute(element, 'prefix', '64'), true)],
      };
    }
  },
});
