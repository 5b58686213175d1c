// A range to propose for an ip that has none.
import { type Address, compare, size, subnetOf, usable } from '../../address';
import type { SubnetFact } from '../facts';
import { next, previous } from './ips';
import { blockOf, type Ends } from './ranges';

/** The larger side of the subnet beside its own address, in one block; for IPv6 some 4096 addresses. */
export function widestRange({ subnet, address }: SubnetFact): Ends | undefined {
  if (subnet.first.family === 6) return ipv6Pool(subnet.prefix, address);
  const room = usable(subnet);
  const block = blockOf(address);
  const first = compare(room.first, block.first) < 0 ? block.first : room.first;
  const last = compare(block.last, room.last) < 0 ? block.last : room.last;
  if (subnet.prefix > 30) return undefined;
  const below = { first, last: previous(address) };
  const above = { first: next(address), last };
  const count = (it: Ends) => Math.max(0, size(it.first, it.last));
  if (count(below) + count(above) === 0) return undefined;
  return count(below) > count(above) ? below : above;
}

/** `…:1000` to `…:1fff` of the block of the address. dnsmasq serves no prefix shorter than 64. */
function ipv6Pool(prefix: number, address: Address): Ends | undefined {
  if (prefix < 64 || prefix > 112) return undefined;
  const [a, b, c, d] = subnetOf(address, 112).first.words;
  const at = (offset: number): Address => ({ family: 6, words: [a, b, c, d + offset] });
  const own = address.words[3] - d;
  return 0x1000 <= own && own <= 0x1fff
    ? { first: at(0x2000), last: at(0x2fff) }
    : { first: at(0x1000), last: at(0x1fff) };
}
