// The forward mode of a document, and readings that hold in some modes only.
import { managedModes, type NetworkMode } from '../facts';
import type { File } from '../file';
import { networkOf } from '../networks';
import { modeOfElement } from './facts';
import { narrowing, none, type Reading } from '../reading';

/** The mode that libvirt takes, also of a template that gets its name later; undefined when the word is not known. */
export const modeOf = (file: File): NetworkMode | undefined =>
  file.facts.isNameless && file.tree.root ? modeOfElement(file.tree.root) : networkOf(file)?.mode;

/** Whether libvirt makes the bridge of the network. */
export function isManaged(file: File): boolean {
  const mode = modeOf(file);
  return mode !== undefined && managedModes.has(mode);
}

/** Modes that use bridges and devices of the host, so that libvirt makes none and runs nothing for them. */
export const unmanagedModes: ReadonlySet<NetworkMode> = new Set<NetworkMode>([
  'bridge',
  'macvtap',
  'private',
  'vepa',
  'passthrough',
  'hostdev',
]);

/** The modes in which packets leave through an interface of the host that may be named. */
export const forwardingModes: ReadonlySet<NetworkMode> = new Set<NetworkMode>(['nat', 'route']);

/** What a reading gives in these modes; in others nothing. */
export const inModes = <R extends Reading<unknown>>(modes: ReadonlySet<NetworkMode>, reading: R): R =>
  narrowing(reading, ((file, workspace, target) => {
    const mode = modeOf(file);
    return mode !== undefined && modes.has(mode) ? reading(file, workspace, target) : none;
  }) as R);

/** What a reading gives where libvirt makes the bridge; elsewhere it refuses every ip, and advice on one is of no use. */
export const whereManaged = <R extends Reading<unknown>>(reading: R): R => inModes(managedModes, reading);
