// IP arithmetic in integers: parsing, subnets, ranges. `ip-address` answers where a person reads the result.
import { Address6 } from 'ip-address';

/** An address as four unsigned 32-bit words; IPv4 uses only the last. */
export interface Address {
  readonly family: 4 | 6;
  readonly words: readonly [number, number, number, number];
}

/** A network prefix: the address with host bits cleared, and the length. */
export interface Subnet {
  readonly first: Address;
  readonly last: Address;
  readonly prefix: number;
}

/**
 * Strict dotted quad (no leading zeros, four decimal parts) as an unsigned 32-bit integer; -1 when it is not one.
 * Reads `[from, to)` of the text.
 */
export function parseIpv4(text: string, from = 0, to = text.length): number {
  let value = 0;
  let parts = 0;
  let octet = -1;
  for (let i = from; i <= to; i++) {
    const code = i < to ? text.charCodeAt(i) : 46;
    if (code === 46) {
      if (octet < 0 || ++parts > 4) return -1;
      value = value * 256 + octet;
      octet = -1;
    } else if (48 <= code && code <= 57) {
      if (octet === 0) return -1;
      octet = (octet < 0 ? 0 : octet * 10) + code - 48;
      if (octet > 255) return -1;
    } else return -1;
  }
  return parts === 4 ? value : -1;
}

/** The address that the C library makes of one to four decimal, octal or hexadecimal parts; -1 when it is none. */
export function inetAton(value: string): number {
  const parts = value.split('.');
  if (parts.length > 4) return -1;
  const numbers = parts.map(cNumber);
  if (numbers.includes(-1)) return -1;
  const last = numbers.pop()!;
  if (numbers.some((it) => it > 255) || last >= 256 ** (4 - numbers.length)) return -1;
  return numbers.reduce((sum, it, i) => sum + it * 256 ** (3 - i), 0) + last;
}

function cNumber(part: string): number {
  if (/^0x[0-9a-f]{1,8}$/i.test(part)) return parseInt(part.slice(2), 16);
  if (/^0[0-7]{1,11}$/.test(part)) return parseInt(part, 8);
  return /^(?:0|[1-9]\d{0,9})$/.test(part) ? Number(part) : -1;
}

/** Full and compressed IPv6 text, with an optional IPv4 tail; no zone and no brackets. Undefined when it is not one. */
export function parseIpv6(text: string): Address | undefined {
  if (text.length < 2 || text.length > 45) return undefined;
  const groups: number[] = [];
  let gap = -1;
  let i = 0;
  if (text.startsWith('::')) {
    gap = 0;
    i = 2;
  } else if (text[0] === ':') return undefined;
  while (i < text.length) {
    if (groups.length >= 8) return undefined;
    let value = 0;
    let digits = 0;
    const start = i;
    for (; i < text.length; i++) {
      const digit = hexDigit(text.charCodeAt(i));
      if (digit < 0) break;
      value = value * 16 + digit;
      if (++digits > 4) return undefined;
    }
    if (text[i] === '.') {
      const tail = parseIpv4(text.slice(start));
      if (tail < 0 || groups.length > 6) return undefined;
      groups.push(Math.floor(tail / 65536), tail % 65536);
      i = text.length;
      break;
    }
    if (digits === 0) return undefined;
    groups.push(value);
    if (i === text.length) break;
    if (text[i] !== ':') return undefined;
    i++;
    if (text[i] === ':') {
      if (gap >= 0) return undefined;
      gap = groups.length;
      i++;
    } else if (i === text.length) return undefined;
  }
  if (gap < 0 ? groups.length !== 8 : groups.length > 7) return undefined;
  if (gap >= 0) groups.splice(gap, 0, ...new Array<number>(8 - groups.length).fill(0));
  const word = (n: number) => groups[n * 2]! * 65536 + groups[n * 2 + 1]!;
  return { family: 6, words: [word(0), word(1), word(2), word(3)] };
}

