// One host that is watched: what is known of it, how fresh that is, and when it is asked again. A dead, slow or restarting
// daemon blocks nobody: what is known gets old, is marked as old, and comes back by itself.
import { defectOf } from '../../refused';
import { type Connection, type Failure, failure } from '../command';
import type { Ending } from '../run';
import type { HostEvent, Listened, Listener } from './events';
import { everything, type HostSnapshot, type Inventory, readHost, type Wanted } from './snapshot';

/** How a watched host stands. */
export type WatchState =
  | { readonly how: 'connecting' | 'fresh' }
  /** It does not answer; what is known is from before. `isLeft`: it is not asked again by itself. */
  | { readonly how: 'old' | 'unknown'; readonly why: Failure; readonly isLeft: boolean };

/** What a watch works with. */
export interface Watching {
  readonly connection: Connection;
  readonly inventory: Inventory;
  /** Listens to events; undefined where there are none, as for `test:///default`. */
  readonly listen?: (what: Listened, heard: (event: HostEvent) => void, ended: (ending: Ending) => void) => Listener;
  /** Calls back after so many milliseconds, unless what it gives is called before. */
  readonly after: (ms: number, act: () => void) => () => void;
  /** Something else is known, or another state. */
  readonly changed: () => void;
}

/** Milliseconds in which events are gathered: at first, and at most, where they do not end. */
const gathering = { first: 100, most: 1600 };

/** Milliseconds until a host that does not answer is asked again: the first time, and at most. */
const pauses = { first: 1000, most: 300_000 };

/** How often a host that has never answered is asked by itself, which takes minutes: nobody may be there. */
const mostTries = 9;

/** Milliseconds that one question may take: a daemon that hangs is silent for 34 s. */
export const patience = 10_000;

/** Failures that do not go away by themselves. */
const lasting: ReadonlySet<Failure['reason']> = new Set(['not-installed', 'not-permitted']);

export class HostWatch {
  #snapshot: HostSnapshot | undefined;
  #state: WatchState = { how: 'connecting' };
  #wanted: Wanted | undefined = everything;
  #isReading = false;
  #pause = 0;
  /** How often it has been asked by itself since it answered last, or somebody asked. */
  #tries = 0;
  #cancelNext: (() => void) | undefined;
  #cancelPace: (() => void) | undefined;
  /** For how long events are gathered now; and when there have been none for a while, no longer than at first. */
  #gathering = gathering.first;
  #cancelCalm: (() => void) | undefined;
  readonly #listening = new Map<Listened, Listener>();
  /** What the connection has no events of. */
  readonly #deaf = new Set<Listened>();
  /** How often whoever listened has ended since an event was heard. */
  #losses = 0;
  readonly #stop = new AbortController();
  #waiting: (() => void)[] = [];

  constructor(readonly lent: Watching) {}

  /** What is known; undefined until the host has answered once. */
  get snapshot(): HostSnapshot | undefined {
    return this.#snapshot;
  }

  get state(): WatchState {
    return this.#state;
  }

  /** Begins. */
  start(): void {
    this.#next(0);
  }

