// A network that hides behind the host with addresses that belong to others.
import { moving } from '../../../fixes/move-subnet';
import { subnetText } from '../../../address';
import { ruleOfEach } from '../../rule';
import type { NetworkMode } from '../../../model/facts';
import { inModes } from '../../../model/network/mode';
import { subnetIpsOf } from '../../../model/network/ips';
import { foreignIpv4, isSpecialIpv4 } from '../../../model/special-addresses';

/** Modes in which nobody outside sees the addresses. */
const hidden: ReadonlySet<NetworkMode> = new Set<NetworkMode>(['nat', 'isolated']);

export const ipPublicRange = ruleOfEach({
  code: 'ip-public-range',
  of: ['network'],
  severity: 'warning',
  summary: 'A nat or isolated network with addresses that are not private.',
  source: 'RFC 1918, RFC 6598, RFC 5737',

  each: inModes(hidden, subnetIpsOf),
  *check({ attribute, address, fact }, file, workspace) {
    if (address.family !== 4 || isSpecialIpv4(address)) return;
    const words = foreignIpv4(address);
    if (words === undefined) return;
    yield {
      span: attribute.valueSpan,
      message: `${subnetText(fact.subnet)} is ${words}, expected a private subnet such as 192.168.100.0/24`,
      fixes: fact.subnet.prefix >= 24 ? moving(file, fact, workspace) : [],
    };
  },
});
