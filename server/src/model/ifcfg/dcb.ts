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

const group = /^(DCB_(?:APP_(?:FCOE|ISCSI|FIP)|PFC|PG))_([A-Z0-9]+)$/;
const switches: ReadonlySet<string> = new Set(['ENABLE', 'ADVERTISE', 'WILLING']);

/** The key that switches on what this one sets or announces; undefined for that key itself, and where there is none. */
export function dcbSwitchOf(name: string): string | undefined {
  const match = group.exec(name);
  return match && match[2] !== 'ENABLE' ? `${match[1]!}_ENABLE` : undefined;
}

/** Whether a setting is ADVERTISE or WILLING of a group. */
export const isDcbOffer = (name: string): boolean =>
  switches.has(group.exec(name)?.[2] ?? '') && !name.endsWith('_ENABLE');

/** Whether a setting counts, though its group is off: the priority of an application and the kind of FCoE are read all the same. */
export const isReadAnyway = (name: string): boolean => name.endsWith('_PRIORITY') || name === 'DCB_APP_FCOE_MODE';

/** Whether the switch of a setting is off, or it has none. */
export const isDcbOff = (profile: Profile, name: string): boolean =>
  !isTrue(lastAssignment(profile, dcbSwitchOf(name) ?? '')?.value, false);
