// A bond as its file describes it: the options that count, the mode they mean, and edits of its BONDING_OPTS.
import type { Target } from '../target';
import type { File } from '../file';
import { type BondMode, bondModeOf, bondModes, bondTable } from '../../schema/bond';
import { type Option, optionsOf } from '../../syntax/ifcfg/options';
import type { Attribute } from '../../syntax/tree';
import { byNetworkManager, byScripts, lastAssignment, type Profile, readProfile } from './profile';

export interface Bond {
  readonly profile: Profile;
  /** BONDING_OPTS; undefined when it is absent or badly quoted. */
  readonly attribute: Attribute | undefined;
  readonly options: readonly Option[];
  /** Undefined when the word is no mode; balance-rr when there is none. */
  readonly mode: BondMode | undefined;
  readonly networkManager: boolean;
  readonly scripts: boolean;
}

/** The bond of a file that makes one. */
export function bondOf(file: File, target: Target): Bond | undefined {
  const profile = readProfile(file);
  if (profile?.kind !== 'bond') return undefined;
  const attribute = lastAssignment(profile, 'BONDING_OPTS');
  const options = attribute ? optionsOf(attribute, bondTable) : [];
  const mode = counting(options, 'mode');
  return {
    profile,
    attribute,
    options,
    mode: mode ? bondModeOf(mode.value) : bondModes[0],
    networkManager: byNetworkManager(profile, target),
    scripts: byScripts(profile, target),
  };
}

/** The option that counts: the last one of its name that has a value. */
export function bondOption(bond: Bond, name: string): Option | undefined {
  return counting(bond.options, name);
}

const counting = (options: readonly Option[], name: string): Option | undefined =>
  options.findLast((it) => it.name === name && !it.isAlone && it.value !== '');

/** Its value as a number; undefined when it is absent or no number. */
export function bondNumber(bond: Bond, name: string): number | undefined {
  const value = bondOption(bond, name)?.value;
  return value !== undefined && /^\d{1,10}$/.test(value) ? Number(value) : undefined;
}
