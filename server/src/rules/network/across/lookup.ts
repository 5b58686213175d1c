// What across rules ask of all files, indexed once per state of the workspace.
import type { DeviceFact, NetworkFact, ReferenceFact } from '../../../model/facts';
import type { Network } from '../../../model/network';

interface Lookup {
  readonly byName: ReadonlyMap<string, readonly NetworkFact[]>;
  readonly byUuid: ReadonlyMap<string, readonly NetworkFact[]>;
  readonly byBridge: ReadonlyMap<string, readonly NetworkFact[]>;
  readonly byUri: ReadonlyMap<string, NetworkFact>;
  /** Bridges that libvirt makes, by their MAC address. */
  readonly byMac: ReadonlyMap<string, readonly DeviceFact[]>;
  /** What a device is a port of, by the name of the device; live files only. */
  readonly portOf: ReadonlyMap<string, ReferenceFact>;
  /** Interfaces of live ifcfg files. */
  readonly configured: readonly DeviceFact[];
}

const lookups = new WeakMap<Network, Lookup>();

/** Networks by name, uuid, bridge and file; ports by device. */
export function lookupOf(network: Network): Lookup {
  const known = lookups.get(network);
  if (known) return known;
  const devices = network.allDevices;
  const liveFiles = new Set(devices.filter((it) => it.by === 'ifcfg' && it.live).map((it) => it.at.uri));
  const ports = network.references.filter((it) => it.relation.startsWith('controller-') && liveFiles.has(it.at.uri));
  const lookup: Lookup = {
    byName: grouped(network.networks, (it) => it.name),
    byUuid: grouped(network.networks, (it) => it.uuid),
    byBridge: grouped(network.networks, (it) => it.bridge),
    byUri: new Map(network.networks.map((it) => [it.at.uri, it])),
    byMac: grouped(
      devices.filter((it) => it.by === 'libvirt'),
      (it) => it.macaddr,
    ),
    portOf: new Map(ports.map((it) => [it.from, it])),
    configured: devices.filter((it) => it.by === 'ifcfg' && it.live),
  };
  lookups.set(network, lookup);
  return lookup;
}

function grouped<T>(items: readonly T[], key: (item: T) => string | undefined): Map<string, T[]> {
  const result = new Map<string, T[]>();
  for (const it of items) {
    const name = key(it);
    if (!name) continue;
    const group = result.get(name);
    if (group) group.push(it);
    else result.set(name, [it]);
  }
  return result;
}

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
