// What a second virsh tells while it listens: which network or guest something happened to.
import { type Ending, type Running, startProcess } from '../run';

/** What something happened to; without a name where the line is not understood. */
export interface HostEvent {
  readonly of: 'network' | 'guest';
  readonly name?: string;
}

/** What is listened to: networks, and guests where the connection knows any. */
export type Listened = HostEvent['of'];

const commands: Readonly<Record<Listened, readonly string[]>> = {
  network: ['net-event', '--loop', '--event', 'lifecycle'],
  guest: ['event', '--loop', '--all'],
};

/**
 * Milliseconds after which another virsh listens in place of the one before, and for how long both do, so that nothing is
 * missed. A virsh that nobody reads does not notice until the next event: when we are killed, it ends by itself after these.
 */
const turn = 300_000;
const overlap = 5_000;

/**
 * Starts a virsh that listens, and another one in its place from time to time. It needs no right to change anything, prints
 * each event within milliseconds (twice while two listen), and ends when the daemon does; it never comes back by itself.
 */
export function listenTo(
  what: Listened,
  place: Place,
  after: (ms: number, act: () => void) => () => void,
  heard: (event: HostEvent) => void,
  ended: (ending: Ending) => void,
): Listener {
  let current: Listener;
  let before: Listener | undefined;
  let cancel: () => void;
  const begin = (): void => {
    const listener = startListening(what, place, heard, (ending) => {
      if (listener !== current) return;
      cancel();
      before?.kill();
      ended(ending);
    });
    before = current;
    current = listener;
    cancel = after(overlap, () => {
      before?.kill();
      before = undefined;
      cancel = after(turn - overlap, begin);
    });
  };
  begin();
  return {
    kill: () => {
      cancel();
      before?.kill();
      current.kill();
    },
  };
}

/** Whoever listens, until it is ended. */
export type Listener = Pick<Running, 'kill'>;

/** The virsh, the connection, and what it runs with. */
interface Place {
  readonly program: string;
  readonly uri: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

function startListening(
  what: Listened,
  { program, uri, env }: Place,
  heard: (event: HostEvent) => void,
  ended: (ending: Ending) => void,
): Listener {
  let rest = '';
  return startProcess(
    program,
    ['--readonly', '--quiet', `--connect=${uri}`, ...commands[what], `--timeout=${String((turn + overlap) / 1000)}`],
    { ...env, LC_ALL: 'C.UTF-8', TERM: 'dumb' },
    {
      output: (text) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop()!.slice(-longest);
        for (const it of lines) {
          const event = eventIn(it, what);
          if (event) heard(event);
        }
      },
      complaint: () => undefined,
      ended,
    },
  );
}

/** Characters that the end of a line may have that is not whole yet. */
const longest = 4096;

/** Of guests, what has to do with their network cards. */
const ofInterest = /^(?:lifecycle|device-added|device-removed)$/;

/** Reads a line such as `event 'lifecycle' for network lab: Started`; undefined when it is none, or of no interest. */
export function eventIn(line: string, what: Listened): HostEvent | undefined {
  const [, kind, rest] = /^event '([\w-]+)' for (.*)$/.exec(line) ?? [];
  if (kind === undefined || rest === undefined) return /^event\b/.test(line) ? { of: what } : undefined;
  if (what === 'guest' && !ofInterest.test(kind)) return undefined;
  // A name may hold a colon; what happened does not.
  const named = /^(?:network|domain) (.+): [^:]*$/.exec(rest)?.[1];
  const name = what === 'guest' ? named?.replace(/^'(.*)'$/, '$1') : named;
  return name === undefined ? { of: what } : { of: what, name };
}
