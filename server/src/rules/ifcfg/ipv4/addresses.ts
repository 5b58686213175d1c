// The static IPv4 addresses of a profile as the readers take them, with the lines they are written in.
import { memoize } from '../../../memoize';
import {
  type Address,
  classfulPrefix,
  ipv4Address,
  maskText,
  parseIpv4,
  plus,
  prefixOfMask,
  subnetOf,
  addressText,
  usable,
} from '../../../address';
import type { File } from '../../../model/file';
import { integerOf } from '../../../schema/values-ifcfg';
import type { Attribute } from '../../../syntax/tree';
import { renameKey } from '../../../syntax/ifcfg/write';
import type { Edit } from '../../../text';
import { firstGateway, given, type Profile, readProfile } from '../profile';

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
export const addressesOf: (profile: Profile) => readonly WrittenAddress[] = memoize(readAddresses);

function readAddresses(profile: Profile): WrittenAddress[] {
  if (profile.ipv4 === 'disabled' || profile.ipv4 === 'unknown') return [];
  return [...profile.addresses].flatMap((index) => {
    const attribute = given(profile, `IPADDR${index}`)!;
    const value = parseIpv4(attribute.value);
    if (value < 0) return [];
    const address = ipv4Address(value);
    const mask = given(profile, `PREFIX${index}`) ?? given(profile, `NETMASK${index}`);
    return [{ index, attribute, address, prefix: prefixOf(address, mask), mask }];
  });
}

/** The prefix as NetworkManager takes it: as written, 32 less the zeros at the end of a mask, or by the class of the address. */
function prefixOf(address: Address, mask: Attribute | undefined): number | undefined {
  if (!mask) return classfulPrefix(address) ?? 24;
  if (mask.name.startsWith('PREFIX')) {
    const length = integerOf(mask.value);
    return length !== undefined && 0 <= length && length <= 32 ? length : undefined;
  }
  const value = parseIpv4(mask.value);
  if (value < 0) return undefined;
  return prefixOfMask(value) ?? 32 - (31 - Math.clz32(value & -value));
}

/** The gateway that NetworkManager takes: the first whose address is read. */
export function gatewayOf(profile: Profile): { attribute: Attribute; address: Address; index: string } | undefined {
  if (profile.ipv4 === 'disabled' || profile.ipv4 === 'unknown') return undefined;
  const index = firstGateway(profile);
  const attribute = index === undefined ? undefined : given(profile, `GATEWAY${index}`);
  const value = attribute ? parseIpv4(attribute.value) : -1;
  return attribute && index !== undefined && value >= 0 ? { attribute, address: ipv4Address(value), index } : undefined;
}

/** All assignments GATEWAY, GATEWAY0, GATEWAY1 … that have a value, the last of each name. */
export const gateways = (profile: Profile): { attribute: Attribute; index: string }[] => numbered(profile, 'GATEWAY');

/** The assignments of a numbered key that have a value, the last of each name, in order of the text. */
export function numbered(profile: Profile, base: string): { attribute: Attribute; index: string }[] {
  const result: { attribute: Attribute; index: string }[] = [];
  for (const name of profile.lines.keys()) {
    if (!name.startsWith(base) || !isNumber(name, base.length)) continue;
    const attribute = given(profile, name);
    if (attribute) result.push({ attribute, index: name.slice(base.length) });
  }
  return result;
}

function isNumber(text: string, from: number): boolean {
  for (let i = from; i < text.length; i++) if (text.charCodeAt(i) < 48 || text.charCodeAt(i) > 57) return false;
  return true;
}

/** Edits that move an address with all that belongs to it to another number. */
export const renumber = (profile: Profile, from: string, to: string, bases = addressKeys): Edit[] =>
  bases.flatMap((base) => {
    const attribute = profile.lines.get(base + from)?.at(-1);
    return attribute && !profile.lines.has(base + to) ? renameKey(attribute, base + to) : [];
  });

export const addressKeys = ['IPADDR', 'PREFIX', 'NETMASK', 'GATEWAY'];

/** The first address of the subnet that a host may have and that the file does not use yet. */
export function freeAddress(profile: Profile, address: Address, prefix: number): string | undefined {
  const taken = takenIn(profile);
  const { first, last } = usable(subnetOf(address, prefix));
  for (let n = 0; n < 8; n++) {
    const candidate = plus(first, n);
    if (!candidate || candidate.words[3] > last.words[3]) return undefined;
    if (!taken.has(addressText(candidate))) return addressText(candidate);
  }
  return undefined;
}

const takenIn = memoize(
  (profile: Profile) => new Set([...numbered(profile, 'IPADDR'), ...gateways(profile)].map((it) => it.attribute.value)),
);

/** How a prefix length is written in the line that now holds a prefix or a mask. */
export const spelledAs = (mask: Attribute, prefix: number): string =>
  mask.name.startsWith('NETMASK') ? maskText(prefix) : String(prefix);

/** Whether the mask has ones after zeros. */
export const isScattered = (mask: number): boolean => prefixOfMask(mask) === undefined;
