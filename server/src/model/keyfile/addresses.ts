// Addresses and routes of a profile, in the order in which NetworkManager takes them.
import type { Address } from '../../address';
import { type AddressReading, readAddress } from '../../schema/keyfile/addresses';
import type { Attribute } from '../../syntax/tree';
import type { KeyfileProfile } from './profile';

/** One address or route that is taken, with the key that says it. */
export interface Numbered extends AddressReading {
  readonly attribute: Attribute;
  readonly address: Address;
}

export type Family = 4 | 6;

/** Keys of addresses or of routes that are read, by their number, and of one number by their names; `address` stands before `address0`. */
export function numberedKeys(
  profile: KeyfileProfile,
  family: Family,
  base: 'address' | 'route' | 'routing-rule',
): readonly Attribute[] {
  const pattern = new RegExp(`^${base}${base === 'routing-rule' ? '' : '(?:es|s)?'}(0|[1-9]\\d*)?$`);
  return profile
    .keysOf(`ipv${family}`)
    .flatMap((it) => {
      const found = pattern.exec(it.name);
      return found && !/^(?:addresss|routees)/.test(it.name)
        ? [{ it, order: found[1] === undefined ? -1 : Number(found[1]) }]
        : [];
    })
    .sort((a, b) => a.order - b.order || (a.it.name < b.it.name ? -1 : 1))
    .map(({ it }) => it);
}

const taken = (profile: KeyfileProfile, family: Family, base: 'address' | 'route'): readonly Numbered[] =>
  numberedKeys(profile, family, base).flatMap((attribute) => {
    const read = readAddress(attribute.value, family, base === 'route');
    return read.address ? [{ ...read, address: read.address, attribute }] : [];
  });

/** The addresses that are taken. */
export const addressesOf = (profile: KeyfileProfile, family: Family): readonly Numbered[] =>
  taken(profile, family, 'address');

/** The routes that are taken. */
export const writtenRoutesOf = (profile: KeyfileProfile, family: Family): readonly Numbered[] =>
  taken(profile, family, 'route');

/** The one gateway of a family, which `gateway` says, or else the first address that has one. */
export function countingGatewayOf(
  profile: KeyfileProfile,
  family: Family,
): { readonly text: string; readonly attribute: Attribute } | undefined {
  const key = profile.at(`ipv${family}`, 'gateway');
  if (key) return { text: key.value, attribute: key };
  const first = addressesOf(profile, family).find((it) => it.gateway !== undefined);
  return first && { text: first.gateway!, attribute: first.attribute };
}

/** How a family gets its addresses; what NetworkManager takes where the group is not there. */
export function methodOf(profile: KeyfileProfile, family: Family): string {
  const group = `ipv${family}`;
  if (profile.isBarePort) return 'disabled';
  if (!profile.has(group)) return ['dummy', 'wireguard'].includes(profile.type?.value ?? '') ? 'disabled' : 'auto';
  return profile.value(group, 'method') ?? '';
}
