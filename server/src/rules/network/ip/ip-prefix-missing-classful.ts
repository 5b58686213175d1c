// An IPv4 address without a mask: libvirt guesses by the classes of old.
import { fix, type Fix } from '../../../fixes/fix';
import { classfulPrefix, subnetOf, subnetText } from '../../../address';
import { ruleOfEach } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import type { File } from '../../../model/file';
import { countOf, fitsPrefix } from '../../../model/network/blocks';
import { type Ip, setPrefix, unmaskedIpsOf } from '../../../model/network/ips';

export const ipPrefixMissingClassful = ruleOfEach({
  code: 'ip-prefix-missing-classful',
  of: ['network'],
  severity: 'warning',
  summary: 'An IPv4 address has neither prefix nor netmask.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetIPPrefix',

  each: whereManaged(unmaskedIpsOf),
  *check(ip, file) {
    if (ip.address.family !== 4) return;
    const length = classfulPrefix(ip.address);
    if (length === undefined) return;
    const taken = subnetText(subnetOf(ip.address, length));
    yield {
      span: ip.attribute.valueSpan,
      // What class C gives is what nearly everybody means.
      severity: length === 24 ? 'hint' : undefined,
      message: `${ip.attribute.value} without prefix or netmask is taken as ${taken}, expected a prefix${length === 24 ? '' : ', usually 24'}`,
      fixes: prefixFixes(file, ip, length),
    };
  },
});

function prefixFixes(file: File, ip: Ip, classful: number): Fix[] {
  // Beside the same address again, another prefix only changes the fault.
  if (countOf(file, ip.address) > 1) return [];
  const lengths = [24, 16, 8].filter((it) => it >= classful && (it === classful || fitsPrefix(file, ip, it)));
  return lengths.map((it, i) => fix(`Add prefix ${it}`, setPrefix(ip.element, it), i === 0));
}
