// Which of the devices that files and the running host have may be named at a place of a network.
import { isWhole, type HostDevice } from '../../model/inventory';
import { attachingModes } from '../../model/network/forward-pool';
import { managedModes } from '../../model/facts';
import { modeOf } from '../../model/network/mode';
import type { CompletionContext } from './context';
import type { Subject } from './fitting-value';

/** Whether naming a device there is no fault at once. */
export function mayBeNamed({ path }: Subject, attribute: string, name: string, around: CompletionContext): boolean {
  const place = `${path}@${attribute}`;
  if (around.file.tree.language !== 'xml' || !Object.hasOwn(places, place)) return true;
  return places[place]!(name, around);
}

const places: Readonly<Record<string, (name: string, around: CompletionContext) => boolean>> = {
  // What is there already is an error where libvirt makes the bridge.
  'bridge@name': (_name, { file }) => {
    const mode = modeOf(file);
    return mode === undefined || !managedModes.has(mode);
  },
  'forward@dev': isUplink,
  'forward/interface@dev': isUplink,
  'forward/pf@dev': (name, around) =>
    isUplink(name, around) && fitsHost(name, around, (it) => (it.virtualFunctions ?? 0) > 0),
};

/** A way out: not the host itself, nor what is part of a controller, through which its packets go. */
function isUplink(name: string, around: CompletionContext): boolean {
  const mode = modeOf(around.file);
  const isAttached = mode !== undefined && attachingModes.has(mode);
  return (
    name !== 'lo' &&
    fitsHost(name, around, (it) => it.controller === undefined && !(isAttached && it.kind === 'wireless'))
  );
}

/** Whether the running host has the device as it is wanted; true where it does not tell. */
function fitsHost(name: string, { workspace }: CompletionContext, fits: (it: HostDevice) => boolean): boolean {
  const { inventory } = workspace;
  const it = inventory?.named?.get(name);
  return it === undefined || !isWhole(inventory!) || fits(it);
}
