// What across rules ask of all files, indexed once per state of the workspace.
import { memoize } from '../memoize';
import type { DeviceFact, NetworkFact, ReferenceFact } from './facts';
import type { File } from './file';
import type { Index, Network } from './workspace-facts';
import type { Place } from '../text';

/** A map that is looked into and never walked. */
interface Finder<T> {
  get(key: string): T | undefined;
  has(key: string): boolean;
}

interface Lookup {
  readonly byBridge: Finder<readonly NetworkFact[]>;
  readonly byUri: Finder<NetworkFact>;
  /** Bridges that libvirt makes, by their MAC address. */
  readonly byMac: Finder<readonly DeviceFact[]>;
  /** What a device is a port of, by the name of the device; live files only. */
  readonly portOf: Finder<ReferenceFact>;
  /** Interfaces of live ifcfg files. */
  configured(): readonly DeviceFact[];
}

const isLive = (it: DeviceFact): boolean => it.by === 'ifcfg' && it.live;

const networksByBridge: Index<NetworkFact> = { of: (facts) => facts.networks, key: (it) => it.bridge || undefined };
const networksByUri: Index<NetworkFact> = { of: (facts) => facts.networks, key: (it) => it.at.uri };
const bridgesByMac: Index<DeviceFact> = {
  of: (facts) => facts.devices.filter((it) => it.by === 'libvirt'),
  key: (it) => it.macaddr || undefined,
};
const portsByDevice: Index<ReferenceFact> = {
  of: ({ devices, references }) =>
    devices.some(isLive) ? references.filter((it) => it.relation.startsWith('controller-')) : [],
  key: (it) => it.from,
};
const liveDevices: Index<DeviceFact> = { of: (facts) => facts.devices.filter(isLive), key: () => '' };

/** Networks by bridge and file; ports by device. */
export const lookupOf = (network: Network): Lookup => ({
  byBridge: all(network, networksByBridge),
  byUri: last(network, networksByUri),
  byMac: all(network, bridgesByMac),
  portOf: last(network, portsByDevice),
  configured: () => network.by(liveDevices, ''),
});

const all = <T extends { readonly at: Place }>(network: Network, index: Index<T>): Finder<readonly T[]> => ({
  get(key) {
    const found = network.by(index, key);
    return found.length > 0 ? found : undefined;
  },
  has: (key) => network.by(index, key).length > 0,
});

const last = <T extends { readonly at: Place }>(network: Network, index: Index<T>): Finder<T> => ({
  get: (key) => network.by(index, key).at(-1),
  has: (key) => network.by(index, key).length > 0,
});

/** Whether a file is not alone. */
export const hasOthers = (_file: File, network: Network): boolean => network.files.length > 1;

/** Whether an ifcfg file says what the host has. */
export const hasConfigured = (_file: File, network: Network): boolean => isConfigured(network);

const isConfigured = memoize((network: Network): boolean => lookupOf(network).configured().length > 0);

/** Two files of one network: a copy, or the definition that the host has. */
export const isSame = (a: NetworkFact, b: NetworkFact): boolean =>
  a === b || (a.uuid !== undefined && a.uuid === b.uuid) || (a.name !== '' && a.name === b.name);

/** The next `virbrN` that no file names. */
export function freeBridgeName(network: Network): string {
  const { byBridge } = lookupOf(network);
  for (let n = 1; ; n++) {
    const name = `virbr${n}`;
    if (!byBridge.has(name) && network.devices(name).length === 0) return name;
  }
}
