// One at a time, among all processes of a user. Who wants a lock puts up a flag, a file of its own, and has the lock when
// no other flag is up then; of two at once at least one sees the other's and takes its own down. Nobody ever removes a
// flag but its owner, or anybody once its owner is gone, so a lock that was left behind is no matter.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Failure, failure, type Result } from './command';
import { namesIn, removeKept, sizeAndAge, writeNew } from './disk';
import { holder, holderPattern, isGone } from './holder';

export interface Locking {
  /** Stops waiting. */
  readonly signal?: AbortSignal;
  /** Milliseconds to wait for another process. */
  readonly patience?: number;
}

/** Runs while nobody else has the lock of that name in the folder, which must be there. Rejects when `run` does, or the disk. */
export async function whileLocked<T>(
  folder: string,
  name: string,
  run: () => Promise<Result<T>>,
  { signal, patience = 30_000 }: Locking = {},
): Promise<Result<T>> {
  const flag = `${name}-${holder()}-${randomBytes(6).toString('hex')}`;
  const until = Date.now() + patience;
  for (;;) {
    let other = await otherFlag(folder, name, flag);
    if (other === undefined) {
      await writeNew(join(folder, flag), '');
      other = await otherFlag(folder, name, flag);
      if (other === undefined) break;
      await removeKept(folder, flag);
    }
    if (signal?.aborted) return failure('cancelled', 'waiting for another virtnet was cancelled');
    if (Date.now() >= until) return held(folder, other);
    await pause(10 + Math.random() * 40);
  }
  try {
    return await run();
  } finally {
    await removeKept(folder, flag);
  }
}

const held = (folder: string, { name, owner }: Flag): Failure => {
  const [pid] = owner.split('.');
  return failure(
    'failed',
    `another virtnet (process ${pid!}) is changing this network, so nothing was changed; its lock is ${join(folder, name)}`,
  );
};

interface Flag {
  readonly name: string;
  /** The word for its process. */
  readonly owner: string;
}

/** A flag of that lock whose owner may be there; all flags of owners that are gone are taken down. */
async function otherFlag(folder: string, name: string, own: string): Promise<Flag | undefined> {
  for (const flag of await namesIn(folder)) {
    const [, lock, owner] = (flag === own ? undefined : pattern.exec(flag)) ?? [];
    if (owner === undefined) continue;
    // Of another machine, or where starts of processes are not known: no change takes as long as this.
    const gone = isGone(owner) ?? ((await sizeAndAge(join(folder, flag)))?.age ?? Infinity) > longest;
    if (gone) await removeKept(folder, flag);
    else if (lock === name) return { name: flag, owner };
  }
  return undefined;
}

const pattern = new RegExp(`^(.+)-(${holderPattern})-[\\da-f]+$`);

/** Milliseconds. A change is some ten commands, each given up after 20 s, and one wait for the connection. */
const longest = 10 * 60_000;
