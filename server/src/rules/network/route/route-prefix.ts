// What follows a route's destination: a netmask on IPv6, a prefix too long, none at all, or host bits beyond it.
import { fix } from '../../../fixes/fix';
import { addressBits, equal, subnetOf, addressText } from '../../../address';
import { removeAttribute, setAttribute, setAttributeValue } from '../../../syntax/xml/write';
import { type Finding, ruleOfEach } from '../../rule';
import { familyOf, type NetworkRoute, networkRoutesOf } from '../../../model/network/routes';

export const routePrefix = ruleOfEach({
  name: 'route-prefix',
  of: ['network', 'guest'],
  severity: 'error',
  summary: 'The length of a route does not fit its destination.',
  source: 'https://libvirt.org/formatnetwork.html#static-routes',
  codes: {
    'route-netmask-on-ipv6': 'A netmask on an IPv6 route.',
    'route-prefix-range': 'A prefix longer than an address of that family.',
    'route-prefix-missing': 'A destination without prefix or netmask, which is not the default route.',
    'route-host-bits': 'A destination with bits beyond its prefix.',
  },
  each: networkRoutesOf,
  *check(route) {
    const { address, family } = route;
    if (!address || familyOf(address.value) !== family) return;
    const finding = faultOf(route, address);
    if (finding) yield finding;
  },
});

function faultOf(route: NetworkRoute, address: NonNullable<NetworkRoute['address']>): Finding | undefined {
  const { element, netmask, prefix, length } = route;
  const most = addressBits(address.value.family);
  if (netmask && most === 128) {
    return {
      code: 'route-netmask-on-ipv6',
      span: netmask.valueSpan,
      message: `netmask ${netmask.value} on an IPv6 route; IPv6 takes a prefix`,
      fixes: [
        fix('Write prefix 64 instead', [...removeAttribute(netmask), ...setAttribute(element, 'prefix', '64')]),
      ].filter(() => !prefix && equal(subnetOf(address.value, 64).first, address.value)),
    };
  }
  if (length === undefined || (netmask && prefix)) return undefined;
  if (prefix && length > most) {
    return {
      code: 'route-prefix-range',
      span: prefix.valueSpan,
      message: `prefix ${prefix.value} is longer than ${String(most)}, the length of an ${most === 32 ? 'IPv4' : 'IPv6'} address`,
      fixes: [fix(`Write ${String(most)}: a route to this one host`, setAttributeValue(prefix, String(most)))],
    };
  }
  const masked = subnetOf(address.value, length).first;
  if (equal(masked, address.value)) return undefined;
  if (!netmask && !prefix) {
    const likely = likelyLength(address.value.words, most);
    return {
      code: 'route-prefix-missing',
      span: address.attribute.valueSpan,
      message: `${addressText(address.value)} has neither prefix nor netmask; without one libvirt takes 0, which fits the default route only`,
      fixes: [fix(`Add prefix ${String(likely)}`, setAttribute(element, 'prefix', String(likely)), true)],
    };
  }
  return {
    code: 'route-host-bits',
    span: address.attribute.valueSpan,
    message: `${addressText(address.value)} has bits beyond its prefix ${String(length)}; the network address is ${addressText(masked)}`,
    fixes: [fix(`Change to ${addressText(masked)}`, setAttributeValue(address.attribute, addressText(masked)), true)],
  };
}

/** The shortest prefix of whole bytes (whole groups for IPv6) that leaves no host bits. */
function likelyLength(words: readonly number[], most: number): number {
  const step = most === 32 ? 8 : 16;
  for (let length = step; length < most; length += step) {
    const from = most === 32 ? length + 96 : length;
    const clear = words.every((word, i) => {
      const bits = Math.max(0, Math.min(32, from - i * 32));
      return bits === 32 || (bits === 0 ? word === 0 : word % 2 ** (32 - bits) === 0);
    });
    if (clear) return length;
  }
  return most;
}
