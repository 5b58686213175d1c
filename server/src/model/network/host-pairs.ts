// What the rules about static hosts share: pairs that have something in common, free names, and how a host is called.
import { addressText } from '../../address';
import type { ReservationFact } from '../facts';
import { none, type Reading } from '../reading';
import type { Column } from './reservations';
import { hostSurveyOf } from './host-table';

/** How hosts are compared: by a column, and the key they have by it. */
export interface Comparison {
  readonly column: Column;
  key(host: ReservationFact): string | number | undefined;
}

export interface HostPair {
  readonly former: ReservationFact;
  readonly later: ReservationFact;
}

/** Hosts with the key of an earlier one, each with the nearest before it. */
export const duplicatesBy =
  ({ column, key: keyOf }: Comparison): Reading<HostPair> =>
  (file) => {
    if (!hostSurveyOf(file).mayRepeat[column]) return none;
    const result: HostPair[] = [];
    const seen = new Map<string | number, ReservationFact>();
    for (const later of file.facts.reservations) {
      const key = keyOf(later);
      if (key === undefined) continue;
      const former = seen.get(key);
      if (former) result.push({ former, later });
      seen.set(key, later);
    }
    return result;
  };

/** A host in words: its name, or what else it is known by. */
export const called = ({ name, mac, id, ip }: ReservationFact): string =>
  name ?? mac ?? id ?? (ip ? addressText(ip) : 'a host without name');
