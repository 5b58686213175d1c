// The static IPv4 addresses of a profile as the readers take them, with the lines they are written in.
import { integerOf } from '../../syntax/ifcfg/scalar';
import { memoize } from '../../memoize';
import { type Address, classfulPrefix, ipv4Address, parseIpv4, prefixOfMask, parseIpv6 } from '../../address';
import type { File } from '../file';
import type { Attribute } from '../../syntax/tree';
import { firstGateway, lastAssignment, type Profile, readProfile } from './profile';

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
export const ipv4AddressesOf: (profile: Profile) => readonly WrittenAddress[] = memoize(readAddresses);

function readAddresses(profile: Profile): WrittenAddress[] {
  if (profile.ipv4 === 'disabled' || profile.ipv4 === 'unknown') return [];
  return [...profile.addresses].flatMap((index) => {
    const attribute = lastAssignment(profile, `IPADDR${index}`)!;
    const value = parseIpv4(attribute.value);
    if (value < 0) return [];
    const address = ipv4Address(value);
    const mask = maskOf(profile, index);
    return [{ index, attribute, address, prefix: prefixOf(address, mask), mask }];
  });
}

/** The line that says how long the subnet of an address is: PREFIX, else NETMASK. */
const maskOf = (profile: Profile, index: string): Attribute | undefined =>
  lastAssignment(profile, `PREFIX${index}`) ?? lastAssignment(profile, `NETMASK${index}`);

/** The prefix that an address would have with the mask of that index; undefined when that is wrong. */
export const prefixAt = (profile: Profile, index: string, address: Address): number | undefined =>
  prefixOf(address, maskOf(profile, index));

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
  const attribute = index === undefined ? undefined : lastAssignment(profile, `GATEWAY${index}`);
  const value = attribute ? parseIpv4(attribute.value) : -1;
  return attribute && index !== undefined && value >= 0 ? { attribute, address: ipv4Address(value), index } : undefined;
}

/** All assignments GATEWAY, GATEWAY0, GATEWAY1 … that have a value, the last of each name. */
export const gateways = (profile: Profile): { attribute: Attribute; index: string }[] =>
  numberedAssignments(profile, 'GATEWAY');

/** The assignments of a numbered key that have a value, the last of each name, in order of the text. */
export function numberedAssignments(profile: Profile, base: string): { attribute: Attribute; index: string }[] {
  const result: { attribute: Attribute; index: string }[] = [];
  for (const name of profile.lines.keys()) {
    if (!name.startsWith(base) || !isNumber(name, base.length)) continue;
    const attribute = lastAssignment(profile, name);
    if (attribute) result.push({ attribute, index: name.slice(base.length) });
  }
  return result;
}

/** The masks that make a profile static though it has no address. Source: is_any_ip4_address_defined. */
export const masksWithoutAddress = memoize((profile: Profile): readonly { attribute: Attribute; index: string }[] => {
  if (profile.ipv4 !== 'manual') return [];
  const ofFirst = (base: string) => numberedAssignments(profile, base).filter((it) => /^[012]?$/.test(it.index));
  return ofFirst('IPADDR').length > 0 ? [] : [...ofFirst('PREFIX'), ...ofFirst('NETMASK')];
});

function isNumber(text: string, from: number): boolean {
  for (let i = from; i < text.length; i++) if (text.charCodeAt(i) < 48 || text.charCodeAt(i) > 57) return false;
  return true;
}

export const addressKeys = ['IPADDR', 'PREFIX', 'NETMASK', 'GATEWAY'];

/** Whether the mask has ones after zeros. */
export const isScattered = (mask: number): boolean => prefixOfMask(mask) === undefined;

export interface WrittenAddress6 {
  readonly attribute: Attribute;
  /** The address with its prefix as it is written, and where it begins in the value. */
  readonly word: string;
  readonly from: number;
  /** Undefined when it is none. */
  readonly address: Address | undefined;
  /** 64 where none is written; undefined when it is wrong. */
  readonly prefix: number | undefined;
}

/** The static IPv6 addresses in reading order, those that cannot be understood among them. */
export const ipv6AddressesOf: (profile: Profile) => readonly WrittenAddress6[] = memoize((profile) =>
  ['IPV6ADDR', 'IPV6ADDR_SECONDARIES'].flatMap((key) => {
    const attribute = lastAssignment(profile, key);
    return [...(attribute?.value ?? '').matchAll(/[^ ]+/g)].map(({ 0: word, index }): WrittenAddress6 => {
      const [text = '', length = '64'] = word.split('/');
      const prefix = integerOf(length);
      return {
        attribute: attribute!,
        word,
        from: index,
        address: parseIpv6(text),
        prefix: prefix !== undefined && 0 <= prefix && prefix <= 128 ? prefix : undefined,
      };
    });
  }),
);
