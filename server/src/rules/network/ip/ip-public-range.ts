// A network that hides behind the host with addresses that belong to others.
import { moving } from '../../../fixes/move-subnet';
import { subnetText } from '../../../address';
import { rule } from '../../rule';
import { subnetIpsOf } from '../../../model/network/ips';
import { foreignIpv4, isSpecialIpv4 } from '../../../model/special-addresses';

export const ipPublicRange = rule({
  code: 'ip-public-range',
  of: ['network'],
  severity: 'warning',
  summary: 'A nat or isolated network with addresses that are not private.',
  source: 'RFC 1918, RFC 6598, RFC 5737',

  *check(file, workspace) {
    const mode = file.facts.networks[0]?.mode;
    if (mode !== 'nat' && mode !== 'isolated') return;
    for (const { attribute, address, fact } of subnetIpsOf(file)) {
      if (address.family !== 4 || isSpecialIpv4(address)) continue;
      const words = foreignIpv4(address);
      if (words === undefined) continue;
      yield {
        span: attribute.valueSpan,
        message: `${subnetText(fact.subnet)} is ${words}, expected a private subnet such as 192.168.100.0/24`,
        fixes: fact.subnet.prefix >= 24 ? moving(file, fact, workspace) : [],
      };
    }
  },
});
