// ETHTOOL_OPTS as the readers cut it into words.
import { memoize } from '../../memoize';
import { ethtoolGroups, ethtoolTable, linkOptions, pauseOptions } from '../../schema/ethtool';
import type { AttributeRow } from '../../schema/types';
import { type Option, optionsOf } from '../../syntax/ifcfg/options';
import type { Attribute } from '../../syntax/tree';
import type { File } from '../file';
import { byNetworkManager, byScripts, lastAssignment, type Profile, readProfile } from './profile';
import type { Target } from '../target';

export interface EthtoolOptions {
  readonly profile: Profile;
  readonly attribute: Attribute;
  readonly options: readonly Option[];
}

/** The settings of a card in ETHTOOL_OPTS; none where there are none. */
export const ethtoolOptionsOf = memoize((file: File): readonly EthtoolOptions[] => {
  const profile = readProfile(file);
  const attribute = profile && lastAssignment(profile, 'ETHTOOL_OPTS');
  return profile && attribute ? [{ profile, attribute, options: optionsOf(attribute, ethtoolTable) }] : [];
});

/** A word and what belongs to it. */
export interface EthtoolWord {
  readonly all: EthtoolOptions;
  readonly option: Option;
  /** The rows of its group; undefined where nobody knows the letter of the group. */
  readonly rows: Readonly<Record<string, AttributeRow>> | undefined;
  readonly row: AttributeRow | undefined;
}

/** The words that stand behind a letter or behind none. Repairs write all of them anew: hundreds were not written by a person. */
export const ethtoolWordsOf = memoize((file: File): readonly EthtoolWord[] =>
  ethtoolOptionsOf(file).flatMap((all) =>
    all.options.slice(0, 100).flatMap((option): EthtoolWord[] => {
      if (isLetter(option)) return [];
      const group = ethtoolGroups.find((it) => it.letters.includes(option.group ?? ''));
      const rows = option.group === undefined ? linkOptions : group?.options;
      return [{ all, option, rows, row: rows && Object.hasOwn(rows, option.name) ? rows[option.name] : undefined }];
    }),
  ),
);

/** `-K`, with the interface behind it. */
export const isLetter = ({ name, group }: Option): boolean => name.startsWith('-') && group === undefined;

const pauseNames: ReadonlySet<string> = new Set(['autoneg', 'rx', 'tx']);

/** `pause-rx` of NetworkManager where the ethtool command is meant, or its `rx` where NetworkManager is: the other spelling. */
export function otherPauseName({ all, option, rows }: EthtoolWord, target: Target): string | undefined {
  if (rows !== pauseOptions) return undefined;
  const { name } = option;
  if (pauseNames.has(name)) return byNetworkManager(all.profile, target) ? `pause-${name}` : undefined;
  return byScripts(all.profile, target) && Object.hasOwn(pauseOptions, name) ? name.slice('pause-'.length) : undefined;
}

/** The last link setting of that name that has a value. */
export const linkSetting = ({ options }: EthtoolOptions, name: string): Option | undefined =>
  options.findLast((it) => it.name === name && it.group === undefined && it.value);
