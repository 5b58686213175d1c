// What can be asked of the networks of a host.
import { type Connection, failure, type Result, type RunOptions, success } from './command';
import * as virsh from './virsh';
import type { NetworkRef } from './virsh';

export interface NetworkState {
  readonly name: string;
  readonly uuid: string;
  readonly active: boolean;
  readonly autostart: boolean;
  readonly persistent: boolean;
}

/** All networks of the host with their states. */
export async function listNetworks(connection: Connection, options?: RunOptions): Promise<Result<NetworkState[]>> {
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

/** The XML libvirt has. `inactive`: what is stored; drivers that cannot tell the two apart give the one they have. */
export async function dumpXml(
  connection: Connection,
  target: NetworkRef,
  { inactive }: { inactive: boolean },
  options?: RunOptions,
): Promise<Result<string>> {
  const dumped = await connection.run(virsh.dumpNetwork(target, { inactive }), options);
  const refusesFlag = !dumped.ok && inactive && /unsupported flags/.test(dumped.detail);
  return refusesFlag ? connection.run(virsh.dumpNetwork(target, { inactive: false }), options) : dumped;
}
