// What an operation on a network is: something that can show its command lines before it runs.
import { type Command, type Connection, type Result, type RunOptions, success } from './command';
import { shellLine } from './quoting';
import type { NetworkRef } from './virsh';

/** Something to be done, still undone. */
export interface Operation<T> {
  readonly title: string;
  readonly changes: boolean;
  /** What a person should know before it runs. */
  readonly notes: readonly string[];
  /** The command lines as one would type them; a step that only may be needed says so behind `#`. */
  describe(): string[];
  /** Never rejects. */
  run(options?: RunOptions): Promise<Result<T>>;
}

/** What became of a network; `notes` say what still differs from what one might expect. */
export interface Outcome {
  readonly name: string;
  readonly uuid: string | undefined;
  readonly notes: readonly string[];
}

export function single(
  connection: Connection,
  title: string,
  target: NetworkRef,
  command: Command<void>,
  notes: readonly string[] = [],
): Operation<Outcome> {
  return {
    title,
    changes: command.changes,
    notes,
    describe: () => [shellLine(connection.uri, command.args)],
    async run(options) {
      const done = await connection.run(command, options);
      return done.ok ? success({ name: labelOf(target), uuid: target.uuid, notes: [] }) : done;
    },
  };
}

export const labelOf = (target: NetworkRef): string => target.name ?? target.uuid ?? 'the network';
