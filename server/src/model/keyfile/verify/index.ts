// All that is wrong with a keyfile as a whole, by its code: what NetworkManager verifies once it has read all keys.
import { memoize } from '../../../memoize';
import type { File } from '../../file';
import { keyfileProfileOf } from '../profile';
import { bondFaults } from './bond';
import { connectionFaults, lostAddresses, portFaults } from './connection';
import { dot1xFaults } from './dot1x';
import type { Fault } from './fault';
import { ipFaults } from './ip';
import { linkFaults } from './links';
import { tcFaults } from './tc';

/** Faults of a keyfile by their code; none of a text that is no keyfile. */
export const keyfileFaultsOf = memoize((file: File): ReadonlyMap<string, readonly Fault[]> => {
  const result = new Map<string, Fault[]>();
  const profile = keyfileProfileOf(file);
  if (!profile || profile.isUnreadable) return result;
  const all = [connectionFaults, portFaults, lostAddresses, ipFaults, bondFaults, linkFaults, dot1xFaults, tcFaults];
  for (const find of all) {
    for (const it of find(profile)) {
      const known = result.get(it.code);
      if (known) known.push(it);
      else result.set(it.code, [it]);
    }
  }
  return result;
});
