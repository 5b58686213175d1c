// Edits of BRIDGING_OPTS and of the keys of the spanning tree.
import type { Bridge } from '../model/ifcfg/bridge';
import type { Timer } from '../model/ifcfg/bridge-timers';
import type { BridgeWord } from '../model/ifcfg/bridge-words';
import { type Option, wordOf } from '../syntax/ifcfg/options';
import { removeAssignment, setAssignment } from '../syntax/ifcfg/write';
import type { Edit } from '../text';
import { type Fix, fix } from './fix';
import { ofItem } from './long-values';

/** Edits that leave options out of BRIDGING_OPTS, and the key with the last one. */
export function leaveOut(bridge: Bridge, leaves: (option: Option) => boolean): Edit[] {
  if (!bridge.attribute) return [];
  const words = bridge.options.filter((it) => !leaves(it)).map(wordOf);
  return words.length === 0 ? removeAssignment(bridge.attribute) : setAssignment(bridge.attribute, words.join(' '));
}

/** Takes one word away. */
export const leaveOutWord = ({ bridge, list, option }: BridgeWord): readonly Fix[] =>
  ofItem(list, () => [
    fix(
      `Remove ${wordOf(option)}`,
      leaveOut(bridge, (it) => it === option),
    ),
  ]);

/** Edits that take a timer away, however often its name stands there. */
export const removeTimer = (bridge: Bridge, { name, written }: Timer): Edit[] =>
  'element' in written ? removeAssignment(written) : leaveOut(bridge, (it) => it.name === name);

/** Edits that give a timer another value. */
export const setTimer = ({ span, written }: Timer, value: number): Edit[] =>
  'element' in written ? setAssignment(written, String(value)) : [{ span, text: String(value) }];
