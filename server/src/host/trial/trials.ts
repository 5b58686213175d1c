// Changes that are taken back unless somebody says in time that they are to stay: one file each, written before the change, so
// that whoever is left can finish it.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { namesIn, privateFolder, readKept, removeKept, writeKept } from '../disk';
import { holder } from '../holder';
import type { State } from '../state';

/** A change on trial. */
export interface Trial {
  readonly id: string;
  /** When it was begun, ISO 8601, UTC. */
  readonly time: string;
  /** The connection; empty for libvirt's own choice. */
  readonly uri: string;
  /** The virsh that is asked. */
  readonly program: string;
  readonly name: string;
  readonly uuid?: string;
  /** What comes back. */
  readonly before: State;
  /** The process that makes the change. */
  readonly by: string;
  /** The process that keeps the time, once it does. */
  readonly clock?: string;
  /** Milliseconds since 1970 at which it is taken back; not known while it is made. */
  readonly until?: number;
  /** Why it could not be taken back the last time. */
  readonly failed?: string;
}

export class Trials {
  readonly #folder: string;

  constructor(readonly folder: string) {
    this.#folder = join(folder, 'trials');
  }

  /** Rejects when it cannot be written: then nothing may be changed on the host. */
  async add(trial: Pick<Trial, 'uri' | 'program' | 'name' | 'uuid' | 'before'>): Promise<Trial> {
    await privateFolder(this.#folder);
    const made = { ...trial, id: randomBytes(4).toString('hex'), time: new Date().toISOString(), by: holder() };
    await this.#write(made);
    return made;
  }

  /** Undefined once it is settled. */
  async get(id: string): Promise<Trial | undefined> {
    const text = pattern.test(`${id}.json`) ? await readKept(this.#folder, `${id}.json`) : undefined;
    return text === undefined ? undefined : trialIn(text, id);
  }

  /** The oldest first. */
  async all(): Promise<Trial[]> {
    const names = (await namesIn(this.#folder)).filter((it) => pattern.test(it));
    const found = await Promise.all(names.map((it) => this.get(it.slice(0, -'.json'.length))));
    return found.flatMap((it) => it ?? []).sort((one, other) => (one.time < other.time ? -1 : 1));
  }

  /** Notes what has become known of one that is not settled yet. */
  async note(id: string, news: Pick<Trial, 'clock'> | Pick<Trial, 'until'> | Pick<Trial, 'failed'>): Promise<void> {
    const trial = await this.get(id);
    if (trial) await this.#write({ ...trial, ...news });
  }

  /** Settles one: it stays, or is taken back. */
  settle(id: string): Promise<void> {
    return removeKept(this.#folder, `${id}.json`);
  }

  #write(trial: Trial): Promise<void> {
    return writeKept(this.#folder, `${trial.id}.json`, `${JSON.stringify(trial, undefined, 2)}\n`, holder());
  }
}

const pattern = /^[\da-f]{8}\.json$/;

/** Undefined for a file that somebody else put there, or cut off. */
function trialIn(text: string, id: string): Trial | undefined {
  try {
    const it = JSON.parse(text) as Trial;
    const isWhole = ['time', 'uri', 'program', 'name', 'by'].every((key) => typeof it[key as keyof Trial] === 'string');
    return isWhole && typeof it.before.autostart === 'boolean' ? { ...it, id } : undefined;
  } catch {
    return undefined;
  }
}
