// What a host has, read as a whole or in part through a connection that need not be able to change anything.
import { type Connection, type Failure, type Result, type RunOptions, success } from '../command';
import { type Guest, readGuest, readInterface, type NetworkPort, readPort } from '../guests';
import { readLeases } from '../leases';
import type { Lease } from '../../model/lease-facts';
import { dumpXml, networkEntries, type NetworkEntry } from '../networks';
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
  const known = new Map(before?.networks.map((it) => [it.uuid, it]));
  const networks: LiveNetwork[] = [];
  for (const it of entries.value) {
    const network = await liveNetwork(connection, it, known.get(it.uuid), wanted, options);
    if (!network.ok) return network;
    if (network.value) networks.push(network.value);
  }
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

async function liveNetwork(
  connection: Connection,
  entry: NetworkEntry,
  before: LiveNetwork | undefined,
  wanted: Wanted,
  options: RunOptions | undefined,
): Promise<Result<LiveNetwork | undefined>> {
  const isSame =
    before?.active === entry.active && before.persistent === entry.persistent && before.name === entry.name;
  const isWanted = wanted.networks === 'all' || wanted.networks.has(entry.name);
  if (before && isSame && !isWanted) {
    const leases = wanted.leases ? await readLeasesOf(connection, entry, options) : success(before.leases);
    return leases.ok ? success({ ...before, ...entry, leases: leases.value }) : leases;
  }
  const running = entry.active ? await dump(connection, entry, false, options) : success(undefined);
  if (!running.ok) return running;
  const stored = entry.persistent ? await dump(connection, entry, true, options) : success(undefined);
  if (!stored.ok) return stored;
  const leases = await readLeasesOf(connection, entry, options);
  if (!leases.ok) return leases;
  const xml = running.value ?? stored.value;
  if (xml === undefined) return success(undefined);
  const summary = readNetwork(xml);
  return success({
    ...entry,
    ...(running.value !== undefined && { running: running.value }),
    ...(stored.value !== undefined && { stored: stored.value }),
    ...(summary && { summary }),
    leases: leases.value,
  });
}

const dump = (connection: Connection, { uuid }: NetworkEntry, inactive: boolean, options: RunOptions | undefined) =>
  unlessGone(dumpXml(connection, { uuid }, { inactive }, options));

async function readLeasesOf(
  connection: Connection,
  { uuid, active }: NetworkEntry,
  options: RunOptions | undefined,
): Promise<Result<readonly Lease[]>> {
  if (!active) return success([]);
  const printed = await unlessGone(connection.run(virsh.leases({ uuid }), options));
  return printed.ok ? success(readLeases(printed.value ?? '')) : printed;
}

/** The guests with their network cards; none where the connection knows of none. */
async function readGuests(connection: Connection, options: RunOptions | undefined): Promise<Result<readonly Guest[]>> {
  const all = await unlessGone(connection.run(virsh.guestUuids('all'), options));
  if (!all.ok) return all;
  const running = await unlessGone(connection.run(virsh.guestUuids('running'), options));
  if (!running.ok) return running;
  const guests: Guest[] = [];
  for (const uuid of all.value ?? []) {
    const xml = await unlessGone(connection.run(virsh.dumpGuest(uuid), options));
    if (!xml.ok) return xml;
    const guest = xml.value === undefined ? undefined : readGuest(xml.value, running.value?.includes(uuid) ?? false);
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
