// Edits of BRIDGING_OPTS.
import type { Bridge } from '../model/ifcfg/bridge';
import { type Option, wordOf } from '../syntax/ifcfg/options';
import { removeAssignment, setAssignment } from '../syntax/ifcfg/write';
import type { Edit } from '../text';

/** Edits that leave options out of BRIDGING_OPTS, and the key with the last one. */
export function leaveOut(bridge: Bridge, leaves: (option: Option) => boolean): Edit[] {
  if (!bridge.attribute) return [];
  const words = bridge.options.filter((it) => !leaves(it)).map(wordOf);
  return words.length === 0 ? removeAssignment(bridge.attribute) : setAssignment(bridge.attribute, words.join(' '));
}
