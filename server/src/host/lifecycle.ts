// Starting and stopping networks, and whether they start with the host.
import { recorded } from './change';
import { type Connection, failure, type Result, type RunOptions, success } from './command';
import { type DefineOptions, definition, handOver } from './definition';
import type { History } from './history';
import { identityOf } from './identity';
import { labelOf, type Operation, type Outcome, single } from './operation';
import { cutOffBy, outlookOn, standingOf } from './outlook';
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
    async outlook(options) {
      const found = await stateOf(connection, uuid === undefined ? { name } : { name, uuid }, options);
      if (!found.ok) return found;
      const { name: known, state } = found.value;
      if (state.live !== undefined) return failure('failed', `${known ?? name} runs already`);
      return success({
        notes:
          state.xml === undefined
            ? ['it is gone when it is stopped or the host restarts, and cannot start with the host']
            : [`${standingOf(known ?? name, state)}; this runs until it is stopped, and what is stored stays as it is`],
      });
    },
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
  single(connection, `Start ${labelOf(target)}`, target, virsh.start(target), (options) =>
    outlookOn(connection, target, options, ({ name, state }) =>
      state.live === undefined
        ? success({ title: `Start ${name}`, notes: [standingOf(name, state)] })
        : failure('failed', `${name} runs already`),
    ),
  );

/** What is known of the guests of a network besides its ports: names. */
export interface KnownGuests {
  readonly guestsOn?: (network: string) => readonly string[];
}

/** Stops a network. What a transient one was is kept for `undoLastDefine`, as nothing else of it is left. */
export function destroyNetwork(
  connection: Connection,
  target: NetworkRef,
  history: History,
  { guestsOn }: KnownGuests = {},
): Operation<Outcome> {
  const stopping = single(connection, `Stop ${labelOf(target)}`, target, virsh.destroy(target), (options) =>
    outlookOn(connection, target, options, async (it) => {
      const { name, state } = it;
      if (state.live === undefined) return failure('failed', `${name} does not run`);
      const cut = await cutOffBy(connection, it, guestsOn?.(name) ?? [], options);
      if (!cut.ok) return cut;
      const transient = state.xml === undefined;
      return success({
        title: `Stop ${name}`,
        notes: [
          ...cut.value,
          ...(transient ? ['it is transient and gone once it is stopped; it is kept for undo'] : []),
        ],
      });
    }),
  );
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
  const titleOf = (name: string): string =>
    on ? `Start ${name} with the host` : `No longer start ${name} with the host`;
  const marking = single(connection, titleOf(labelOf(target)), target, virsh.autostart(target, on), (options) =>
    outlookOn(connection, target, options, ({ name, state }) => {
      if (state.xml === undefined && !on)
        return failure('failed', `${name} is transient, so it does not start with the host`);
      if (state.xml === undefined)
        return success({
          title: `${name} is transient. Define it and start it with the host`,
          notes: ['it has no stored definition that could be started: what runs is stored'],
          remedy: 'define',
        });
      const already = on ? 'it starts with the host already' : 'it does not start with the host as it is';
      return success({
        title: titleOf(name),
        notes: [standingOf(name, state), ...(state.autostart === on ? [already] : [])],
      });
    }),
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
