// The guests that a change takes their addresses from, though nothing is stopped for it: dnsmasq refuses a renewal of what it
// does not give out any more. Tried with libvirt 9.0.0 and dnsmasq 2.90.
import { type Address, contains, parseAddress } from '../address';
import { guestKeyOf, type Lease } from '../model/lease-facts';
import type { Element } from '../syntax/tree';
import { countedList } from './counted-list';

/** What becomes of leases once a network that runs as `live` runs as `wanted`, in words. */
export function lostLeases(leases: readonly Lease[], live: Element, wanted: Element): string[] {
  if (leases.length === 0) return [];
  const [former, bridge] = [live, wanted].map((it) => it.child('bridge')?.attribute('name')?.value);
  const told = (all: readonly Lease[], one: string, many: string): string[] =>
    all.length === 0 ? [] : [countedList(all.map(nameOf), one, many)];
  if (former !== bridge)
    return told(
      leases,
      'lease is forgotten with the name of the bridge, and another guest may get the address',
      'leases are forgotten with the name of the bridge, and other guests may get the addresses',
    );
  const [before, after] = [poolsOf(live), poolsOf(wanted)];
  return told(
    leases.filter((it) => gives(before, it) && !gives(after, it)),
    'leased address is not given out any more, so its guest loses it when it renews',
    'leased addresses are not given out any more, so their guests lose them when they renew',
  );
}

const nameOf = ({ ip, hostname, mac }: Lease): string => `${ip} (${hostname ?? mac})`;

/** What a network gives out. */
interface Pools {
  readonly ranges: readonly { readonly first: Address; readonly last: Address }[];
  /** The address of each guest that has one of its own, by its hardware address or its name. */
  readonly byGuest: ReadonlyMap<string, string>;
  readonly byAddress: ReadonlyMap<string, string>;
}

function poolsOf(network: Element): Pools {
  const dhcps = network.childrenNamed('ip').flatMap((it) => it.child('dhcp') ?? []);
  const hosts = dhcps
    .flatMap((it) => it.childrenNamed('host'))
    .map((it) => {
      const [mac, name, ip] = ['mac', 'name', 'ip'].map((key) => it.attribute(key)?.value);
      return { guest: mac === undefined ? name?.toLowerCase() : guestKeyOf(mac), ip };
    });
  return {
    ranges: dhcps
      .flatMap((it) => it.childrenNamed('range'))
      .flatMap((it) => {
        const [first, last] = ['start', 'end'].map((key) => parseAddress(it.attribute(key)?.value ?? ''));
        return first && last ? [{ first, last }] : [];
      }),
    byGuest: new Map(hosts.flatMap(({ guest, ip }) => (guest !== undefined && ip !== undefined ? [[guest, ip]] : []))),
    byAddress: new Map(
      hosts.flatMap(({ guest, ip }) => (guest !== undefined && ip !== undefined ? [[ip, guest]] : [])),
    ),
  };
}

/** Of IPv6 nobody has asked dnsmasq. */
function gives({ ranges, byGuest, byAddress }: Pools, { ip, mac, hostname }: Lease): boolean {
  const address = parseAddress(ip);
  if (address?.family !== 4) return true;
  const names = [mac, ...(hostname === undefined ? [] : [hostname.toLowerCase()])];
  const own = names.flatMap((it) => byGuest.get(it) ?? [])[0];
  if (own !== undefined) return own === ip;
  return !byAddress.has(ip) && ranges.some((it) => contains(it, address));
}
