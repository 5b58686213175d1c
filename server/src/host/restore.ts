// The way from how a network stands to how it stood once, as commands.
import type { Command, Connection, Result, RunOptions } from './command';
import { handOver } from './definition';
import { refWord, type NetworkRef } from './virsh';
import * as virsh from './virsh';
import { shellLine } from './quoting';
import type { State } from './state';

/** One command on the way. */
export interface RestoreStep {
  readonly verb: string;
  /** As one would type it. */
  readonly line: string;
  run(options: RunOptions | undefined): Promise<Result<unknown>>;
}

/**
 * The commands that make a network stand as wanted; none when it does. A network that has a definition to go back to is
 * not stopped, as its guests would be cut off; `start`: it is to run again.
 */
export function stepsTo(
  connection: Connection,
  target: NetworkRef,
  now: State,
  wanted: State,
  { start }: { start: boolean },
): RestoreStep[] {
  const step = (command: Command<void>): RestoreStep => ({
    verb: command.args[0]!,
    line: shellLine(connection.uri, command.args),
    run: (options) => connection.run(command, options),
  });
  const given = (xml: string, command: (file: string) => Command<void>): RestoreStep => ({
    ...step(command(`${target.name ?? refWord(target)}.xml`)),
    run: (options) => handOver(xml, false, (path) => connection.run(command(path), options)),
  });
  const only = (needed: boolean, it: RestoreStep): RestoreStep[] => (needed ? [it] : []);
  const isStored = now.xml !== undefined;
  const isActive = now.live !== undefined;
  if (wanted.xml !== undefined)
    return [
      ...only(
        now.xml !== wanted.xml,
        given(wanted.xml, (file) => virsh.define(file, { validate: false })),
      ),
      ...only((isStored && now.autostart) !== wanted.autostart, step(virsh.autostart(target, wanted.autostart))),
      ...only(start && !isActive, step(virsh.start(target))),
    ];
  if (wanted.live !== undefined)
    return [
      ...only(isStored, step(virsh.undefine(target))),
      ...only(
        !isActive,
        given(wanted.live, (file) => virsh.create(file, { validate: false })),
      ),
    ];
  return [...only(isActive, step(virsh.destroy(target))), ...only(isStored, step(virsh.undefine(target)))];
}
