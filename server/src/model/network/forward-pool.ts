// What a forward element lists: the devices that guests use or go out through.
import type { NetworkMode } from '../facts';
import type { File } from '../file';
import type { Attribute, Element } from '../../syntax/tree';

export interface ForwardPool {
  readonly forward: Element;
  readonly mode: NetworkMode;
  /** `forward dev`, when it is not empty. */
  readonly dev: Attribute | undefined;
  readonly interfaces: readonly Element[];
  readonly addresses: readonly Element[];
  readonly functions: readonly Element[];
}

/** The devices that a network lists; undefined without forward or with a mode that nobody knows. */
export function forwardPoolOf(file: File): ForwardPool | undefined {
  const forward = file.tree.root?.child('forward');
  const mode = file.facts.networks[0]?.mode;
  if (!forward || !mode) return undefined;
  const dev = forward.attribute('dev');
  return {
    forward,
    mode,
    dev: dev?.value ? dev : undefined,
    interfaces: forward.childrenNamed('interface'),
    addresses: forward.childrenNamed('address'),
    functions: forward.childrenNamed('pf'),
  };
}

/** Modes that attach guests to devices of the host. */
export const directModes: ReadonlySet<NetworkMode> = new Set<NetworkMode>([
  'macvtap',
  'private',
  'vepa',
  'passthrough',
  'hostdev',
]);
