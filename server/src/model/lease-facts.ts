// Addresses that dnsmasq of a running network has given away, by address and by guest.
import { type Address, addressText, compare, contains } from '../address';
import { memoize, type Memoizable } from '../memoize';
import type { Place } from '../text';
import type { ReservationFact } from './facts';

/** An address that is given away. */
export interface Lease {
  /** Milliseconds since 1970; undefined when it never ends. */
  readonly expires: number | undefined;
  /** The same as text, `2026-11-27 20:54:44` in UTC. */
  readonly until: string | undefined;
  /** In small letters. */
  readonly mac: string;
  readonly ip: string;
  /** The name that the guest has, when it said one or has one. */
  readonly hostname?: string;
  /** Client id, or DUID for IPv6. */
  readonly id?: string;
  /** The guest with that hardware address that runs now. */
  readonly guest?: string;
}

export interface LeaseFact extends Lease {
  readonly address: Address;
  readonly at: Place;
}

/** The leases of a network that runs. */
export class NetworkLeases implements Memoizable {
  kept: unknown[] | undefined;
  constructor(
    readonly uuid: string,
    readonly all: readonly LeaseFact[],
    readonly at: Place,
  ) {}

  /** The lease of an address. */
  of(address: Address): LeaseFact | undefined {
    return byAddress(this).get(addressText(address));
  }

  /** The lease of an IPv4 address that is given as an integer. */
  ofIpv4(address: number): LeaseFact | undefined {
    return byIpv4(this).get(address);
  }

  /** The lease that the guest of a static host holds, be it of another address; of several that of the address. */
  held({ mac, id, ip }: ReservationFact): LeaseFact | undefined {
    const key = mac ?? id;
    const all = (key !== undefined && byGuest(this).get(guestKeyOf(key))) || [];
    return all.find((it) => ip && compare(it.address, ip) === 0) ?? all[0];
  }

  /** How many addresses of a range are given away. */
  countIn(range: { first: Address; last: Address }): number {
    return this.all.reduce((count, it) => count + (contains(range, it.address) ? 1 : 0), 0);
  }
}

const byAddress = memoize(({ all }: NetworkLeases) => new Map(all.map((it) => [addressText(it.address), it])));

const byIpv4 = memoize(
  ({ all }: NetworkLeases) =>
    new Map(all.flatMap((it) => (it.address.family === 4 ? [[it.address.words[3], it]] : []))),
);

/** A hardware address or DUID in one spelling: libvirt takes `52:54:0:A:b:2`, too. */
export const guestKeyOf = (text: string): string =>
  text
    .toLowerCase()
    .split(':')
    .map((it) => it.padStart(2, '0'))
    .join(':');

/** Whether a lease is that of the guest that a static host is for; undefined where one cannot tell. */
export function isHeldBy(it: LeaseFact, { mac, id, name }: ReservationFact): boolean | undefined {
  if (it.address.family === 6)
    return id === undefined || it.id === undefined ? undefined : guestKeyOf(id) === guestKeyOf(it.id);
  if (mac !== undefined) return guestKeyOf(mac) === it.mac;
  return name === undefined ? undefined : name.toLowerCase() === it.hostname?.toLowerCase();
}

/** By hardware address, and by DUID. */
const byGuest = memoize(({ all }: NetworkLeases): ReadonlyMap<string, readonly LeaseFact[]> => {
  const found = new Map<string, LeaseFact[]>();
  for (const it of all)
    for (const key of [it.mac, ...(it.address.family === 6 && it.id !== undefined ? [it.id] : [])])
      found.set(guestKeyOf(key), [...(found.get(guestKeyOf(key)) ?? []), it]);
  return found;
});
