// The name of the bridge as the rules of this folder look at it.
import { type NetworkMode, managedModes } from '../facts';
import type { File } from '../file';
import type { Severity } from '../../schema/types';
import type { Attribute } from '../../syntax/tree';

export interface BridgeName {
  readonly attribute: Attribute;
  readonly name: string;
  readonly mode: NetworkMode;
  /** libvirt makes the bridge; otherwise the host has it. */
  readonly isManaged: boolean;
}

/** The bridge that a document names, in a mode that has one. */
export function bridgeNameOf(file: File): BridgeName | undefined {
  const mode = file.facts.networks[0]?.mode;
  const attribute = file.tree.root?.child('bridge')?.attribute('name');
  if (!mode || !attribute?.value) return undefined;
  const isManaged = managedModes.has(mode);
  if (!isManaged && mode !== 'bridge') return undefined;
  return { attribute, name: attribute.value, mode, isManaged };
}

/** A name that no device can have: libvirt fails to make the bridge, or the guests fail to find it. */
export const severityOf = ({ isManaged }: BridgeName): Severity => (isManaged ? 'error' : 'warning');

/** What follows from such a name. */
export const effectOf = ({ isManaged }: BridgeName): string =>
  isManaged ? 'the kernel refuses the bridge' : 'no bridge of the host has this name';
