// An address of class D or E without a mask, for which libvirt has no guess.
import { fix } from '../../../fixes/fix';
import { rule } from '../../rule';
import { fitsPrefix } from '../../../model/network/blocks';
import { ipsOf, maskOf, setPrefix } from '../../../model/network/ips';

export const ipPrefixMissingClassDE = rule({
  code: 'ip-prefix-missing-class-d-e',
  of: ['network'],
  severity: 'error',
  summary: 'An address from 224.0.0.0 on has neither prefix nor netmask.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetIPPrefix',

  *check(file) {
    for (const ip of ipsOf(file)) {
      const { element, attribute, address } = ip;
      if (address.family !== 4 || address.words[3] < 0xe0000000 || maskOf(element)) continue;
      if (element.value('family') === 'ipv6') continue;
      yield {
        span: attribute.valueSpan,
        message: `${attribute.value} has no class that tells its prefix, expected prefix or netmask`,
        fixes: fitsPrefix(file, ip, 24) ? [fix('Add prefix 24', setPrefix(element, 24), true)] : [],
      };
    }
  },
});
