// The operations on stored definitions. Each keeps what it replaces, so that the last one can be undone.
import { isNotFound, keep, stateBefore } from './before';
import { type Connection, failure, type Result, type RunOptions, success } from './command';
import { type DefineOptions, definition } from './definition';
import type { History, Kept } from './history';
import { identityOf, withUuid } from './identity';
import { labelOf, type Operation, type Outcome, single } from './operation';
import { shellLine } from './quoting';
import * as virsh from './virsh';
import type { Target } from './virsh';

/** Stores a definition, keeping the one it replaces for `undoLastDefine`. */
export function defineNetwork(
  connection: Connection,
  xml: string,
  history: History,
  { validate = true, start = false, autostart, file = 'network.xml' }: DefineOptions = {},
): Operation<Outcome & { validated: boolean; replaced: boolean }> {
  const identity = identityOf(xml);
  const named = identity.name ?? identity.uuid ?? 'the network';
  const target = identity.uuid === undefined ? { name: identity.name } : { uuid: identity.uuid };
  const key = virsh.keyOf(target) || '?';
  const line = (...words: string[]): string => shellLine(connection.uri, words);
  const describe = (): string[] => [
    `${line('net-dumpxml', '--inactive', '--', key)}  # kept for undo, if it exists`,
    line('net-define', ...(validate ? ['--validate'] : []), '--', file),
    ...(autostart === undefined ? [] : [line('net-autostart', ...(autostart ? [] : ['--disable']), '--', key)]),
    ...(start ? [`${line('net-start', '--', key)}  # unless it runs already`] : []),
  ];
  return {
    title: start ? `Define and start ${named}` : `Define ${named}`,
    changes: true,
    notes: !identity.saysUuid
      ? ['the file has no uuid; a network of that name keeps the one it has, which is added to what libvirt is given']
      : [],
    describe,
    async run(options) {
      if (identity.unreadable) {
        return failure(
          'failed',
          'the name or uuid of the network has elements or entities in it, so what it replaces cannot be kept',
        );
      }
      const before = await stateBefore(connection, 'define', identity, options);
      if (!before.ok) return before;
      const { kept, uuid } = before.value;
      if (kept) {
        const failed = await keep(history, kept);
        if (failed) return failed;
      }
      const adopted = !identity.saysUuid && uuid !== undefined;
      const sent = adopted ? withUuid(xml, uuid) : xml;
      const defined = await definition(connection, sent, validate, options);
      if (!defined.ok) {
        // Nothing was changed, unless nobody knows: then the kept definition stays.
        if (kept && defined.reason === 'failed') await history.forget(kept);
        return defined;
      }
      const notes = [...defined.value.notes];
      if (adopted) notes.push(`the uuid ${uuid} of the network defined before was used`);
      const now = await connection.run(virsh.info(uuid === undefined ? target : { uuid }), options);
      const outcome = {
        name: now.ok ? now.value.name : named,
        uuid: now.ok ? now.value.uuid : uuid,
        validated: defined.value.validated,
        replaced: kept?.xml !== undefined,
      };
      const self = outcome.uuid === undefined ? target : { uuid: outcome.uuid };
      if (autostart !== undefined) {
        const marked = await connection.run(virsh.autostart(self, autostart), options);
        if (!marked.ok) return { ...marked, message: `${outcome.name} is defined, but ${marked.message}` };
      }
      if (now.ok && now.value.active) {
        notes.push(
          `${outcome.name} goes on running as it was; stop and start it for the new definition to take effect`,
        );
      } else if (start) {
        const started = await connection.run(virsh.start(self), options);
        if (!started.ok) return { ...started, message: `${outcome.name} is defined, but ${started.message}` };
      }
      return success({ ...outcome, notes });
    },
  };
}

/** Brings the last define or undefine on this connection back to what was before; of one network when it is named. */
export async function undoLastDefine(
  connection: Connection,
  history: History,
  name?: string,
): Promise<Result<Operation<Outcome>>> {
  const kept = await history.last(connection.uri, name);
  if (!kept) {
    const of = name === undefined ? '' : ` of ${name}`;
    return failure(
      'failed',
      `no change${of} on ${connection.uri ?? 'the default connection'} is kept that could be undone`,
    );
  }
  const line = (...words: string[]): string => shellLine(connection.uri, words);
  const { xml } = kept;
  const target: Target = { name: kept.name, uuid: kept.uuid };
  const key = virsh.keyOf(target);
  const describe = (): string[] =>
    xml === undefined
      ? [...(kept.active ? [] : [`${line('net-destroy', '--', key)}  # if it runs`]), line('net-undefine', '--', key)]
      : [
          `${line('net-define', '--', `${kept.name}.xml`)}  # as kept on ${kept.time}`,
          line('net-autostart', ...(kept.autostart ? [] : ['--disable']), '--', key),
        ];
  return success({
    title:
      xml === undefined
        ? `Undefine ${kept.name}, which did not exist before`
        : `Bring back ${kept.name} of ${kept.time}`,
    changes: true,
    notes: xml === undefined ? [] : [`a running ${kept.name} goes on as it is until it is stopped and started`],
    describe,
    async run(options) {
      const undone =
        xml === undefined
          ? await unmake(connection, target, kept, options)
          : await bringBack(connection, target, xml, kept, options);
      if (undone.ok) await history.forget(kept);
      return undone;
    },
  });
}

/** Removes the stored definition, keeping it for `undoLastDefine`. */
export function undefineNetwork(connection: Connection, target: Target, history: History): Operation<Outcome> {
  const removing = single(connection, `Undefine ${labelOf(target)}`, target, virsh.undefine(target), [
    'a running network goes on until it is stopped, and no longer starts by itself',
  ]);
  const dump = shellLine(connection.uri, virsh.dumpNetwork(target, { inactive: true }).args);
  return {
    ...removing,
    describe: () => [`${dump}  # kept for undo`, ...removing.describe()],
    async run(options) {
      const before = await stateBefore(connection, 'undefine', target, options);
      if (!before.ok) return before;
      const { kept } = before.value;
      if (kept?.xml !== undefined) {
        const failed = await keep(history, kept);
        if (failed) return failed;
      }
      const removed = await removing.run(options);
      if (kept && !removed.ok && removed.reason === 'failed') await history.forget(kept);
      return removed;
    },
  };
}

async function unmake(
  connection: Connection,
  target: Target,
  kept: Kept,
  options: RunOptions | undefined,
): Promise<Result<Outcome>> {
  const state = await connection.run(virsh.info(target), options);
  if (!state.ok && isNotFound(state))
    return success({ name: kept.name, uuid: undefined, notes: [`${kept.name} was gone already`] });
  if (!state.ok) return state;
  if (state.value.active && !kept.active) {
    const stopped = await connection.run(virsh.destroy(target), options);
    if (!stopped.ok) return stopped;
  }
  const removed = await connection.run(virsh.undefine(target), options);
  return removed.ok ? success({ name: kept.name, uuid: kept.uuid, notes: [] }) : removed;
}

async function bringBack(
  connection: Connection,
  target: Target,
  xml: string,
  kept: Kept,
  options: RunOptions | undefined,
): Promise<Result<Outcome>> {
  const defined = await definition(connection, xml, false, options);
  if (!defined.ok) return defined;
  const marked = await connection.run(virsh.autostart(target, kept.autostart), options);
  if (!marked.ok) return marked;
  const state = await connection.run(virsh.info(target), options);
  const notes =
    state.ok && state.value.active
      ? [`${kept.name} runs as before; stop and start it for the definition to take effect`]
      : [];
  return success({ name: kept.name, uuid: kept.uuid, notes });
}