  /** Ends; nothing is asked any more. */
  stop(): void {
    this.#stop.abort();
    this.#cancelNext?.();
    this.#cancelPace?.();
    this.#cancelCalm?.();
    for (const it of this.#listening.values()) it.kill();
    this.#listening.clear();
    this.#tellWaiting();
  }

  /** Asks for more; gives when the host has answered, or has not. */
  refresh(wanted: Partial<Wanted> = everything): Promise<void> {
    if (this.#stop.signal.aborted) return Promise.resolve();
    this.#pause = this.#tries = 0;
    const answered = new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#want(wanted, 0);
    return answered;
  }

  /** Asks again and again for what has no event (leases, autostart, updates), so many milliseconds apart; never when undefined. */
  pace(ms: number | undefined): void {
    this.#cancelPace?.();
    this.#cancelPace = undefined;
    if (ms === undefined || this.#stop.signal.aborted) return;
    const act = (): void => {
      this.#want({ networks: 'all', leases: true }, 0);
      this.#cancelPace = this.lent.after(ms, act);
    };
    this.#cancelPace = this.lent.after(ms, act);
  }

  #want(wanted: Partial<Wanted>, ms: number): void {
    const more = { networks: new Set<string>(), leases: false, guests: false, inventory: false, ...wanted };
    this.#wanted = this.#wanted ? both(this.#wanted, more) : more;
    // A host that does not answer is left alone until its pause is over; what comes late waits for no later.
    if (!this.#isReading && this.#pause === 0 && (ms === 0 || !this.#cancelNext)) this.#next(ms);
  }

  #next(ms: number): void {
    this.#cancelNext?.();
    this.#cancelNext = this.lent.after(ms, () => {
      this.#cancelNext = undefined;
      this.#read().catch((fault: unknown) => {
        this.#isReading = false;
        this.#failed(failure('failed', defectOf(fault)));
      });
    });
  }

  async #read(): Promise<void> {
    const wanted = this.#wanted;
    if (!wanted || this.#isReading || this.#stop.signal.aborted) return;
    this.#isReading = true;
    this.#wanted = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    // Before it is read, so that nothing that happens meanwhile is missed.
    this.#listen();
    const { connection, inventory } = this.lent;
    const read = await readHost(connection, this.#snapshot, wanted, inventory, {
      signal: this.#stop.signal,
      limit: patience,
    });
    this.#isReading = false;
    if (!this.#stop.signal.aborted) {
      if (read.ok) this.#took(read.value);
      else this.#failed(read);
    }
    for (const it of waiting) it();
  }

  #took(snapshot: HostSnapshot): void {
    this.#pause = this.#tries = 0;
    if (this.#cancelCalm) this.#gathering = Math.min(this.#gathering * 2, gathering.most);
    this.#snapshot = snapshot;
    this.#state = { how: 'fresh' };
    if (this.#wanted) this.#next(this.#gathering);
    this.lent.changed();
  }

  #failed(why: Failure): void {
    const isLeft = lasting.has(why.reason) || (!this.#snapshot && ++this.#tries >= mostTries);
    this.#state = { how: this.#snapshot ? 'old' : 'unknown', why, isLeft };
    this.#wanted = everything;
    this.#quiet();
    if (isLeft) this.#pause = Infinity;
    else {
      this.#pause = Math.min(Math.max(this.#pause * 2, pauses.first), pauses.most);
      this.#next(this.#pause);
    }
    this.#tellWaiting();
    this.lent.changed();
  }

  #listen(): void {
    const { listen } = this.lent;
    if (!listen) return;
    for (const what of ['network', 'guest'] as const) {
      if (this.#listening.has(what) || this.#deaf.has(what)) continue;
      const running = listen(
        what,
        (event) => {
          this.#losses = 0;
          this.#heard(event);
        },
        () => {
          if (this.#listening.get(what) === running) this.#lost(what);
        },
      );
      this.#listening.set(what, running);
    }
  }

  /** Whoever listened has ended: with the daemon, or as the connection has no events of this kind. */
  #lost(what: Listened): void {
    this.#listening.delete(what);
    const isOnlyOne = what === 'guest' && this.#listening.has('network');
    if (isOnlyOne) this.#deaf.add(what);
    else {
      this.#deaf.clear();
      this.#want(everything, Math.min(pauses.first * 2 ** this.#losses++, pauses.most));
    }
  }

  #heard({ of, name }: HostEvent): void {
    if (of === 'guest') this.#want({ guests: true, leases: true }, this.#gathering);
    else this.#want({ networks: name === undefined ? 'all' : new Set([name]), inventory: true }, this.#gathering);
    this.#cancelCalm?.();
    this.#cancelCalm = this.lent.after(gathering.most, () => {
      this.#cancelCalm = undefined;
      this.#gathering = gathering.first;
    });
  }

  #quiet(): void {
    const listening = [...this.#listening.values()];
    this.#listening.clear();
    this.#deaf.clear();
    for (const it of listening) it.kill();
  }

  #tellWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const it of waiting) it();
  }
}

const both = (one: Wanted, other: Wanted): Wanted => ({
  networks: one.networks === 'all' || other.networks === 'all' ? 'all' : new Set([...one.networks, ...other.networks]),
  leases: one.leases || other.leases,
  guests: one.guests || other.guests,
  inventory: one.inventory || other.inventory,
});
