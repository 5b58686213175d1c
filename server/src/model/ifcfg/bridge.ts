// A bridge, or a port of one, as its file describes it: the words of BRIDGING_OPTS and the spanning tree.
import { memoize } from '../../memoize';
import type { File } from '../file';
import { bridgeAliases, bridgeOptions, portOptions } from '../../schema/bridge-options';
import { type MeantOptions, meantOptions, type Misjoined } from '../../syntax/ifcfg/meant-options';
import type { Option } from '../../syntax/ifcfg/options';
import type { Attribute } from '../../syntax/tree';
import { lastAssignment, type Profile, readProfile } from './profile';

export interface Bridge {
  readonly profile: Profile;
  /** A port of a bridge, whose options are others than those of the bridge. */
  readonly isPort: boolean;
  /** BRIDGING_OPTS; undefined when it is absent or badly quoted. */
  readonly attribute: Attribute | undefined;
  /** As they were meant where something else than single spaces joins them, which is one finding for each of these. */
  readonly options: readonly Option[];
  readonly misjoined: readonly Misjoined[];
  /** Whether NetworkManager runs the spanning tree; undefined when STP is a word it does not know. */
  readonly stp: boolean | undefined;
}

/** The bridge of a file that makes one, or the port of a bridge; none for any other file. */
export const bridgesOf = memoize((file: File): readonly Bridge[] => {
  const profile = readProfile(file);
  if (!profile || profile.isMistypedVlan) return [];
  const isPort = profile.kind !== 'bridge';
  if (isPort && !lastAssignment(profile, 'BRIDGE') && !lastAssignment(profile, 'BRIDGE_UUID')) return [];
  const attribute = lastAssignment(profile, 'BRIDGING_OPTS');
  const rows = isPort ? portOptions : bridgeOptions;
  const isKnown = (name: string) => Object.hasOwn(rows, name) || bridgeAliases.has(name);
  const { options, misjoined } = attribute ? meantOptions(attribute, isKnown) : nothing;
  return [{ profile, isPort, attribute, options, misjoined, stp: stpOf(lastAssignment(profile, 'STP')?.value) }];
});

const nothing: MeantOptions = { options: [], misjoined: [] };

/** The bridge of a file that makes one. */
export const madeBridgesOf = memoize((file: File): readonly Bridge[] => bridgesOf(file).filter((it) => !it.isPort));

/** NetworkManager's reading of STP: four words in any case, and off without one. */
function stpOf(value: string | undefined): boolean | undefined {
  if (value === undefined || /^(?:off|no)$/i.test(value)) return false;
  return /^(?:on|yes)$/i.test(value) ? true : undefined;
}

/** The option that counts: the last one of its name that has a value. */
export const bridgeOption = (bridge: Bridge, name: string): Option | undefined =>
  bridge.options.findLast((it) => it.name === name && !it.isAlone && it.value !== '');
