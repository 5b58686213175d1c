// The settings of data centre bridging in an ifcfg file, and the keys that switch them on.
import { memoize } from '../../memoize';
import { integerOf, isTrue } from '../../syntax/ifcfg/scalar';
import type { Attribute } from '../../syntax/tree';
import type { File } from '../file';
import { lastAssignment, overridden, type Profile, readProfile } from './profile';
import type { ProfileRefusal } from './profile-refusal';

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
  const dcb = dcbOf(profile);
  return dcb.settings.length === 0 ? [] : [dcb];
});

/** The data centre bridging of a profile. */
export function dcbOf(profile: Profile): Dcb {
  const settings = profile.root.attributes.filter((it) => it.name.startsWith('DCB_') && it.value !== '');
  return { profile, settings, isOn: isTrue(lastAssignment(profile, 'DCB')?.value, false) };
}

const group = /^(DCB_(?:APP_(?:FCOE|ISCSI|FIP)|PFC|PG))_([A-Z0-9]+)$/;
const switches: ReadonlySet<string> = new Set(['ENABLE', 'ADVERTISE', 'WILLING']);

/** The key that switches on what this one sets or announces; undefined for that key itself, and where there is none. */
export function dcbSwitchOf(name: string): string | undefined {
  const match = group.exec(name);
  return match && match[2] !== 'ENABLE' ? `${match[1]!}_ENABLE` : undefined;
}

/** Whether a setting is ADVERTISE or WILLING of a group. */
export const isDcbAdvertise = (name: string): boolean =>
  switches.has(group.exec(name)?.[2] ?? '') && !name.endsWith('_ENABLE');

/** Whether a setting counts, though its group is off: the priority of an application and the kind of FCoE are read all the same. */
export const isReadAnyway = (name: string): boolean => name.endsWith('_PRIORITY') || name === 'DCB_APP_FCOE_MODE';

/** Whether the switch of a setting is off, or it has none. */
export const isDcbOff = (profile: Profile, name: string): boolean =>
  !isTrue(lastAssignment(profile, dcbSwitchOf(name) ?? '')?.value, false);

/** What is refused of a group that is set and not on, or on and without shares. Source: nm-setting-dcb.c: verify. */
export function* dcbRefusals({ profile, settings, isOn }: Dcb): Iterable<
  ProfileRefusal<'dcb-flags-disabled' | 'dcb-priority-disabled' | 'dcb-percent-missing'> & {
    readonly setting: Attribute;
  }
> {
  if (!isOn) return;
  for (const it of settings) {
    const enable = dcbSwitchOf(it.name);
    if (!enable || overridden(it) || !isDcbOff(profile, it.name)) continue;
    const isAdvertise = isDcbAdvertise(it.name) && isTrue(it.value, false);
    // A number that is none is said as such.
    const number = it.name.endsWith('_PRIORITY') ? integerOf(it.value, 0) : undefined;
    if (!isAdvertise && !(number !== undefined && 0 <= number && number <= 7)) continue;
    const code = isAdvertise ? 'dcb-flags-disabled' : 'dcb-priority-disabled';
    yield { code, setting: it, span: it.span, why: `${it.name}=${it.value} without ${enable}=yes` };
  }
  const enable = lastAssignment(profile, 'DCB_PG_ENABLE');
  if (!enable || !isTrue(enable.value, false) || lastAssignment(profile, 'DCB_PG_PCT')) return;
  yield {
    code: 'dcb-percent-missing',
    setting: enable,
    span: enable.span,
    why: `DCB_PG_ENABLE=${enable.value} without DCB_PG_PCT, expected the shares of the eight groups, together 100`,
  };
}
