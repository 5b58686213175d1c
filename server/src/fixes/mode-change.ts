// The other way to repair an item in the wrong mode: another mode, offered where the whole document fits it.
import { networkOf } from '../model/networks';
import { managedModes } from '../model/facts';
import type { File } from '../model/file';
import { presentRows } from '../model/network/mode-items';
import type { WorkspaceFacts } from '../model/workspace-facts';
import { type Mode, type ModeRow, modesFor, modeTable, supportIn } from '../schema/modes';
import type { Version } from '../schema/types';
import type { Element } from '../syntax/tree';
import { insertChild, removeElement, setAttribute } from '../syntax/xml/write';
import type { Edit } from '../text';
import { fix, type Fix } from './fix';

/** Modes in the order in which people want them. */
const wanted: readonly Mode[] = ['nat', 'route', 'isolated', 'open', 'passthrough', 'hostdev'];

/** Up to two changes to a mode in which the item may stand and everything else of the document too. */
export function modeChanges(file: File, workspace: WorkspaceFacts, row: ModeRow, libvirt: Version): Fix[] {
  const { root } = file.tree;
  if (!root) return [];
  const modes = modesFor(row, libvirt);
  return wanted
    .filter((mode) => modes.includes(mode) && fits(root, mode, libvirt) && !isTaken(file, workspace, mode))
    .slice(0, 2)
    .map((mode) => fix(titleOf(mode), changeMode(root, mode)));
}

const titleOf = (mode: Mode): string =>
  mode === 'isolated' ? 'Remove forward, for an isolated network' : `Change the mode to ${mode}`;

/** Whether libvirt takes all items of a document in that mode, and all of them do something. */
function fits(root: Element, mode: Mode, libvirt: Version): boolean {
  const present = presentRows(root);
  if ((mode === 'nat' || mode === 'route') && root.tree.at('forward/interface').length > 1) return false;
  // Without an address there is nothing that libvirt would have to make a bridge for.
  if (managedModes.has(mode) && !root.child('ip')) return false;
  return modeTable.every((row) => {
    const here = present.has(row);
    const how = supportIn(row, mode, libvirt);
    return here ? how === 'optional' || how === 'required' || how === 'needed' : how !== 'required';
  });
}

/** In a managed mode libvirt makes the bridge, which it cannot when the host makes one of that name. */
function isTaken(file: File, workspace: WorkspaceFacts, mode: Mode): boolean {
  const bridge = networkOf(file)?.bridge;
  return (
    bridge !== undefined && managedModes.has(mode) && workspace.devices(bridge).some((it) => it.at.uri !== file.uri)
  );
}

/** Writes the mode. */
function changeMode(root: Element, mode: Mode): Edit[] {
  const forward = root.child('forward');
  if (mode === 'isolated') return forward ? removeElement(forward) : [];
  if (forward) return setAttribute(forward, 'mode', mode);
  return insertChild(root, `<forward mode='${mode}'/>`);
}
