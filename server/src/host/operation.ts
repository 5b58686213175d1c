// What an operation on a network is: something that can show its command lines before it runs.
import { type Command, type Connection, type Result, type RunOptions, success } from './command';
import type { Outlook } from './outlook';
import { shellLine } from './quoting';
import type { NetworkRef } from './virsh';

/** Something to be done, still undone. */
export interface Operation<T> {
  readonly title: string;
  readonly changes: boolean;
  /**
   * Looks at the host for what would become of it, and changes nothing; a failure when it would be refused, or when nobody
   * answers. Never rejects.
   */
  outlook(options?: RunOptions): Promise<Result<Outlook>>;
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
  outlook: Operation<Outcome>['outlook'],
): Operation<Outcome> {
  return {
    title,
    changes: command.changes,
    outlook,
    describe: () => [shellLine(connection.uri, command.args)],
    async run(options) {
      const done = await connection.run(command, options);
      return done.ok ? success({ name: labelOf(target), uuid: target.uuid, notes: [] }) : done;
    },
  };
}

export const labelOf = (target: NetworkRef): string => target.name ?? target.uuid ?? 'the network';
