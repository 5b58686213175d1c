// The static IPv4 addresses of a profile as the readers take them, with the lines they are written in.
import { type Address, ipv4, maskText, parseIpv4, plus, prefixOfMask, subnetOf, text, usable } from '../../../address';
import type { File } from '../../../model/file';
import { addressIndices, prefixOfAddress } from '../../../model/from-ifcfg';
import type { Attribute } from '../../../syntax/tree';
import { renameKey } from '../../../syntax/write-ifcfg';
import type { Edit } from '../../../text';
import { given, type Profile, readProfile } from '../profile';

export interface WrittenAddress {
  /** Digits behind IPADDR. */
  readonly index: string;
  readonly attribute: Attribute;
  readonly address: Address;
  /** Undefined when PREFIX or NETMASK is wrong. */
  readonly prefix: number | undefined;
  /** PREFIX, else NETMASK. */
  readonly mask: Attribute | undefined;
}

/** The profile when its IPv4 settings count: read by somebody, and not those of a port, which are dropped. */
export function withIpv4(file: File): Profile | undefined {
  const profile = readProfile(file);
  return profile && !profile.port && profile.ipv4 !== 'unknown' ? profile : undefined;
}

/** Addresses in reading order; those that cannot be understood are left out. */
export function addressesOf(profile: Profile): WrittenAddress[] {
  if (profile.ipv4 === 'disabled' || profile.ipv4 === 'unknown') return [];
  return addressIndices(profile.root).flatMap((index) => {
    const attribute = given(profile, `IPADDR${index}`)!;
    const value = parseIpv4(attribute.value);
    if (value < 0) return [];
    const address = ipv4(value);
    const mask = given(profile, `PREFIX${index}`) ?? given(profile, `NETMASK${index}`);
    return [{ index, attribute, address, prefix: prefixOfAddress(profile.root, index, address), mask }];
  });
}

/** The gateway that NetworkManager takes: the first whose address is read. */
export function gatewayOf(profile: Profile): { attribute: Attribute; address: Address; index: string } | undefined {
  for (const { index } of addressesOf(profile)) {
    const attribute = given(profile, `GATEWAY${index}`);
    if (!attribute) continue;
    const value = parseIpv4(attribute.value);
    return value < 0 ? undefined : { attribute, address: ipv4(value), index };
  }
  return undefined;
}

/** All assignments GATEWAY, GATEWAY0, GATEWAY1 … that have a value, the last of each name. */
export const gateways = (profile: Profile): { attribute: Attribute; index: string }[] => numbered(profile, 'GATEWAY');

/** The assignments of a numbered key that have a value, the last of each name, in order of the text. */
export function numbered(profile: Profile, base: string): { attribute: Attribute; index: string }[] {
  return profile.root.attributes
    .filter(({ name }) => name.startsWith(base) && /^\d{0,9}$/.test(name.slice(base.length)))
    .filter((it) => given(profile, it.name) === it)
    .map((attribute) => ({ attribute, index: attribute.name.slice(base.length) }));
}

/** Edits that move an address with all that belongs to it to another number. */
export const renumber = (profile: Profile, from: string, to: string, bases = addressKeys): Edit[] =>
  bases.flatMap((base) => {
    const attribute = profile.root.attribute(base + from);
    return attribute && !profile.root.attribute(base + to) ? renameKey(attribute, base + to) : [];
  });

export const addressKeys = ['IPADDR', 'PREFIX', 'NETMASK', 'GATEWAY'];

/** The first address of the subnet that a host may have and that the file does not use yet. */
export function freeAddress(profile: Profile, address: Address, prefix: number): string | undefined {
  const taken = new Set([...numbered(profile, 'IPADDR'), ...gateways(profile)].map((it) => it.attribute.value));
  const { first, last } = usable(subnetOf(address, prefix));
  for (let n = 0; n < 8; n++) {
    const candidate = plus(first, n);
    if (!candidate || candidate.words[3] > last.words[3]) return undefined;
    if (!taken.has(text(candidate))) return text(candidate);
  }
  return undefined;
}

/** How a prefix length is written in the line that now holds a prefix or a mask. */
export const spelledAs = (mask: Attribute, prefix: number): string =>
  mask.name.startsWith('NETMASK') ? maskText(prefix) : String(prefix);

/** Whether the mask has ones after zeros. */
export const isScattered = (mask: number): boolean => prefixOfMask(mask) === undefined;
