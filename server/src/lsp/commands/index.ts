// The commands that every editor reaches through `workspace/executeCommand`.
import { failure } from '../../host/command';
import type { HostCommandId } from '../protocol';
import { changingCommands } from './changes';
import type { HostCommand, HostCommandTable } from './command';
import { documentCommands } from './documents';
import { watchCommands } from './hosts';
import { networkCommands } from './networks';
import { query } from './operations';
import { questionFor } from './question';

/** All of them. */
export const commands: HostCommandTable = {
  ...networkCommands,
  ...changingCommands,
  ...documentCommands,
  ...watchCommands,
  'virtnet.plan': {
    changes: false,
    operation: async (args, context) => {
      const command = commandOf(args.command ?? '');
      if (!command || args.command === 'virtnet.plan') {
        return failure('failed', `'${args.command ?? ''}' is no command of this server`);
      }
      const planned = await command.operation(args, context);
      if (!planned.ok) return planned;
      return query(planned.value.title, () => questionFor(command, planned.value, args, context));
    },
  },
};

/** The command of that name; undefined when there is none. */
export const commandOf = (id: string): HostCommand | undefined =>
  Object.hasOwn(commands, id) ? commands[id as HostCommandId] : undefined;
