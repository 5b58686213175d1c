// Single hosts among thousands: only where hashes are equal a host is read.
import type { ReservationFact } from '../facts';
import type { File } from '../file';
import { hostSurveyOf } from './host-table';
import { groupsHashIn, hashIn, tellsNothing } from './repeats';

/** The first static host with a MAC address, given in small letters. */
export function hostWithMac(file: File, mac: string): ReservationFact | undefined {
  const wanted = groupsHashIn(mac, 0, mac.length);
  const { macs } = hostSurveyOf(file);
  for (let i = 0; i < macs.length; i++) {
    if (macs[i] !== wanted && macs[i] !== tellsNothing && wanted !== tellsNothing) continue;
    const host = file.facts.hosts!.fact(i);
    if (host.mac === mac) return host;
  }
  return undefined;
}

/** Static hosts with an address by those of their names that are wanted, in small letters; of several the last. */
export function hostsByName(file: File, wanted: readonly string[]): ReadonlyMap<string, ReservationFact> {
  const result = new Map<string, ReservationFact>();
  const { names } = hostSurveyOf(file);
  if (names.length === 0) return result;
  const hashes = new Set<number>();
  for (const it of wanted) hashes.add(hashIn(it, 0, it.length));
  if (hashes.has(tellsNothing)) return new Map(file.facts.reservations.flatMap(named));
  hashes.add(tellsNothing);
  names.forEach((hash, i) => {
    if (hash !== 0 && hashes.has(hash)) for (const [name, it] of named(file.facts.hosts!.fact(i))) result.set(name, it);
  });
  return result;
}

const named = (it: ReservationFact): (readonly [string, ReservationFact])[] =>
  it.name && it.ip ? [[it.name.toLowerCase(), it]] : [];
