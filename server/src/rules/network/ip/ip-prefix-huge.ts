// A subnet so large that the host loses the way to half the world.
import { fix } from '../../../fixes/fix';
import { countText, subnetText } from '../../../address';
import { ruleOfEach } from '../../rule';
import { fitsPrefix, meetsOther } from '../../../model/network/blocks';
import { maskOf, servedSubnetIpsOf, setPrefix } from '../../../model/network/ips';

export const ipPrefixHuge = ruleOfEach({
  code: 'ip-prefix-huge',
  of: ['network'],
  severity: 'warning',
  summary: 'A prefix shorter than 16.',
  source: 'RFC 1918; libvirt starts such a network and the host routes the whole subnet to its bridge',

  each: servedSubnetIpsOf,
  *check(ip, file) {
    const { prefix } = ip.fact.subnet;
    // Without a mask the finding is that it is not written.
    if (ip.address.family !== 4 || prefix >= 16 || !maskOf(ip.element)) return;
    yield {
      span: ip.fact.maskAt!.span,
      // 10.0.0.0/8 as a whole is private, if large; shorter ones always hold addresses of others.
      severity: prefix < 8 ? undefined : 'hint',
      message: `${subnetText(ip.fact.subnet)} takes ${countText(32 - prefix)} addresses from the routes of the host, expected a prefix of 16 or more, usually 24`,
      fixes: [24, 16]
        .filter((it) => fitsPrefix(file, ip, it) && !meetsOther(file, ip, it))
        .map((it, i) => fix(`Change to /${it}`, setPrefix(ip.element, it), i === 0)),
    };
  },
});
