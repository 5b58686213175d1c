// An IPv6 address without prefix, which is a /64.
import { fix } from '../../../fixes/fix';
import { setAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { unmaskedIpsOf } from '../../../model/network/ips';

export const ipPrefixMissingIpv6 = ruleOfEach({
  code: 'ip-prefix-missing-ipv6',
  of: ['network'],
  severity: 'hint',
  summary: 'An IPv6 address has no prefix.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetIPPrefix',

  each: whereManaged(unmaskedIpsOf),
  *check({ element, attribute, address }) {
    if (address.family !== 6) return;
    yield {
      span: attribute.valueSpan,
      message: `${attribute.value} without prefix is taken as /64, expected it written`,
      fixes: [fix('Add prefix 64', setAttribute(element, 'prefix', '64'), true)],
    };
  },
});
