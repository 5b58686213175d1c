// A bond as its file describes it: the options that count and the mode they mean.
import type { File } from '../file';
import { type BondMode, bondModeOf, bondModes, bondOptions } from '../../schema/bond';
import { memoize } from '../../memoize';
import { type MeantOptions, meantOptions, type Misjoined } from '../../syntax/ifcfg/meant-options';
import type { Option } from '../../syntax/ifcfg/options';
import type { Attribute } from '../../syntax/tree';
import { lastAssignment, type Profile, readProfile } from './profile';

export interface Bond {
  readonly profile: Profile;
  /** BONDING_OPTS; undefined when it is absent or badly quoted. */
  readonly attribute: Attribute | undefined;
  /** As they were meant where something else than single spaces joins them, which is one finding for each of these. */
  readonly options: readonly Option[];
  readonly misjoined: readonly Misjoined[];
  /** By name the option that counts: the last one that has a value. */
  readonly counting: ReadonlyMap<string, Option>;
  /** Undefined when the word is no mode; balance-rr when there is none. */
  readonly mode: BondMode | undefined;
}

/** The bond of a file that makes one; none for any other file. */
export const bondsOf = memoize((file: File): readonly Bond[] => {
  const profile = readProfile(file);
  if (profile?.kind !== 'bond' || profile.isMistypedVlan) return none;
  const attribute = lastAssignment(profile, 'BONDING_OPTS');
  const { options, misjoined } = attribute ? meantOptions(attribute, isBondOption) : nothing;
  const counting = new Map(options.filter((it) => !it.isAlone && it.value !== '').map((it) => [it.name, it]));
  const mode = counting.get('mode');
  return [{ profile, attribute, options, misjoined, counting, mode: mode ? bondModeOf(mode.value) : bondModes[0] }];
});

const none: readonly Bond[] = [];
const nothing: MeantOptions = { options: [], misjoined: [] };
const isBondOption = (name: string): boolean => Object.hasOwn(bondOptions, name);

/** The same, of a bond that has options. */
export const bondsWithOptions = memoize((file: File): readonly Bond[] => bondsOf(file).filter((it) => it.attribute));

/** The option that counts: the last one of its name that has a value. */
export const bondOption = (bond: Bond, name: string): Option | undefined => bond.counting.get(name);

/** Its value as a number; undefined when it is absent or no number. */
export function bondNumber(bond: Bond, name: string): number | undefined {
  const value = bondOption(bond, name)?.value;
  return value !== undefined && /^\d{1,10}$/.test(value) ? Number(value) : undefined;
}
