// Starting and stopping networks, and whether they start with the host.
import { recorded } from './change';
import { type Connection, failure, type Result, type RunOptions, success } from './command';
import { type DefineOptions, definition, handOver } from './definition';
import type { History } from './history';
import { identityOf } from './identity';
import { labelOf, type Operation, type Outcome, single } from './operation';
import { shellLine } from './quoting';
import { stateOf } from './state';
import * as virsh from './virsh';
import type { NetworkRef } from './virsh';

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

export const startNetwork = (connection: Connection, target: NetworkRef): Operation<Outcome> =>
  single(connection, `Start ${labelOf(target)}`, target, virsh.start(target));

/** Stops a network. What a transient one was is kept for `undoLastDefine`, as nothing else of it is left. */
export function destroyNetwork(connection: Connection, target: NetworkRef, history: History): Operation<Outcome> {
  const stopping = single(connection, `Stop ${labelOf(target)}`, target, virsh.destroy(target), [
    'guests on it lose their connection and are not plugged in again when it is started',
    'a transient network is gone when it is stopped; it is kept for undo',
  ]);
  return {
    ...stopping,
    async run(options) {
      const now = await stateOf(connection, target, options);
      if (!now.ok) return now;
      if (now.value.state.xml !== undefined) return stopping.run(options);
      return recorded<Outcome>({ connection, history, target, what: 'stop' }, options, () =>
        success({ run: () => stopping.run(options) }),
      );
    },
  };
}

/**
 * Whether the network starts with the host. A transient network has nothing to start from: without `define` this is
 * refused with an explanation and the remedy `define`; with it the definition is stored first.
 */
export function autostartNetwork(
  connection: Connection,
  target: NetworkRef,
  on: boolean,
  history: History,
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
            `${line('net-dumpxml', '--inactive', '--', virsh.refWord(target))} > network.xml  # if it is transient`,
            `${line('net-define', '--', 'network.xml')}  # if it is transient`,
          ]
        : []),
      ...marking.describe(),
    ],
    run: (options) =>
      recorded<Outcome>({ connection, history, target, what: 'autostart' }, options, ({ name, state }) => {
        const { xml, live } = state;
        if (xml !== undefined || live === undefined || !on)
          return success({ sent: xml, run: () => marking.run(options) });
        if (define) return success({ sent: live, run: () => storeAndMark(connection, name!, live, marking, options) });
        const why = `${name!} is transient: it has no stored definition that could be started with the host; define it first`;
        return { ...failure('failed', why), remedy: 'define' };
      }),
  };
}

async function storeAndMark(
  connection: Connection,
  name: string,
  xml: string,
  marking: Operation<Outcome>,
  options: RunOptions | undefined,
): Promise<Result<Outcome>> {
  const defined = await definition(connection, xml, false, options);
  if (!defined.ok) return defined;
  const marked = await marking.run(options);
  return marked.ok ? success({ ...marked.value, notes: [`${name} was transient and is now defined`] }) : marked;
}
