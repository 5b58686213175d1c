// Edits of the keys that make a device a port.
import type { Member } from '../model/ifcfg/port';
import type { Profile } from '../model/ifcfg/profile';
import { type Fix, fix } from './fix';
import { dropKeys } from './ifcfg';

/** Takes a membership away. SLAVE goes with MASTER. */
export const leaveController = (profile: Profile, { key }: Member): Fix =>
  fix(`Remove ${key}`, dropKeys(profile, [key, `${key}_UUID`, ...(key === 'MASTER' ? ['SLAVE'] : [])]));
