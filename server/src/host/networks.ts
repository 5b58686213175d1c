// What can be asked of the networks of a host.
import { type Connection, failure, type Result, type RunOptions, runAll, success } from './command';
import { type PrintedNetwork, readNetwork } from './read-xml';
import * as virsh from './virsh';
import type { NetworkRef } from './virsh';

export interface NetworkState {
  readonly name: string;
  readonly uuid: string;
  readonly active: boolean;
  readonly autostart: boolean;
  readonly persistent: boolean;
  /** What runs, else what is stored; undefined when it could not be read. */
  readonly summary?: PrintedNetwork;
}

/** A network in the lists of the host. */
export type NetworkEntry = Omit<NetworkState, 'summary'>;

/** All networks of the host with their states. */
export async function listNetworks(connection: Connection, options?: RunOptions): Promise<Result<NetworkState[]>> {
  const listed = await networkEntries(connection, options);
  return listed.ok ? withSummaries(connection, listed.value, options) : listed;
}

/** The same without a look at the networks themselves: five lists, about 10 ms for any number of networks. */
export async function networkEntries(connection: Connection, options?: RunOptions): Promise<Result<NetworkEntry[]>> {
  // Names and uuids come from two commands; they belong together when nothing happened in between.
  for (let attempt = 0; ; attempt++) {
    const names = await connection.run(virsh.listNames, options);
    if (!names.ok) return names;
    const lists = [];
    for (const only of ['all', 'active', 'autostart', 'persistent'] as const) {
      const list = await connection.run(virsh.listUuids(only), options);
      if (!list.ok) return list;
      lists.push(list.value);
    }
    const again = await connection.run(virsh.listNames, options);
    if (!again.ok) return again;
    const [uuids, active, autostart, persistent] = lists.map((it) => new Set(it)) as [
      Set<string>,
      Set<string>,
      Set<string>,
      Set<string>,
    ];
    const same = uuids.size === names.value.length && names.value.every((it, i) => it === again.value[i]);
    if (!same && attempt < 3) continue;
    if (!same) return failure('failed', 'the list of networks keeps changing');
    return success(
      [...uuids].map((uuid, i) => ({
        name: names.value[i]!,
        uuid,
        active: active.has(uuid),
        autostart: autostart.has(uuid),
        persistent: persistent.has(uuid),
      })),
    );
  }
}

/** A network that goes meanwhile keeps its line. */
async function withSummaries(
  connection: Connection,
  listed: readonly NetworkEntry[],
  options: RunOptions | undefined,
): Promise<Result<NetworkState[]>> {
  const result: NetworkState[] = [];
  const dumps = await dumpXmls(connection, listed, { inactive: false }, options);
  for (const [i, it] of listed.entries()) {
    const xml = dumps[i]!;
    if (!xml.ok && xml.reason !== 'failed') return xml;
    const summary = xml.ok ? readNetwork(xml.value) : undefined;
    result.push({ ...it, ...(summary && { summary }) });
  }
  return success(result);
}

/** The XML libvirt has. `inactive`: what is stored; drivers that cannot tell the two apart give the one they have. */
export async function dumpXml(
  connection: Connection,
  target: NetworkRef,
  { inactive }: { inactive: boolean },
  options?: RunOptions,
): Promise<Result<string>> {
  const dumped = await connection.run(virsh.dumpNetwork(target, { inactive }), options);
  return inactive && refusesFlag(dumped)
    ? connection.run(virsh.dumpNetwork(target, { inactive: false }), options)
    : dumped;
}

/** The same of several. */
export async function dumpXmls(
  connection: Connection,
  targets: readonly Pick<NetworkEntry, 'uuid'>[],
  { inactive }: { inactive: boolean },
  options?: RunOptions,
): Promise<Result<string>[]> {
  const dump = (only: boolean) =>
    runAll(
      connection,
      targets.map(({ uuid }) => virsh.dumpNetwork({ uuid }, { inactive: only })),
      options,
    );
  const dumped = await dump(inactive);
  return inactive && dumped.some(refusesFlag) ? dump(false) : dumped;
}

const refusesFlag = (dumped: Result<string>): boolean => !dumped.ok && /unsupported flags/.test(dumped.detail);
