// Definitions that were there before a change, newest last: in memory, and as files so that an undo survives a restart.
import { readKept, removeKept, writeKept } from './disk';

/** What a network was before one change to it. */
export interface Kept {
  /** ISO 8601, UTC. */
  readonly time: string;
  /** The connection it was changed on; empty for libvirt's own choice. */
  readonly uri: string;
  readonly change: 'define' | 'undefine';
  readonly name: string;
  readonly uuid: string | undefined;
  /** The definition before; undefined when there was none. */
  readonly xml: string | undefined;
  readonly autostart: boolean;
  /** Whether it was running before. */
  readonly active: boolean;
}

/** How many changes are kept. */
const most = 100;

export class History {
  #entries: Promise<{ file: string; kept: Kept }[]> | undefined;
  #count = 0;

  /** Without a folder it lives in memory only. */
  constructor(readonly folder?: string) {}

  /** Adds a change. Rejects when it cannot be written: then nothing may be changed. */
  async keep(kept: Kept): Promise<void> {
    const entries = await this.#load();
    const file = `${kept.time.replaceAll(':', '-')}-${String(process.pid)}-${String(this.#count++).padStart(4, '0')}.json`;
    if (this.folder !== undefined) await writeKept(this.folder, file, `${JSON.stringify(kept, undefined, 2)}\n`);
    entries.push({ file, kept });
    while (entries.length > most) await this.#remove(entries.shift()!.file);
  }

  /** The newest change on a connection, of the network named when one is. */
  async last(uri: string | undefined, name?: string): Promise<Kept | undefined> {
    const entries = await this.#load();
    return entries.findLast(({ kept }) => kept.uri === (uri ?? '') && (name === undefined || kept.name === name))?.kept;
  }

  /** All changes, the newest last. */
  async all(): Promise<readonly Kept[]> {
    return (await this.#load()).map((it) => it.kept);
  }

  async forget(kept: Kept): Promise<void> {
    const entries = await this.#load();
    const at = entries.findIndex((it) => it.kept === kept);
    if (at < 0) return;
    const [gone] = entries.splice(at, 1);
    await this.#remove(gone!.file);
  }

  #load(): Promise<{ file: string; kept: Kept }[]> {
    return (this.#entries ??= this.#read());
  }

  async #read(): Promise<{ file: string; kept: Kept }[]> {
    if (this.folder === undefined) return [];
    const files = await readKept(this.folder, '.json');
    return files.flatMap(({ name, text }) => {
      const kept = readEntry(text);
      return kept ? [{ file: name, kept }] : [];
    });
  }

  async #remove(file: string): Promise<void> {
    if (this.folder !== undefined) await removeKept(this.folder, file);
  }
}

/** A file that someone else put there or cut off is left alone. */
function readEntry(text: string): Kept | undefined {
  try {
    const it = JSON.parse(text) as Partial<Kept> | null;
    const whole = typeof it?.time === 'string' && typeof it.uri === 'string' && typeof it.name === 'string';
    return whole ? (it as Kept) : undefined;
  } catch {
    return undefined;
  }
}
