// A netmask whose ones do not stand at its left.
import { fix, type Fix } from '../../../fixes/fix';
import { maskText, parseIpv4, prefixOfMask } from '../../../address';
import { setAttributeValue } from '../../../syntax/xml/write';
import type { Attribute } from '../../../syntax/tree';
import { ruleOfEach } from '../../rule';
import { fitsPrefix } from '../../../model/network/blocks';
import { type Ip, unreadIpsOf } from '../../../model/network/ips';

export const ipNetmaskNoncontiguous = ruleOfEach({
  code: 'ip-netmask-noncontiguous',
  of: ['network'],
  severity: 'error',
  summary: 'A netmask has zeros between its ones.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetNumNetmaskBits',

  each: unreadIpsOf,
  *check(ip, file) {
    const netmask = ip.element.attribute('netmask');
    if (ip.address.family !== 4 || !netmask) return;
    const mask = parseIpv4(netmask.value);
    if (mask < 0 || prefixOfMask(mask) !== undefined) return;
    const lengths = lengthsFor(mask).filter((it) => fitsPrefix(file, ip, it));
    yield {
      span: netmask.valueSpan,
      message: `${netmask.value} is no netmask, because its ones do not all stand at the left; expected one such as ${maskText(lengths[0] ?? 24)}`,
      fixes: [
        ...swapped(ip, netmask),
        ...lengths.map((it, i) => fix(`Change to ${maskText(it)}`, setAttributeValue(netmask, maskText(it)), i === 0)),
      ],
    };
  },
});

/** Lengths that the mask may stand for: of a wildcard mask its inverse, else the ones at its left or 24. */
function lengthsFor(mask: number): number[] {
  const wildcard = prefixOfMask(~mask >>> 0);
  if (wildcard !== undefined) return [wildcard];
  const leading = Math.clz32(~mask >>> 0);
  return [...new Set([leading, 24])].filter((it) => 8 <= it && it <= 30);
}

/** The mask may stand in the place of the address. */
function swapped({ attribute, address }: Ip, netmask: Attribute): Fix[] {
  const length = prefixOfMask(address.words[3]);
  if (length === undefined || length < 8) return [];
  return [
    fix(
      'Swap address and netmask',
      [...setAttributeValue(attribute, netmask.value), ...setAttributeValue(netmask, attribute.value)],
      true,
    ),
  ];
}
