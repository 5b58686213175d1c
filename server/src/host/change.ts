// Every change of what is stored runs through here: nobody else of this user changes the network meanwhile, what it
// replaces is kept before, and how it left the network afterwards.
import { reasonOf } from '../refused';
import { type Connection, failure, type Result, type RunOptions } from './command';
import type { Change, History } from './history';
import { type FoundState, isUnchanged, stateOf } from './state';
import * as virsh from './virsh';
import type { NetworkRef } from './virsh';

/** A change that is ready to be made. */
export interface Action<T> {
  /** The definition that libvirt is to store. */
  readonly sent?: string;
  run(): Promise<Result<T>>;
}

/** What is to be changed where. */
export interface Occasion extends Pick<Change, 'what' | 'takesBack'> {
  readonly connection: Connection;
  readonly history: History;
  /** Has a name or a uuid. */
  readonly target: NetworkRef;
}

/**
 * Makes a change and keeps what it replaces. `prepare` is told how the network stands before, and may decline. Fails
 * before anything is changed when that cannot be read or kept. Never rejects.
 */
export async function recorded<T>(
  occasion: Occasion,
  options: RunOptions | undefined,
  prepare: (before: FoundState) => Result<Action<T>> | Promise<Result<Action<T>>>,
): Promise<Result<T>> {
  const { connection, history } = occasion;
  const name = await nameOf(occasion, options);
  try {
    return await history.locked(connection.uri, name, () => record(occasion, name, options, prepare), options?.signal);
  } catch (fault) {
    const { folder } = history;
    return failure(
      'failed',
      `what is replaced could not be kept in ${folder}, so nothing was changed: ${reasonOf(fault, folder)}`,
    );
  }
}

/** The name that libvirt knows the network by: a uuid may come alone, or with a name that is another's. */
async function nameOf({ connection, target }: Occasion, options: RunOptions | undefined): Promise<string> {
  const info = target.uuid === undefined ? undefined : await connection.run(virsh.info(target), options);
  return info?.ok ? info.value.name : (target.name ?? virsh.refWord(target));
}

async function record<T>(
  occasion: Occasion,
  name: string,
  options: RunOptions | undefined,
  prepare: (before: FoundState) => Result<Action<T>> | Promise<Result<Action<T>>>,
): Promise<Result<T>> {
  const { connection, history, target, what, takesBack } = occasion;
  const before = await stateOf(connection, target, options);
  if (!before.ok) return before;
  const action = await prepare(before.value);
  if (!action.ok) return action;
  const { sent, run } = action.value;
  const uuid = before.value.uuid ?? target.uuid;
  const change = await history.add({
    uri: connection.uri ?? '',
    name,
    what,
    ...(uuid === undefined ? {} : { uuid }),
    ...(takesBack === undefined ? {} : { takesBack }),
    before: before.value.state,
    ...(sent === undefined ? {} : { sent }),
  });
  const done = await run();
  await conclude(occasion, change, done, options);
  return done;
}

/** Notes what became of a change. It stays as it is when nobody can tell: virsh may be gone and libvirt still at work. */
async function conclude(
  { connection, history }: Occasion,
  change: Change,
  done: Result<unknown>,
  options: RunOptions | undefined,
): Promise<void> {
  if (!done.ok && done.reason !== 'failed') return;
  const after = await stateOf(connection, refOf(change), options);
  if (!after.ok) return;
  const { uuid, state } = after.value;
  // An undo that had nothing left to do is one all the same: the next goes on from there.
  const isNothing = isUnchanged(change, state) && !(done.ok && change.takesBack !== undefined);
  if (isNothing) return history.remove(change);
  // What cannot be written is as if virtnet had ended here.
  await history.complete(change, uuid, state).catch(() => undefined);
}

/** The network of a change: by its uuid, once it is known. */
export const refOf = ({ name, uuid }: Pick<Change, 'name' | 'uuid'>): NetworkRef =>
  uuid === undefined ? { name } : { name, uuid };
