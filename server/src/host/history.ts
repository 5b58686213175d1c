// The changes that virtnet made to networks, each with what it replaced: one file a change, in one place for all windows
// and editors of a user, read again each time it is asked.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Result } from './command';
import { moveKept, namesIn, privateFolder, readKept, removeKept, sizeAndAge, writeKept } from './disk';
import { hashOf, holder, holderPattern, isGone } from './holder';
import { whileLocked } from './lock';
import type { State } from './state';

/** One change to one network. */
export interface Change {
  /** Names its file. Later changes have greater ones. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** The connection it was made on; empty for libvirt's own choice. */
  readonly uri: string;
  readonly name: string;
  readonly uuid?: string;
  readonly what: 'define' | 'undefine' | 'autostart' | 'stop' | 'restart' | 'apply' | 'rollback' | 'undo' | 'redo';
  /** The change that an undo or redo takes back. */
  readonly takesBack?: string;
  readonly before: State;
  /** The definition that libvirt was to store. */
  readonly sent?: string;
  /** How it left the network. Not known while it is made, nor when virtnet was ended in the middle. */
  readonly after?: State;
}

/** At most so many changes of one network are kept, so many in all, and so many bytes; the oldest go first. */
const limits = { ofNetwork: 100, all: 1000, bytes: 64 * 1024 * 1024 };

export interface HistoryOptions {
  /** A folder that held the changes before, from which they are taken. */
  readonly former?: string;
  /** Milliseconds to wait for another process that changes a network. */
  readonly patience?: number;
}

export class History {
  readonly #changes: string;
  readonly #locks: string;
  /** The last one in this process that waits for a lock: first come, first served. */
  readonly #queues = new Map<string, Promise<unknown>>();
  #taken: Promise<void> | undefined;

  constructor(
    readonly folder: string,
    readonly options: HistoryOptions = {},
  ) {
    this.#changes = join(folder, 'history');
    this.#locks = join(folder, 'locks');
  }

