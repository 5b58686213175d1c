// IPv6 addresses without a prefix length.
import { fix } from '../../../fixes/fix';
import { parseIpv6 } from '../../../address';
import { rule } from '../../rule';
import { lastAssignment, ipv6Off } from '../../../model/ifcfg/profile';
import { withNames, wordsWithPlaces } from '../../../model/ifcfg/name-servers';

export const ipv6PrefixMissing = rule({
  code: 'ipv6-prefix-missing',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'An IPv6 address has no prefix length.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: parse_full_ip6_address; initscripts, network-functions-ipv6',

  *check(file) {
    const profile = withNames(file);
    if (!profile || ipv6Off(profile)) return;
    for (const key of ['IPV6ADDR', 'IPV6ADDR_SECONDARIES']) {
      const attribute = lastAssignment(profile, key);
      if (!attribute) continue;
      for (const { word, from } of wordsWithPlaces(attribute.value)) {
        if (!parseIpv6(word)) continue;
        const span = attribute.spanOf(from, from + word.length);
        yield {
          span,
          message: `${word} has no prefix length; /64 is taken`,
          fixes: [fix(`Change to ${word}/64`, [{ span: { start: span.end, end: span.end }, text: '/64' }])],
        };
      }
    }
  },
});
