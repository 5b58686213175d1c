// What across rules ask of all files, indexed once per state of the workspace.
import type { DeviceFact, NetworkFact, ReferenceFact } from './facts';
import type { Index, WorkspaceFacts } from './workspace-facts';
import type { Place } from '../text';
import { namedKindOf } from './file';
import { isLiveUri } from './live';

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

/** Whether a device is a bridge, as far as the file says what it is. */
export const mayBeBridge = ({ kind, live }: DeviceFact): boolean => live && (kind === 'bridge' || kind === 'unknown');

/** Whether a device is configured for another program than the readers of ifcfg files and keyfiles. */
export const isOfOther = ({ by, at }: DeviceFact): boolean => by === 'profile' && namedKindOf(at.uri) === undefined;

const isLive = (it: DeviceFact): boolean => it.by === 'profile' && it.live;

/** The bridge that a network names; libvirt puts the first free number in place of `%d`, so no two networks get one. */
const bridgeIn = ({ bridge }: NetworkFact): string | undefined =>
  bridge && !bridge.includes('%d') ? bridge : undefined;

const networksByBridge: Index<NetworkFact> = { of: (facts) => facts.networks, key: bridgeIn };
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
export const lookupOf = (workspace: WorkspaceFacts): Lookup => ({
  byBridge: all(workspace, networksByBridge),
  byUri: last(workspace, networksByUri),
  byMac: all(workspace, bridgesByMac),
  portOf: last(workspace, portsByDevice),
  configured: () => workspace.by(liveDevices, ''),
});

const all = <T extends { readonly at: Place }>(workspace: WorkspaceFacts, index: Index<T>): Finder<readonly T[]> => ({
  get(key) {
    const found = workspace.by(index, key);
    return found.length > 0 ? found : undefined;
  },
  has: (key) => workspace.by(index, key).length > 0,
});

const last = <T extends { readonly at: Place }>(workspace: WorkspaceFacts, index: Index<T>): Finder<T> => ({
  get: (key) => workspace.by(index, key).at(-1),
  has: (key) => workspace.by(index, key).length > 0,
});

/** Two files of one network: a copy, or the definition that the host has. */
export const isSame = (a: NetworkFact, b: NetworkFact): boolean =>
  a === b || (a.uuid !== undefined && a.uuid === b.uuid) || (a.name !== '' && a.name === b.name);

/** Of networks each once: what the host has in place of the file that it was made of. */
export function eachOnce<T>(all: readonly T[], networkOf: (it: T) => NetworkFact | undefined): T[] {
  const seen = new Set<string>();
  const isNew = (it: T): boolean => {
    const { name = '', uuid } = networkOf(it) ?? {};
    const keys = [name && `name ${name}`, uuid ?? ''].filter((key) => key !== '');
    const isKnown = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return !isKnown;
  };
  const isRunning = (it: T): boolean => isLiveUri(networkOf(it)?.at.uri ?? '');
  return [...all.filter(isRunning), ...all.filter((it) => !isRunning(it))].filter(isNew);
}

/**
 * The next `virbrN` that no file names and the running host does not have; or the first name of another template, as
 * libvirt would make it.
 */
export function freeBridgeName(workspace: WorkspaceFacts, template = 'virbr%d', first = 1): string {
  const { byBridge } = lookupOf(workspace);
  for (let n = first; ; n++) {
    const name = template.replace('%d', String(n));
    if (!byBridge.has(name) && workspace.devices(name).length === 0 && !workspace.inventory?.named?.has(name))
      return name;
  }
}
