// What a host has, read as a whole or in part through a connection that need not be able to change anything.
import { type Connection, type Failure, type Result, type RunOptions, runAll, success } from '../command';
import { type Guest, readGuest, readInterface, type NetworkPort, readPort } from '../guests';
import { readLeases } from '../leases';
import type { Lease } from '../../model/lease-facts';
import { dumpXmls, networkEntries, type NetworkEntry } from '../networks';
import { type PrintedNetwork, readNetwork } from '../read-xml';
import * as virsh from '../virsh';
import type { HostInventory } from '../../model/inventory';

/** A network of the host, as it stands. */
export interface LiveNetwork extends NetworkEntry {
  /** The XML of what runs. */
  readonly running?: string;
  /** The XML of what is stored. */
  readonly stored?: string;
  /** In short what runs, else what is stored. */
  readonly summary?: PrintedNetwork;
  /** While it runs; libvirt goes on listing those of a stopped network until they expire. */
  readonly leases: readonly Lease[];
}

/** All that is known of a host. */
export interface HostSnapshot {
  readonly networks: readonly LiveNetwork[];
  readonly guests: readonly Guest[];
  /** Undefined where nobody can tell. */
  readonly inventory?: HostInventory;
  /** `9.0.0`. */
  readonly libvirt?: string;
}

/** What is to be read anew; the lists of networks always are. */
export interface Wanted {
  /** Networks by name; `all` where it is not known which. */
  readonly networks: ReadonlySet<string> | 'all';
  readonly leases: boolean;
  readonly guests: boolean;
  readonly inventory: boolean;
}

export const everything: Wanted = { networks: 'all', leases: true, guests: true, inventory: true };

/** How the interfaces of the host are found out, where the connection does not tell. */
export type Inventory = (bridges: readonly string[]) => Promise<HostInventory | undefined>;

/** Reads what is wanted, and takes the rest from what was known. A network or guest that goes meanwhile is left out. */
export async function readHost(
  connection: Connection,
  before: HostSnapshot | undefined,
  wanted: Wanted,
  inventory: Inventory,
  options?: RunOptions,
): Promise<Result<HostSnapshot>> {
  const entries = await networkEntries(connection, options);
  if (!entries.ok) return entries;
  const read = await liveNetworks(connection, entries.value, before, wanted, options);
  if (!read.ok) return read;
  const networks = read.value;
  const guests = wanted.guests || !before ? await readGuests(connection, options) : success(before.guests);
  if (!guests.ok) return guests;
  const version = before?.libvirt === undefined ? await versionOf(connection, options) : success(before.libvirt);
  if (!version.ok) return version;
  const bridges = networks.flatMap((it) => (it.active && it.summary?.bridge) || []);
  const devices = wanted.inventory || !before ? await inventory(bridges) : before.inventory;
  return success({
    networks,
    guests: guests.value,
    ...(devices && { inventory: devices }),
    ...(version.value !== undefined && { libvirt: version.value }),
  });
}

/** All that is wanted of the networks, asked for at once. */
async function liveNetworks(
  connection: Connection,
  entries: readonly NetworkEntry[],
  before: HostSnapshot | undefined,
  wanted: Wanted,
  options: RunOptions | undefined,
): Promise<Result<LiveNetwork[]>> {
  const known = new Map(before?.networks.map((it) => [it.uuid, it]));
  /** As it was, where nothing else of it is wanted than its leases. */
  const formerOf = (entry: NetworkEntry): LiveNetwork | undefined => {
    const it = known.get(entry.uuid);
    const isSame = it?.active === entry.active && it.persistent === entry.persistent && it.name === entry.name;
    return isSame && wanted.networks !== 'all' && !wanted.networks.has(entry.name) ? it : undefined;
  };
  const read = entries.filter((it) => !formerOf(it));
  const running = await dumpAll(connection, read, 'running', options);
  if (!running.ok) return running;
  const stored = await dumpAll(connection, read, 'stored', options);
  if (!stored.ok) return stored;
  const leased = entries.filter((it) => it.active && (wanted.leases || !formerOf(it)));
  const leases = await leasesOfAll(connection, leased, options);
  if (!leases.ok) return leases;
  return success(
    entries.flatMap((entry): LiveNetwork[] => {
      const former = formerOf(entry);
      const own = leases.value.get(entry) ?? (entry.active ? former?.leases : undefined) ?? [];
      if (former) return [{ ...former, ...entry, leases: own }];
      const network = networkOf(entry, running.value.get(entry), stored.value.get(entry), own);
      return network ? [network] : [];
    }),
  );
}

