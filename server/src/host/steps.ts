// The steps of a plan, and of a way back, as virsh takes them.
import type { Step } from '../model/network/plan/plan';
import type { Command, Connection, Result, RunOptions } from './command';
import { handOver } from './definition';
import { shellLine } from './quoting';
import * as virsh from './virsh';
import type { NetworkRef } from './virsh';

/** One command on the way to another state. */
export interface HostStep {
  /** For virsh; a definition is named by a file that a person could have. */
  readonly args: readonly string[];
  /** As one would type it. */
  readonly line: string;
  run(options: RunOptions | undefined): Promise<Result<unknown>>;
}

/** The text of each definition that a step may hand over, and what a person calls the file it is in. */
export interface Texts {
  readonly running: string | undefined;
  readonly stored: string | undefined;
  readonly file: string;
}

export const commandStep = (connection: Connection, command: Command<void>): HostStep => ({
  args: command.args,
  line: shellLine(connection.uri, command.args),
  run: (options) => connection.run(command, options),
});

/** A command that reads a definition from a file. The schema is not asked, as it is not for updates. */
export const definitionStep = (
  connection: Connection,
  xml: string,
  file: string,
  command: typeof virsh.define,
): HostStep => ({
  ...commandStep(connection, command(file, { validate: false })),
  run: (options) => handOver(xml, false, (path, validate) => connection.run(command(path, { validate }), options)),
});

/** A step of a plan for a network. */
export function hostStep(connection: Connection, target: NetworkRef, step: Step, texts: Texts): HostStep {
  switch (step.what) {
    case 'update': {
      const { section, command, xml, parentIndex } = step.update;
      const [live, config] = [step.affects !== 'stored', step.affects !== 'running'];
      const index = parentIndex === undefined ? {} : { parentIndex };
      return commandStep(
        connection,
        virsh.update(target, { section: section.name, command, xml, live, config, ...index }),
      );
    }
    case 'describe': {
      const { described, affects } = step;
      return commandStep(
        connection,
        described.what === 'metadata'
          ? virsh.metadata(target, affects, described)
          : virsh.describe(target, affects, described.what, described.text ?? ''),
      );
    }
    case 'define':
    case 'create':
      return definitionStep(
        connection,
        texts[step.text] ?? '',
        texts.file,
        step.what === 'define' ? virsh.define : virsh.create,
      );
    case 'destroy':
      return commandStep(connection, virsh.destroy(target));
    case 'start':
      return commandStep(connection, virsh.start(target));
    case 'autostart':
      return commandStep(connection, virsh.autostart(target, step.on));
  }
}
