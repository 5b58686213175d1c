// An address of class D or E without a mask, for which libvirt has no guess.
import { fix } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { fitsPrefix } from '../../../model/network/blocks';
import { maskOf, setPrefix, unreadIpsOf } from '../../../model/network/ips';

export const ipPrefixMissingClassDE = ruleOfEach({
  code: 'ip-prefix-missing-class-d-e',
  of: ['network'],
  severity: 'error',
  summary: 'An address from 224.0.0.0 on has neither prefix nor netmask.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetIPPrefix',

  each: unreadIpsOf,
  *check(ip, file) {
    const { element, attribute, address } = ip;
    if (address.family !== 4 || address.words[3] < 0xe0000000 || maskOf(element)) return;
    if (element.value('family') === 'ipv6') return;
    yield {
      span: attribute.valueSpan,
      message: `${attribute.value} has no class that tells its prefix, expected prefix or netmask`,
      fixes: fitsPrefix(file, ip, 24) ? [fix('Add prefix 24', setPrefix(element, 24), true)] : [],
    };
  },
});