  /** Adds a change, with its time. Rejects when it cannot be written: then nothing may be changed on the host. */
  async add(change: Omit<Change, 'id' | 'time'>): Promise<Change> {
    await this.#open();
    const key = keyOf(change.uri, change.name);
    const now = new Date().toISOString();
    const last = (await namesIn(this.#changes)).findLast((it) => pattern.test(it));
    const id = `${placeAfter(last, now)}-${key}-${randomBytes(3).toString('hex')}`;
    const made = { ...change, id, time: now };
    await this.#write(made);
    await this.#prune(key, `${id}.json`);
    return made;
  }

  /** Notes how a change left its network. Rejects when it cannot be written. */
  complete(change: Change, uuid: string | undefined, after: State): Promise<void> {
    return this.#write({ ...change, ...(uuid === undefined ? {} : { uuid }), sent: undefined, after });
  }

  /** Takes out a change that did not come about. */
  remove(change: Change): Promise<void> {
    return removeKept(this.#changes, `${change.id}.json`);
  }

  /** The changes on a connection, of the network named when one is; the newest last. Rejects when the folder is not ours. */
  async changes(uri: string | undefined, name?: string): Promise<Change[]> {
    await this.#open();
    const wanted = keyOf(uri ?? '', name ?? '').slice(0, name === undefined ? 8 : undefined);
    const result: Change[] = [];
    for (const file of await namesIn(this.#changes)) {
      const key = pattern.exec(file)?.[2];
      if (!file.endsWith('.json') || key?.startsWith(wanted) === false) continue;
      const text = await readKept(this.#changes, file);
      const change = text === undefined ? undefined : changeIn(text, file.slice(0, -'.json'.length));
      if (change?.uri === (uri ?? '') && (name === undefined || change.name === name)) result.push(change);
    }
    return result;
  }

  /** Runs while nobody else of this user changes that network. Rejects when the folder is not ours. */
  async locked<T>(
    uri: string | undefined,
    name: string,
    run: () => Promise<Result<T>>,
    signal?: AbortSignal,
  ): Promise<Result<T>> {
    const key = keyOf(uri ?? '', name);
    const { patience } = this.options;
    // The place in the queue is taken at once: whatever is waited for first would change the order.
    const before = this.#queues.get(key) ?? Promise.resolve();
    const turn = before.then(async () => {
      await this.#open();
      return whileLocked(this.#locks, key, run, { signal, patience });
    });
    this.#queues.set(
      key,
      turn.catch(() => undefined),
    );
    return turn;
  }

  #write(change: Change): Promise<void> {
    return writeKept(this.#changes, `${change.id}.json`, `${JSON.stringify(change, undefined, 2)}\n`, holder());
  }

  /** Makes the folders where they are not there, or no longer. */
  async #open(): Promise<void> {
    await privateFolder(this.#changes);
    await privateFolder(this.#locks);
    await (this.#taken ??= this.#takeOver());
  }

  async #takeOver(): Promise<void> {
    if (this.options.former === undefined) return;
    const from = join(this.options.former, 'history');
    for (const name of await namesIn(from))
      if (name.endsWith('.json')) await moveKept(from, this.#changes, name, holder());
  }

  /** Removes what is beyond the limits, but not the file that was just written, and what killed processes left. */
  async #prune(key: string, newest: string): Promise<void> {
    let [count, ofNetwork, bytes] = [0, 0, 0];
    for (const name of (await namesIn(this.#changes)).reverse()) {
      const owner = unfinished.exec(name)?.[1];
      if (owner !== undefined && isGone(owner) === true) await removeKept(this.#changes, name);
      if (!name.endsWith('.json')) continue;
      count++;
      if (pattern.exec(name)?.[2] === key) ofNetwork++;
      bytes += (await sizeAndAge(join(this.#changes, name)))?.size ?? 0;
      const isBeyond = count > limits.all || bytes > limits.bytes;
      const isOld = pattern.exec(name)?.[2] === key && ofNetwork > limits.ofNetwork;
      if ((isBeyond || isOld) && name !== newest) await removeKept(this.#changes, name);
    }
  }
}

/** Names of files: place in time, connection and network, and something that makes them differ. */
const pattern = /^(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z)-([\da-f]{16})-[\da-f]{6}\.json$/;
const unfinished = new RegExp(`\\.json\\.(${holderPattern})$`);

const keyOf = (uri: string, name: string): string => hashOf(uri) + hashOf(name);

/** The time in a name, or just after that of the last name: the order of changes is theirs, whatever the clock does. */
function placeAfter(last: string | undefined, now: string): string {
  const written = last === undefined ? undefined : pattern.exec(last)?.[1];
  const before = written === undefined ? 0 : Date.parse(written.replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:'));
  return new Date(Math.max(Date.parse(now), before + 1)).toISOString().replaceAll(':', '-');
}

/** The change in a file; undefined when someone else put the file there or cut it off. */
function changeIn(text: string, id: string): Change | undefined {
  const it = recordIn(text);
  if (!it || !['time', 'uri', 'name'].every((key) => typeof it[key] === 'string')) return undefined;
  if (!['uuid', 'takesBack', 'sent'].every((key) => it[key] === undefined || typeof it[key] === 'string'))
    return undefined;
  if ('change' in it) return formerly(it, id);
  const isWhole = whats.has(it.what) && isState(it.before) && (it.after === undefined || isState(it.after));
  return isWhole ? ({ ...it, id } as unknown as Change) : undefined;
}

const whats: ReadonlySet<unknown> = new Set([
  'define',
  'undefine',
  'autostart',
  'stop',
  'restart',
  'apply',
  'rollback',
  'undo',
  'redo',
]);

function recordIn(text: string): Record<string, unknown> | undefined {
  try {
    const it: unknown = JSON.parse(text);
    return typeof it === 'object' && it !== null ? (it as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const isState = (it: unknown): it is State => {
  const { xml, live, autostart } = (it ?? {}) as Record<string, unknown>;
  return [xml, live].every((text) => text === undefined || typeof text === 'string') && typeof autostart === 'boolean';
};

/** As files were before: only what there was, and of what ran only that it did. */
function formerly(it: Record<string, unknown>, id: string): Change | undefined {
  const { time, uri, name, uuid, change, xml, autostart, active } = it;
  const before = { xml, ...(active === true ? { live: xml ?? '' } : {}), autostart };
  if ((change !== 'define' && change !== 'undefine') || !isState(before)) return undefined;
  return { id, time, uri, name, uuid, what: change, before } as Change;
}
