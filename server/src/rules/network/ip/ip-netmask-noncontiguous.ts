// A netmask whose ones do not stand at its left.
import { maskText, parseIpv4, prefixOfMask } from '../../../address';
import { setValue } from '../../../syntax/write';
import { fix, rule } from '../../rule';
import { fitsPrefix, ipsOf } from './ips';

export const ipNetmaskNoncontiguous = rule({
  code: 'ip-netmask-noncontiguous',
  of: ['network'],
  severity: 'error',
  summary: 'A netmask has zeros between its ones.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetNumNetmaskBits',

  *check(file) {
    for (const ip of ipsOf(file)) {
      const netmask = ip.element.attribute('netmask');
      if (ip.address.family !== 4 || !netmask) continue;
      const mask = parseIpv4(netmask.value);
      if (mask < 0 || prefixOfMask(mask) !== undefined) continue;
      const [best = 24, ...others] = lengthsFor(mask).filter((it) => fitsPrefix(file, ip, it));
      yield {
        span: netmask.valueSpan,
        message: `${netmask.value} is no netmask, because its ones do not all stand at the left; expected one such as ${maskText(best)}`,
        fixes: [best, ...others].map((it, i) =>
          fix(`Change to ${maskText(it)}`, setValue(netmask, maskText(it)), i === 0),
        ),
      };
    }
  },
});

/** Lengths that the mask may stand for: of a wildcard mask its inverse, else the ones at its left or 24. */
function lengthsFor(mask: number): number[] {
  const wildcard = prefixOfMask(~mask >>> 0);
  if (wildcard !== undefined) return [wildcard];
  const leading = Math.clz32(~mask >>> 0);
  return [...new Set([leading, 24])].filter((it) => 8 <= it && it <= 30);
}