function hexDigit(code: number): number {
  if (48 <= code && code <= 57) return code - 48;
  const lower = code | 32;
  return 97 <= lower && lower <= 102 ? lower - 87 : -1;
}

export const ipv4Address = (value: number): Address => ({ family: 4, words: [0, 0, 0, value] });

/** An address of either family, strictly spelled; undefined when it is none. */
export function parseAddress(text: string): Address | undefined {
  if (text.includes(':')) return parseIpv6(text);
  const value = parseIpv4(text);
  return value < 0 ? undefined : ipv4Address(value);
}

/** Negative, zero or positive. IPv4 sorts before IPv6. */
export function compare(a: Address, b: Address): number {
  if (a.family !== b.family) return a.family - b.family;
  for (let i = 0; i < 4; i++) {
    const difference = a.words[i]! - b.words[i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

export const equal = (a: Address, b: Address): boolean => compare(a, b) === 0;

/** Canonical text (RFC 5952 for IPv6). */
export function addressText(address: Address): string {
  if (address.family === 4) {
    const value = address.words[3];
    return `${Math.floor(value / 16777216)}.${Math.floor(value / 65536) % 256}.${Math.floor(value / 256) % 256}.${value % 256}`;
  }
  return new Address6(
    address.words.map((it) => `${Math.floor(it / 65536).toString(16)}:${(it % 65536).toString(16)}`).join(':'),
  ).correctForm();
}

/** The mask word `index` of a prefix that counts from the first of four words. */
const maskWord = (prefix: number, index: number): number => {
  const bits = Math.max(0, Math.min(32, prefix - index * 32));
  return bits === 0 ? 0 : (0xffffffff << (32 - bits)) >>> 0;
};

/** How many bits an address has, which is the longest prefix. */
export const addressBits = (family: Address['family']): number => (family === 4 ? 32 : 128);

/** The subnet that an address lies in. The prefix must be in 0–32 or 0–128. */
export function subnetOf(address: Address, prefix: number): Subnet {
  const from = address.family === 4 ? prefix + 96 : prefix;
  const first: [number, number, number, number] = [0, 0, 0, 0];
  const last: [number, number, number, number] = [0, 0, 0, 0];
  for (let i = address.family === 4 ? 3 : 0; i < 4; i++) {
    const mask = maskWord(from, i);
    first[i] = (address.words[i]! & mask) >>> 0;
    last[i] = (address.words[i]! | ~mask) >>> 0;
  }
  return { first: { family: address.family, words: first }, last: { family: address.family, words: last }, prefix };
}

/** CIDR text: `192.168.50.0/24`. */
export const subnetText = (subnet: Subnet): string => `${addressText(subnet.first)}/${subnet.prefix}`;

export const contains = (subnet: { first: Address; last: Address }, address: Address): boolean =>
  compare(subnet.first, address) <= 0 && compare(address, subnet.last) <= 0;

export const overlap = (a: { first: Address; last: Address }, b: { first: Address; last: Address }): boolean =>
  a.first.family === b.first.family && compare(a.first, b.last) <= 0 && compare(b.first, a.last) <= 0;

export const sameSubnet = (a: Subnet, b: Subnet): boolean => a.prefix === b.prefix && equal(a.first, b.first);

/** The address that many steps further; undefined when it leaves the family's space. */
export function plus(address: Address, steps: number): Address | undefined {
  const words: [number, number, number, number] = [...address.words];
  let carry = steps;
  for (let i = 3; i >= (address.family === 4 ? 3 : 0) && carry !== 0; i--) {
    const sum = words[i]! + carry;
    words[i] = ((sum % 4294967296) + 4294967296) % 4294967296;
    carry = Math.floor(sum / 4294967296);
  }
  return carry === 0 ? { family: address.family, words } : undefined;
}

/** How many addresses a range has, both ends included; may exceed what a double holds exactly. */
export const size = (first: Address, last: Address): number =>
  last.words.reduce((sum, it, i) => sum + (it - first.words[i]!) * 2 ** (32 * (3 - i)), 0) + 1;

/** Prefix length of a contiguous IPv4 netmask given as integer; undefined when its ones are not left-aligned. */
export function prefixOfMask(mask: number): number | undefined {
  const inverse = ~mask >>> 0;
  return (inverse & (inverse + 1)) === 0 ? Math.clz32(inverse) : undefined;
}

export const maskText = (prefix: number): string => addressText(ipv4Address(maskWord(prefix + 96, 3)));

/** The class A, B or C prefix that libvirt (`virSocketAddrGetIPPrefix`) and NetworkManager assume; undefined for class D and E. */
export function classfulPrefix(address: Address): number | undefined {
  const octet = Math.floor(address.words[3] / 16777216);
  return octet < 128 ? 8 : octet < 192 ? 16 : octet < 224 ? 24 : undefined;
}

/** First and last address a guest may have: without network and broadcast address for IPv4 up to /30. */
export function usable(subnet: Subnet): { first: Address; last: Address } {
  if (subnet.first.family === 6 || subnet.prefix > 30) return subnet;
  return { first: plus(subnet.first, 1)!, last: plus(subnet.last, -1)! };
}

/** What an address is set aside for by IANA, in words; undefined for ordinary global unicast. */
export function specialUse(address: Address): string | undefined {
  if (address.family === 6) {
    const kind = new Address6(addressText(address)).getType();
    return kind === 'Global unicast' ? undefined : (ipv6Uses[kind] ?? kind);
  }
  const value = address.words[3];
  return ipv4Uses.find((it) => it.first <= value && value <= it.last)?.words;
}

/** The IPv4 subnet of that block, for tables: `ipv4Block('10.0.0.0', 8)`. */
export const ipv4Block = (block: string, prefix: number): Subnet => subnetOf(ipv4Address(parseIpv4(block)), prefix);

/** First and last address of an IPv4 subnet as integers. */
export const boundsOf = ({ first, last }: Subnet): { readonly first: number; readonly last: number } => ({
  first: first.words[3],
  last: last.words[3],
});

/** Narrower blocks before those they lie in. Source: the IANA IPv4 special-purpose address registry (RFC 6890). */
const ipv4Uses = (
  [
    ['0.0.0.0', 32, 'unspecified'],
    ['255.255.255.255', 32, 'limited broadcast'],
    ['10.0.0.0', 8, 'private (RFC 1918)'],
    ['172.16.0.0', 12, 'private (RFC 1918)'],
    ['192.168.0.0', 16, 'private (RFC 1918)'],
    ['127.0.0.0', 8, 'loopback'],
    ['169.254.0.0', 16, 'link-local (RFC 3927)'],
    ['100.64.0.0', 10, 'shared by providers for carrier-grade NAT (RFC 6598)'],
    ['224.0.0.0', 4, 'multicast'],
    ['192.0.2.0', 24, 'for documentation only (RFC 5737)'],
    ['198.51.100.0', 24, 'for documentation only (RFC 5737)'],
    ['203.0.113.0', 24, 'for documentation only (RFC 5737)'],
    ['198.18.0.0', 15, 'for benchmarks (RFC 2544)'],
    ['240.0.0.0', 4, 'reserved'],
  ] as const
).map(([block, prefix, words]) => ({ ...boundsOf(ipv4Block(block, prefix)), words }));

const ipv6Uses: Readonly<Record<string, string>> = {
  'Unique local': 'unique local: private (RFC 4193)',
  'Link-local unicast': 'link-local (RFC 4291)',
  Documentation: 'for documentation only (RFC 3849)',
  Loopback: 'loopback',
  Unspecified: 'unspecified',
  Multicast: 'multicast',
};

/** How many addresses a prefix has, in words a person can read: `254`, `2^64`. */
export const countText = (bits: number): string => (bits <= 32 ? grouped(2 ** bits) : `2^${bits}`);

/** Digits in groups of three, with commas; a formatter of the runtime costs more than a check. */
const grouped = (value: number): string =>
  value < 1000 ? String(value) : `${grouped(Math.floor(value / 1000))},${String(value % 1000).padStart(3, '0')}`;
