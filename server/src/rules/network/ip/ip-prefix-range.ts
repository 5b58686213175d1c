// A prefix of IPv4 that is longer than its address.
import { fix } from '../../../fixes/fix';
import { setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { fitsPrefix } from '../../../model/network/blocks';
import { unreadIpsOf } from '../../../model/network/ips';

export const ipPrefixRange = ruleOfEach({
  code: 'ip-prefix-range',
  of: ['network'],
  severity: 'error',
  summary: 'An IPv4 prefix is above 32.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkIPDefParseXML',

  each: unreadIpsOf,
  *check(ip, file) {
    const prefix = ip.element.attribute('prefix');
    // Above 128 the schema speaks; beside a netmask libvirt refuses the pair.
    if (ip.address.family !== 4 || !prefix || ip.element.value('netmask') || !/^\d{1,3}$/.test(prefix.value)) return;
    const length = Number(prefix.value);
    if (length <= 32 || length > 128) return;
    const wanted = [24, 16].find((it) => fitsPrefix(file, ip, it)) ?? 24;
    yield {
      span: prefix.valueSpan,
      message: `prefix ${length} of the IPv4 address ${ip.attribute.value}, expected at most 32, usually 24`,
      fixes: [fix(`Change to ${wanted}`, setAttributeValue(prefix, String(wanted)), true)],
    };
  },
});
