// The Wi-Fi profiles among the ifcfg files.
import { memoize } from '../../memoize';
import type { File } from '../file';
import { type Profile, readProfile } from './profile';

/** The profile of a file that makes one for a wireless card; none for any other file. */
export const wirelessProfilesOf = memoize((file: File): readonly Profile[] => {
  const profile = readProfile(file);
  return profile?.fate === 'loaded' && profile.kind === 'wireless' ? [profile] : [];
});
