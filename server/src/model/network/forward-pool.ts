// What a forward element lists: the devices that guests use or go out through.
import { memoize } from '../../memoize';
import type { Attribute, Element } from '../../syntax/tree';
import type { NetworkMode } from '../facts';
import type { File } from '../file';
import { anyOf, derive, none } from '../reading';
import { attributesAt, elementsAt } from './elements';
import { modeOf } from './mode';

export interface ForwardPool {
  readonly forward: Element;
  readonly mode: NetworkMode;
  /** `forward dev`, when it is not empty. */
  readonly dev: Attribute | undefined;
  readonly interfaces: readonly Element[];
  readonly addresses: readonly Element[];
  readonly functions: readonly Element[];
}

/** The devices that a network lists, if any; none without forward or with a mode that nobody knows. */
export const forwardPoolsOf = memoize((file: File): readonly ForwardPool[] => {
  const forward = file.tree.root?.child('forward');
  const mode = modeOf(file);
  if (!forward || !mode) return none;
  const dev = forward.attribute('dev');
  return [
    {
      forward,
      mode,
      dev: dev?.value ? dev : undefined,
      interfaces: forward.childrenNamed('interface'),
      addresses: forward.childrenNamed('address'),
      functions: forward.childrenNamed('pf'),
    },
  ];
});

const devices = anyOf(attributesAt('forward@dev'), elementsAt('forward/interface', 'forward/address', 'forward/pf'));

/** Pools that list a device in one way or another. */
export const devicePoolsOf = derive(devices, (_, file) =>
  forwardPoolsOf(file).filter(
    (it) => it.dev !== undefined || it.interfaces.length + it.addresses.length + it.functions.length > 0,
  ),
);

/** Modes in which guests share an interface of the host; in mode passthrough one takes it over, with its addresses. */
export const sharingModes: ReadonlySet<NetworkMode> = new Set<NetworkMode>(['macvtap', 'private', 'vepa']);

/** Modes that attach guests to interfaces of the host. */
export const attachingModes: ReadonlySet<NetworkMode> = new Set<NetworkMode>([...sharingModes, 'passthrough']);

/** Modes that attach guests to devices of the host, these or PCI devices. */
export const directModes: ReadonlySet<NetworkMode> = new Set<NetworkMode>([...attachingModes, 'hostdev']);
