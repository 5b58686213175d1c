// What libvirt takes for values that can be spelled in several ways. Texts that cannot be read stand for themselves.
// Source: what libvirt 9.0.0 and 11.3.0 store of each, and virstring.c.
import { addressText, inetAton, ipv4Address, parseIpv4, parseIpv6, prefixOfMask } from '../address';

/** A decimal number without what strtoul passes over: blanks and a plus sign in front, and leading zeros. */
export const decimalMeaning = (text: string): string =>
  /^\s*\+?(\d+)$/.exec(text)?.[1]!.replace(/^0+(?=\d)/, '') ?? text;

/** A number of base 0: decimal, octal after a zero, hexadecimal after 0x. */
export function cNumberMeaning(text: string): string {
  const [, hex, octal, digits] = /^\s*\+?(?:0x([\da-f]+)|0([0-7]+)|(\d+))$/i.exec(text) ?? [];
  if (hex !== undefined) return String(BigInt(`0x${hex}`));
  if (octal !== undefined) return String(BigInt(`0o${octal}`));
  return digits ?? text;
}

/** The 32 digits of a UUID. */
export const uuidMeaning = (text: string): string => text.replace(/[\s-]/g, '').toLowerCase();

/** A MAC address or a DUID: lower case, two digits in each group. */
export const octetsMeaning = (text: string): string =>
  text
    .toLowerCase()
    .split(':')
    .map((it) => it.padStart(2, '0'))
    .join(':');

/** An address of either family; parts of an IPv4 address may be octal, hexadecimal, and fewer than four. */
export function addressMeaning(text: string): string {
  if (parseIpv4(text) >= 0) return text;
  const words = parseIpv6(text)?.words;
  if (words) return words.map((it) => it.toString(16)).join(':');
  const read = inetAton(text);
  return read < 0 ? text : addressText(ipv4Address(read));
}

/** The prefix length that a mask stands for. */
export function netmaskMeaning(text: string): string {
  const mask = inetAton(text);
  return String((mask < 0 ? undefined : prefixOfMask(mask)) ?? text);
}

/** A name of DNS, which has no upper and lower case; a line for dnsmasq is cut at blanks. */
export const dnsNameMeaning = (text: string): string => text.trim().toLowerCase();
