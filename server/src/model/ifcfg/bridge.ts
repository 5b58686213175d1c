// A bridge, or a port of one, as its file describes it: the words of BRIDGING_OPTS, the spanning tree, who reads it.
import type { Target } from '../target';
import type { File } from '../file';
import { bridgeTable, portTable } from '../../schema/bridge-options';
import { type Option, optionsOf } from '../../syntax/ifcfg/options';
import type { Attribute } from '../../syntax/tree';
import { byNetworkManager, byScripts, lastAssignment, type Profile, readProfile } from './profile';

export interface Bridge {
  readonly profile: Profile;
  /** A port of a bridge, whose options are others than those of the bridge. */
  readonly isPort: boolean;
  /** BRIDGING_OPTS; undefined when it is absent or badly quoted. */
  readonly attribute: Attribute | undefined;
  readonly options: readonly Option[];
  /** Whether NetworkManager runs the spanning tree; undefined when STP is a word it does not know. */
  readonly stp: boolean | undefined;
  readonly networkManager: boolean;
  readonly scripts: boolean;
}

/** The bridge of a file that makes one, or the port of a bridge. */
export function bridgeOf(file: File, target: Target): Bridge | undefined {
  const profile = readProfile(file);
  if (!profile) return undefined;
  const isPort = profile.kind !== 'bridge';
  if (isPort && !lastAssignment(profile, 'BRIDGE') && !lastAssignment(profile, 'BRIDGE_UUID')) return undefined;
  const attribute = lastAssignment(profile, 'BRIDGING_OPTS');
  return {
    profile,
    isPort,
    attribute,
    options: attribute ? optionsOf(attribute, isPort ? portTable : bridgeTable) : [],
    stp: stpOf(lastAssignment(profile, 'STP')?.value),
    networkManager: byNetworkManager(profile, target),
    scripts: byScripts(profile, target),
  };
}

/** NetworkManager's reading of STP: four words in any case, and off without one. */
function stpOf(value: string | undefined): boolean | undefined {
  if (value === undefined || /^(?:off|no)$/i.test(value)) return false;
  return /^(?:on|yes)$/i.test(value) ? true : undefined;
}

/** The option that counts: the last one of its name that has a value. */
export const bridgeOption = (bridge: Bridge, name: string): Option | undefined =>
  bridge.options.findLast((it) => it.name === name && !it.isAlone && it.value !== '');
