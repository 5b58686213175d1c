// What a command to the host is, and what comes of it. Values only; runs nothing.

/** A virsh command as data: what to say, and how to read the answer. */
export interface Command<T> {
  readonly args: readonly string[];
  /** Whether it changes anything on the host. */
  readonly changes: boolean;
  /** Reads what virsh printed. Never throws. */
  read(output: string): T;
}

/** `crashed`: virsh ended in the middle. `cancelled`: the asker gave up. `failed`: libvirt understood and refused. */
export type Reason = 'not-installed' | 'not-permitted' | 'unreachable' | 'timeout' | 'crashed' | 'cancelled' | 'failed';

export interface Failure {
  readonly ok: false;
  readonly reason: Reason;
  /** For a person, in our words. */
  readonly message: string;
  /** What virsh printed; empty when it printed nothing. */
  readonly detail: string;
  /** What would make it work, after another question. */
  readonly remedy?: Remedy;
}

/** `define` turns a transient network into a stored one first, `overwrite` replaces what others have changed. */
export type Remedy = 'define' | 'overwrite';

export type Result<T> = { readonly ok: true; readonly value: T } | Failure;

export const success = <T>(value: T): Result<T> => ({ ok: true, value });

export const failure = (reason: Reason, message: string, detail = ''): Failure => ({
  ok: false,
  reason,
  message,
  detail,
});

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds until the command is given up. */
  readonly limit?: number;
}

/** Something that runs commands on one libvirt: a session, or a stand-in in tests. */
export interface Connection {
  /** As given to `virsh -c`; undefined leaves the choice to libvirt. */
  readonly uri: string | undefined;
  run<T>(command: Command<T>, options?: RunOptions): Promise<Result<T>>;
  /** Runs several, each result in its place, without a pause between them; where it is missing, `run` does one after the other. */
  runAll?<T>(commands: readonly Command<T>[], options?: RunOptions): Promise<Result<T>[]>;
}

/** So many are run at once: what somebody else asks of the same virsh waits for no more. */
const mostAtOnce = 50;

/** Runs several commands. Once one could not be run for want of the host, the others give the same. */
export async function runAll<T>(
  connection: Connection,
  commands: readonly Command<T>[],
  options?: RunOptions,
): Promise<Result<T>[]> {
  const results: Result<T>[] = [];
  while (results.length < commands.length) {
    const next = commands.slice(results.length, results.length + (connection.runAll ? mostAtOnce : 1));
    const answers = connection.runAll
      ? await connection.runAll(next, options)
      : [await connection.run(next[0]!, options)];
    results.push(...answers);
    const lost = answers.find((it) => !it.ok && it.reason !== 'failed');
    if (lost) while (results.length < commands.length) results.push(lost);
  }
  return results;
}
