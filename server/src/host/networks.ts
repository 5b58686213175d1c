// What can be asked of networks, and done with them as they are. Changing definitions is in define.ts.
import { type Connection, failure, type Result, type RunOptions, success } from './command';
import { type DefineOptions, definition, handOver } from './definition';
import { identityOf } from './identity';
import { labelOf, type Operation, type Outcome, single } from './operation';
import { shellLine } from './quoting';
import * as virsh from './virsh';
import type { Target } from './virsh';

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
  target: Target,
  { inactive }: { inactive: boolean },
  options?: RunOptions,
): Promise<Result<string>> {
  const dumped = await connection.run(virsh.dumpNetwork(target, { inactive }), options);
  const refusesFlag = !dumped.ok && inactive && /unsupported flags/.test(dumped.detail);
  return refusesFlag ? connection.run(virsh.dumpNetwork(target, { inactive: false }), options) : dumped;
}

/** Runs a network from XML without storing it. */
export function createNetwork(
  connection: Connection,
  xml: string,
  { validate = true, file = 'network.xml' }: DefineOptions = {},
): Operation<Outcome> {
  const { name = 'network', uuid } = identityOf(xml);
  return {
    title: `Create ${name} (transient)`,
    changes: true,
    notes: ['a transient network is gone when it is stopped or the host restarts; it cannot autostart'],
    describe: () => [shellLine(connection.uri, ['net-create', ...(validate ? ['--validate'] : []), '--', file])],
    async run(options) {
      const created = await handOver(xml, validate, (path, it) =>
        connection.run(virsh.create(path, { validate: it }), options),
      );
      return created.ok ? success({ name, uuid, notes: created.value.notes }) : created;
    },
  };
}

export const startNetwork = (connection: Connection, target: Target): Operation<Outcome> =>
  single(connection, `Start ${labelOf(target)}`, target, virsh.start(target));

export const destroyNetwork = (connection: Connection, target: Target): Operation<Outcome> =>
  single(connection, `Stop ${labelOf(target)}`, target, virsh.destroy(target), [
    'guests on it lose their connection and are not plugged in again when it is started',
    'a transient network is gone when it is stopped',
  ]);

/**
 * Whether the network starts with the host. A transient network has nothing to start from: without `define` this is
 * refused with an explanation and the remedy `define`; with it the definition is stored first.
 */
export function autostartNetwork(
  connection: Connection,
  target: Target,
  on: boolean,
  { define = false }: { define?: boolean } = {},
): Operation<Outcome> {
  const marking = single(
    connection,
    on ? `Start ${labelOf(target)} with the host` : `No longer start ${labelOf(target)} with the host`,
    target,
    virsh.autostart(target, on),
  );
  const line = (...words: string[]): string => shellLine(connection.uri, words);
  return {
    ...marking,
    describe: () => [
      ...(define
        ? [
            `${line('net-dumpxml', '--inactive', '--', virsh.keyOf(target))} > network.xml  # if it is transient`,
            `${line('net-define', '--', 'network.xml')}  # if it is transient`,
          ]
        : []),
      ...marking.describe(),
    ],
    async run(options) {
      const state = await connection.run(virsh.info(target), options);
      if (!state.ok) return state;
      if (state.value.persistent || !on) return marking.run(options);
      const { name } = state.value;
      if (!define) {
        return {
          ...failure(
            'failed',
            `${name} is transient: it has no stored definition that could be started with the host; define it first`,
          ),
          remedy: 'define',
        };
      }
      const xml = await dumpXml(connection, target, { inactive: true }, options);
      if (!xml.ok) return xml;
      const defined = await definition(connection, xml.value, false, options);
      if (!defined.ok) return defined;
      const marked = await marking.run(options);
      return marked.ok ? success({ ...marked.value, notes: [`${name} was transient and is now defined`] }) : marked;
    },
  };
}
