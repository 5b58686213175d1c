// The operations on stored definitions.
import { recorded } from './change';
import { type Connection, failure, type Result, type RunOptions, success } from './command';
import { type DefineOptions, definition } from './definition';
import type { History } from './history';
import { identityOf, withUuid } from './identity';
import { labelOf, type Operation, type Outcome, single } from './operation';
import { shellLine } from './quoting';
import { changesBetween, type FoundState } from './state';
import * as virsh from './virsh';
import type { NetworkRef } from './virsh';

/** What became of a network that was defined. */
export interface Defined extends Outcome {
  readonly validated: boolean;
  /** Whether there was a definition before. */
  readonly replaced: boolean;
}

/** Stores a definition, keeping the one it replaces for `undoLastDefine`. */
export function defineNetwork(
  connection: Connection,
  xml: string,
  history: History,
  options: DefineOptions = {},
): Operation<Defined> {
  const { validate = true, start = false, autostart, file = 'network.xml' } = options;
  const { name, uuid, saysUuid, unreadable } = identityOf(xml);
  const target: NetworkRef = uuid === undefined ? { name } : { name, uuid };
  const key = virsh.refWord(target);
  const line = (...words: string[]): string => shellLine(connection.uri, words);
  return {
    title: `${start ? 'Define and start' : 'Define'} ${labelOf(target)}`,
    changes: true,
    notes: saysUuid
      ? []
      : ['the file has no uuid; a network of that name keeps the one it has, which is added to what libvirt is given'],
    describe: () => [
      `${line('net-dumpxml', '--inactive', '--', key || '?')}  # kept for undo, if it exists`,
      line('net-define', ...(validate ? ['--validate'] : []), '--', file),
      ...(autostart === undefined
        ? []
        : [line('net-autostart', ...(autostart ? [] : ['--disable']), '--', key || '?')]),
      ...(start ? [`${line('net-start', '--', key || '?')}  # unless it runs already`] : []),
    ],
    async run(running) {
      if (unreadable) {
        return failure(
          'failed',
          'the name or uuid of the network has elements or entities in it, so what it replaces cannot be kept',
        );
      }
      // A text that names nobody replaces nothing: libvirt is to say what is wrong with it.
      if (key === '') return store(connection, xml, target, nobody, options, running);
      return recorded<Defined>({ connection, history, target, what: 'define' }, running, async (before) => {
        const notes = await notesOn(before, connection, history);
        const adopted = saysUuid ? undefined : before.uuid;
        const sent = adopted === undefined ? xml : withUuid(xml, adopted);
        if (adopted !== undefined) notes.push(`the uuid ${adopted} of the network defined before was used`);
        return success({
          sent,
          run: async () => {
            const done = await store(
              connection,
              sent,
              adopted === undefined ? target : { name, uuid: adopted },
              before,
              options,
              running,
            );
            return done.ok ? success({ ...done.value, notes: [...notes, ...done.value.notes] }) : done;
          },
        });
      });
    },
  };
}

const nobody: FoundState = { state: { autostart: false } };

/** That somebody else has changed the network since our last change of it. */
async function notesOn({ name, state }: FoundState, { uri }: Connection, history: History): Promise<string[]> {
  const last = name === undefined ? undefined : (await history.changes(uri, name)).at(-1);
  const changed = last?.after ? changesBetween(last.after, state) : [];
  return changed.length === 0
    ? []
    : [
        `somebody else had changed ${name} since the ${last!.what} of ${last!.time} (${changed.join(', ')}); that is kept for undo`,
      ];
}

async function store(
  connection: Connection,
  xml: string,
  target: NetworkRef,
  before: FoundState,
  { validate = true, start = false, autostart }: DefineOptions,
  options: RunOptions | undefined,
): Promise<Result<Defined>> {
  const defined = await definition(connection, xml, validate, options);
  if (!defined.ok) return defined;
  const { validated } = defined.value;
  const notes = [...defined.value.notes];
  const now = await connection.run(virsh.info(target), options);
  const name = now.ok ? now.value.name : labelOf(target);
  const uuid = now.ok ? now.value.uuid : target.uuid;
  const self = uuid === undefined ? target : { uuid };
  if (autostart !== undefined) {
    const marked = await connection.run(virsh.autostart(self, autostart), options);
    if (!marked.ok) return { ...marked, message: `${name} is defined, but ${marked.message}` };
  }
  if (now.ok && now.value.active) {
    notes.push(`${name} goes on running as it was; stop and start it for the new definition to take effect`);
  } else if (start) {
    const started = await connection.run(virsh.start(self), options);
    if (!started.ok) return { ...started, message: `${name} is defined, but ${started.message}` };
  }
  return success({ name, uuid, validated, replaced: before.state.xml !== undefined, notes });
}

/** Removes the stored definition, keeping it for `undoLastDefine`. */
export function undefineNetwork(connection: Connection, target: NetworkRef, history: History): Operation<Outcome> {
  const removing = single(connection, `Undefine ${labelOf(target)}`, target, virsh.undefine(target), [
    'a running network goes on until it is stopped, and no longer starts by itself',
  ]);
  const dump = shellLine(connection.uri, virsh.dumpNetwork(target, { inactive: true }).args);
  return {
    ...removing,
    describe: () => [`${dump}  # kept for undo`, ...removing.describe()],
    run: (options) =>
      recorded<Outcome>({ connection, history, target, what: 'undefine' }, options, () =>
        success({ run: () => removing.run(options) }),
      ),
  };
}
