// A bond as its file describes it: the options that count, the mode they mean, and edits of its BONDING_OPTS.
import type { File } from '../../../model/file';
import { type BondMode, bondModeOf, bondModes, bondTable } from '../../../schema/bond';
import { type Option, optionsOf, wordOf } from '../../../syntax/ifcfg/options';
import type { Attribute } from '../../../syntax/tree';
import { setAssignment } from '../../../syntax/ifcfg/write';
import type { Edit } from '../../../text';
import type { Target } from '../../rule';
import { byNetworkManager, byScripts, lastAssignment, type Profile, readProfile } from '../../../model/ifcfg/profile';

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

/** Edits that leave options out of BONDING_OPTS. */
export function without(bond: Bond, ...names: string[]): Edit[] {
  return rewritten(bond, (it) => (names.includes(it.name) ? [] : [wordOf(it)]));
}

/** Edits that give an option a value: in its place, or behind the others. */
export function withOption(bond: Bond, name: string, value: string): Edit[] {
  const known = bondOption(bond, name);
  if (known) return [{ span: known.valueSpan, text: value }];
  if (!bond.attribute) return [];
  return setAssignment(bond.attribute, [...bond.options.map(wordOf), `${name}=${value}`].join(' '));
}

/** Edits that write the options anew, each as the words it becomes. */
export function rewritten(bond: Bond, words: (option: Option) => readonly string[]): Edit[] {
  return bond.attribute ? setAssignment(bond.attribute, bond.options.flatMap(words).join(' ')) : [];
}
