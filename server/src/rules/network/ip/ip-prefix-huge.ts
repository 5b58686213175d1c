// A subnet so large that the host loses the way to half the world.
import { fix } from '../../../fixes/fix';
import { countText, subnetText } from '../../../address';
import { rule } from '../../rule';
import { fitsPrefix, meetsOther } from '../../../model/network/blocks';
import { isManaged, maskOf, setPrefix, subnetIpsOf, hasOddIp } from '../../../model/network/ips';

export const ipPrefixHuge = rule({
  code: 'ip-prefix-huge',
  of: ['network'],
  about: ['ip'],
  when: hasOddIp,
  severity: 'warning',
  summary: 'A prefix shorter than 16.',
  source: 'RFC 1918; libvirt starts such a network and the host routes the whole subnet to its bridge',

  *check(file) {
    if (!isManaged(file)) return;
    for (const ip of subnetIpsOf(file)) {
      const { prefix } = ip.fact.subnet;
      // Without a mask the finding is that it is not written.
      if (ip.address.family !== 4 || prefix >= 16 || !maskOf(ip.element)) continue;
      yield {
        span: ip.fact.maskAt!.span,
        // 10.0.0.0/8 as a whole is private, if large; shorter ones always hold addresses of others.
        severity: prefix < 8 ? undefined : 'hint',
        message: `${subnetText(ip.fact.subnet)} takes ${countText(32 - prefix)} addresses from the routes of the host, expected a prefix of 16 or more, usually 24`,
        fixes: [24, 16]
          .filter((it) => fitsPrefix(file, ip, it) && !meetsOther(file, ip, it))
          .map((it, i) => fix(`Change to /${it}`, setPrefix(ip.element, it), i === 0)),
      };
    }
  },
});
