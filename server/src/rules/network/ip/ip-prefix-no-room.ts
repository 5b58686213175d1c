// A subnet without an address for a guest.
import { fix } from '../../../fixes/fix';
import { subnetText } from '../../../address';
import { ruleOfEach } from '../../rule';
import { fitsPrefix, meetsOther } from '../../../model/network/blocks';
import { servedSubnetIpsOf, setPrefix } from '../../../model/network/ips';

export const ipPrefixNoRoom = ruleOfEach({
  code: 'ip-prefix-no-room',
  of: ['network'],
  severity: 'warning',
  summary: 'A subnet has no room for guests.',
  source: 'https://libvirt.org/formatnetwork.html#addressing',

  each: servedSubnetIpsOf,
  *check(ip, file) {
    const { element, attribute, address, fact } = ip;
    const { prefix } = fact.subnet;
    const [least, usual] = address.family === 4 ? [31, 24] : [127, 64];
    if (prefix < least) return;
    const wanted = [usual, usual + 4].find((it) => fitsPrefix(file, ip, it) && !meetsOther(file, ip, it));
    yield {
      span: fact.maskAt?.span ?? attribute.valueSpan,
      message: `${subnetText(fact.subnet)} has no address for a guest, expected a shorter prefix, usually ${usual}`,
      fixes: wanted === undefined ? [] : [fix(`Change to /${wanted}`, setPrefix(element, wanted), true)],
    };
  },
});
