// The operations on stored definitions.
import { recorded } from './change';
import { type Connection, type Failure, failure, type Result, type RunOptions, success } from './command';
import { type DefineOptions, definition } from './definition';
import { type Completed, withGenerated } from './generated';
import type { History } from './history';
import { identityOf } from './identity';
import { labelOf, type Operation, type Outcome, single } from './operation';
import { changesIn, connectionName, outlookOn, standingOf } from './outlook';
import { shellLine } from './quoting';
import { changesBetween, type FoundState, stateOf } from './state';
import * as virsh from './virsh';
import type { NetworkRef } from './virsh';
import { whenOf } from './when';

/** What became of a network that was defined. */
export interface Defined extends Outcome {
  readonly validated: boolean;
  /** Whether there was a definition before. */
  readonly replaced: boolean;
}

/** How a definition is to be stored, and what may be lost by it. */
export interface StoreOptions extends DefineOptions {
  /** The stored definition that the text was made of: what others have changed since is not replaced. */
  readonly expected?: string;
  /** Replaces what others have changed, too. */
  readonly overwrite?: boolean;
}

/**
 * Stores a definition, keeping the one it replaces for `undoLastDefine`. What the text leaves out and libvirt would make anew
 * is taken from the one it replaces.
 */
export function defineNetwork(
  connection: Connection,
  xml: string,
  history: History,
  options: StoreOptions = {},
): Operation<Defined> {
  const { validate = true, start = false, autostart, file = 'network.xml', expected, overwrite = false } = options;
  const { name, uuid, saysUuid, unreadable } = identityOf(xml);
  const target: NetworkRef = uuid === undefined ? { name } : { name, uuid };
  const key = virsh.refWord(target);
  const label = labelOf(target);
  const line = (...words: string[]): string => shellLine(connection.uri, words);
  return {
    title: `${start ? 'Define and start' : 'Define'} ${name ?? label}`,
    changes: true,
    async outlook(looking) {
      if (unreadable || key === '') return success({ notes: [] });
      const found = await stateOf(connection, target, looking);
      if (!found.ok) return found;
      const clash = await clashOf(connection, target, found.value, looking);
      if (clash) return clash;
      const objection = objectionTo(found.value, expected, label, connection);
      return success({
        notes: await outlookNotes(found.value, xml, { connection, history, start, objection }),
        ...(objection !== undefined && { remedy: 'overwrite' as const }),
        ...replacedBy(found.value),
      });
    },
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
        const objection = objectionTo(before, expected, label, connection);
        if (objection !== undefined && !overwrite)
          return { ...failure('failed', objection, 'nothing was changed'), remedy: 'overwrite' };
        const notes = await notesOn(before, connection, history);
        const { xml: sent, kept } = completed(xml, before);
        if (kept.length > 0) notes.push(keepsNote(before.name ?? label, kept));
        const self = saysUuid || before.uuid === undefined ? target : { name, uuid: before.uuid };
        return success({
          sent,
          run: async () => {
            const done = await store(connection, sent, self, before, options, running);
            return done.ok ? success({ ...done.value, notes: [...notes, ...done.value.notes] }) : done;
          },
        });
      });
    },
  };
}

/** That libvirt would refuse a text because name and uuid belong to two networks. */
export async function clashOf(
  connection: Connection,
  { name, uuid }: NetworkRef,
  found: FoundState,
  options: RunOptions | undefined,
): Promise<Failure | undefined> {
  if (name === undefined || uuid === undefined) return undefined;
  if (found.name !== undefined)
    return found.name === name ? undefined : failure('failed', `the uuid of the file is that of ${found.name}`);
  const other = await stateOf(connection, { name }, options);
  if (!other.ok) return other;
  return other.value.name === undefined
    ? undefined
    : failure('failed', `${connectionName(connection)} has a network ${name} with another uuid than the file says`);
}

/** What libvirt would make anew is kept of a network that is there. */
export function completed(xml: string, { state, uuid }: FoundState): Completed {
  const former = state.xml ?? state.live;
  return former === undefined || uuid === undefined ? { xml, kept: [] } : withGenerated(xml, former);
}

export const keepsNote = (name: string, kept: readonly string[]): string =>
  `${name} keeps what the file does not say: ${kept.join(', ')}`;

const replacedBy = ({ name, uuid, state }: FoundState) =>
  name === undefined || uuid === undefined || state.xml === undefined ? {} : { replaces: { name, uuid } };

interface Looking {
  readonly connection: Connection;
  readonly history: History;
  readonly start: boolean;
  readonly objection: string | undefined;
}

/** What stands on the host, and what the text would make of it. */
async function outlookNotes(
  found: FoundState,
  xml: string,
  { connection, history, start, objection }: Looking,
): Promise<string[]> {
  const { name, state } = found;
  if (name === undefined) return [objection ?? `it is new on ${connectionName(connection)}`];
  const { xml: sent, kept } = completed(xml, found);
  const goesOn = state.live !== undefined && `it goes on running as it is until it is restarted`;
  const becomes = state.xml === undefined && 'it becomes persistent';
  return [
    ...(objection === undefined ? [] : [objection]),
    `${standingOf(name, state)}; ${changesIn(state, sent)}`,
    ...[becomes, goesOn].filter((it) => it !== false),
    ...(start && state.live !== undefined ? ['it is not started, as it runs already'] : []),
    ...(kept.length > 0 ? [keepsNote(name, kept)] : []),
    // What cannot be read of the history is said when something is to be kept there.
    ...(objection === undefined ? await notesOn(found, connection, history).catch(() => []) : []),
  ];
}

/** That the stored definition is not the one that a text was made of. */
function objectionTo(
  { name, state }: FoundState,
  expected: string | undefined,
  label: string,
  connection: Connection,
): string | undefined {
  if (expected === undefined) return undefined;
  if (state.xml === undefined) return `${name ?? label} is no longer stored on ${connectionName(connection)}`;
  const changed = changesBetween({ xml: expected, autostart: false }, { xml: state.xml, autostart: false });
  return changed.length === 0
    ? undefined
    : `somebody else has changed ${name ?? label} since it was opened: ${changed.join(', ')}`;
}

const nobody: FoundState = { state: { autostart: false } };

/** That somebody else has changed the network since our last change of it. */
async function notesOn({ name, state }: FoundState, { uri }: Connection, history: History): Promise<string[]> {
  const last = name === undefined ? undefined : (await history.changes(uri, name)).at(-1);
  const changed = last?.after ? changesBetween(last.after, state) : [];
  return changed.length === 0
    ? []
    : [
        `somebody else had changed ${name} since the ${last!.what} of ${whenOf(last!)} (${changed.join(', ')}); that is kept for undo`,
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
  const removing = single(connection, `Undefine ${labelOf(target)}`, target, virsh.undefine(target), (options) =>
    outlookOn(connection, target, options, ({ name, state }) => {
      if (state.xml === undefined)
        return failure('failed', `${name} is transient: it has no stored definition, and is gone once it is stopped`);
      return success({
        title: `Undefine ${name}`,
        notes: [
          standingOf(name, state),
          state.live === undefined
            ? 'its definition is removed and kept for undo'
            : 'it goes on running until it is stopped; its definition is kept for undo',
          ...(state.autostart ? ['it no longer starts with the host'] : []),
        ],
      });
    }),
  );
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