/** Undefined for one that went meanwhile. */
function networkOf(
  entry: NetworkEntry,
  running: string | undefined,
  stored: string | undefined,
  leases: readonly Lease[],
): LiveNetwork | undefined {
  const xml = running ?? stored;
  if (xml === undefined) return undefined;
  const summary = readNetwork(xml);
  return {
    ...entry,
    ...(running !== undefined && { running }),
    ...(stored !== undefined && { stored }),
    ...(summary && { summary }),
    leases,
  };
}

/** What runs of those that do, or what is stored of those of which something is. */
async function dumpAll(
  connection: Connection,
  entries: readonly NetworkEntry[],
  what: 'running' | 'stored',
  options: RunOptions | undefined,
): Promise<Result<ReadonlyMap<NetworkEntry, string>>> {
  const inactive = what === 'stored';
  const those = entries.filter((it) => (inactive ? it.persistent : it.active));
  return perEntry(those, await dumpXmls(connection, those, { inactive }, options), (xml) => xml);
}

async function leasesOfAll(
  connection: Connection,
  entries: readonly NetworkEntry[],
  options: RunOptions | undefined,
): Promise<Result<ReadonlyMap<NetworkEntry, readonly Lease[]>>> {
  const commands = entries.map(({ uuid }) => virsh.leases({ uuid }));
  return perEntry(entries, await runAll(connection, commands, options), readLeases);
}

/** What was answered of each. What libvirt refuses is nothing that there is: it went meanwhile. */
function perEntry<T, U>(
  entries: readonly NetworkEntry[],
  answers: readonly Result<T>[],
  read: (answer: T) => U,
): Result<ReadonlyMap<NetworkEntry, U>> {
  const found = new Map<NetworkEntry, U>();
  for (const [i, answer] of answers.entries())
    if (answer.ok) found.set(entries[i]!, read(answer.value));
    else if (answer.reason !== 'failed') return answer;
  return success(found);
}

/** The guests with their network cards; none where the connection knows of none. */
async function readGuests(connection: Connection, options: RunOptions | undefined): Promise<Result<readonly Guest[]>> {
  const all = await unlessGone(connection.run(virsh.guestUuids('all'), options));
  if (!all.ok) return all;
  const running = await unlessGone(connection.run(virsh.guestUuids('running'), options));
  if (!running.ok) return running;
  const uuids = all.value ?? [];
  const isRunning = new Set(running.value);
  const guests: Guest[] = [];
  for (const [i, xml] of (await runAll(connection, uuids.map(virsh.dumpGuest), options)).entries()) {
    if (!xml.ok && xml.reason !== 'failed') return xml;
    const guest = xml.ok ? readGuest(xml.value, isRunning.has(uuids[i]!)) : undefined;
    if (guest) guests.push(guest);
  }
  return success(guests);
}

function versionOf(connection: Connection, options: RunOptions | undefined): Promise<Result<string | undefined>> {
  return unlessGone(connection.run(virsh.libvirtVersion, options));
}

/** The ports of a running network with their owners; empty where the connection knows of none. */
export async function readPorts(
  connection: Connection,
  network: virsh.NetworkRef,
  options?: RunOptions,
): Promise<Result<readonly NetworkPort[]>> {
  const uuids = await unlessGone(connection.run(virsh.portUuids(network), options));
  if (!uuids.ok) return uuids;
  const ports: NetworkPort[] = [];
  for (const it of uuids.value ?? []) {
    const xml = await unlessGone(connection.run(virsh.dumpPort(network, it), options));
    if (!xml.ok) return xml;
    const port = readPort(xml.value ?? '');
    if (port) ports.push(port);
  }
  return success(ports);
}

/** The interfaces of a host as libvirt tells them: names alone. Undefined where it does not. */
export async function readInterfaces(
  connection: Connection,
  options?: RunOptions,
): Promise<Result<HostInventory | undefined>> {
  const names = await unlessGone(connection.run(virsh.interfaceDevices, options));
  if (!names.ok || names.value === undefined) return names.ok ? success(undefined) : names;
  const devices = [];
  for (const it of names.value) {
    const xml = await unlessGone(connection.run(virsh.dumpDevice(it), options));
    if (!xml.ok) return xml;
    const name = readInterface(xml.value ?? '');
    if (name !== undefined) devices.push({ name, kind: 'other' as const, isUp: true, addresses: [] });
  }
  return success({ devices });
}

/** What libvirt refuses is nothing that there is: it went meanwhile, or this kind of connection has none. */
export async function unlessGone<T>(answer: Promise<Result<T>>): Promise<{ ok: true; value: T | undefined } | Failure> {
  const it = await answer;
  return !it.ok && it.reason === 'failed' ? success(undefined) : it;
}
