// The settings of data centre bridging in an ifcfg file, and the keys that switch them on.
import { memoize } from '../../memoize';
import { isTrue } from '../../syntax/ifcfg/scalar';
import type { Attribute } from '../../syntax/tree';
import type { File } from '../file';
import { lastAssignment, type Profile, readProfile } from './profile';

export interface Dcb {
  readonly profile: Profile;
  /** All DCB_… with a value. */
  readonly settings: readonly Attribute[];
  /** DCB=yes, without which none is read. */
  readonly isOn: boolean;
}

/** The data centre bridging of a file that NetworkManager loads; none where nothing is set. */
export const dcbsOf = memoize((file: File): readonly Dcb[] => {
  const profile = readProfile(file);
  if (profile?.fate !== 'loaded') return [];
  const settings = profile.root.attributes.filter((it) => it.name.startsWith('DCB_') && it.value !== '');
  if (settings.length === 0) return [];
  return [{ profile, settings, isOn: isTrue(lastAssignment(profile, 'DCB')?.value, false) }];
});

/** The key that switches on what this one sets; undefined for the switches themselves. */
export function dcbSwitchOf(name: string): string | undefined {
  const match = /^(DCB_(?:APP_(?:FCOE|ISCSI|FIP)|PFC|PG))_(?:PRIORITY|MODE|UP|ID|PCT|UPPCT|STRICT|UP2TC)$/.exec(name);
  return match ? `${match[1]!}_ENABLE` : undefined;
}

/** Whether the switch of a setting is off, or it has none. */
export const isDcbOff = (profile: Profile, name: string): boolean =>
  !isTrue(lastAssignment(profile, dcbSwitchOf(name) ?? '')?.value, false);
