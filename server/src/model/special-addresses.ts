// Addresses that a network cannot have, or should not.
import { type Address, boundsOf, ipv4Block, specialUse } from '../address';

const blocks4: readonly (readonly [block: string, prefix: number, words: string])[] = [
  ['0.0.0.0', 8, 'an address of "this network"'],
  ['127.0.0.0', 8, 'a loopback address'],
  ['169.254.0.0', 16, 'link-local'],
  ['224.0.0.0', 4, 'a multicast address'],
  ['240.0.0.0', 4, 'reserved'],
];

const ranges4 = blocks4.map(([block, prefix, words]) => ({ ...boundsOf(ipv4Block(block, prefix)), words }));

/** What an IPv4 address is set aside for, when no network can use it; undefined for others. Source: RFC 6890. */
export function specialIpv4(address: Address): string | undefined {
  const value = address.words[3];
  if (value === 0xffffffff) return 'the limited broadcast address';
  return ranges4.find((it) => it.first <= value && value <= it.last)?.words;
}

export const isSpecialIpv4 = (address: Address): boolean => address.family === 4 && specialIpv4(address) !== undefined;

/** What an IPv6 address is set aside for, and whether the kernel refuses it on a bridge. */
export function specialIpv6({ words }: Address): { readonly words: string; readonly refused: boolean } | undefined {
  const [a, b, c, d] = words;
  const head = Math.floor(a / 65536);
  if (head >= 0xff00) return { words: 'a multicast address', refused: true };
  if (a === 0 && b === 0 && c === 0 && d === 0) return { words: 'the unspecified address', refused: true };
  if (a === 0 && b === 0 && c === 0 && d === 1) return { words: 'the loopback address', refused: true };
  if (a === 0 && b === 0 && c === 0xffff) return { words: 'an IPv4 address in IPv6 form', refused: false };
  if ((head & 0xffc0) === 0xfe80) return { words: 'link-local', refused: false };
  return undefined;
}

/** IPv4 addresses that others own, or that exist for documents only, in words; undefined for private ones. */
export function foreignIpv4(address: Address): string | undefined {
  const use = specialUse(address);
  if (use === undefined) return 'public: its owners are out of reach for the guests';
  return use.startsWith('for documentation') ? use : undefined;
}
