// The name of the bridge as the rules of this folder look at it.
import { memoize } from '../../memoize';
import { type NetworkMode, managedModes } from '../facts';
import type { File } from '../file';
import { none } from '../reading';
import { firstAt } from './elements';
import { modeOf } from './mode';
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
export const bridgeNameOf = memoize((file: File): BridgeName | undefined => {
  const mode = modeOf(file);
  const attribute = bridges(file)[0]?.attribute('name');
  if (!mode || !attribute?.value) return undefined;
  const isManaged = managedModes.has(mode);
  if (!isManaged && mode !== 'bridge') return undefined;
  return { attribute, name: attribute.value, mode, isManaged };
});

/** The same, when it is no name such as libvirt gives. */
export const oddBridgeNamesOf = memoize((file: File): readonly BridgeName[] => {
  const it = bridgeNameOf(file);
  return it && !/^virbr\d{1,4}$/.test(it.name) ? [it] : none;
});

const bridges = firstAt('bridge');

/** A name that no device can have: libvirt fails to make the bridge, or the guests fail to find it. */
export const severityOf = ({ isManaged }: BridgeName): Severity => (isManaged ? 'error' : 'warning');

/** What follows from such a name. */
export const effectOf = ({ isManaged }: BridgeName): string =>
  isManaged ? 'the kernel refuses the bridge' : 'no bridge of the host has this name';
