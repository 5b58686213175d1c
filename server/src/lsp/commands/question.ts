// What is asked before a command runs: what the host and the document say of it.
import type { Result } from '../../host/command';
import type { Operation } from '../../host/operation';
import type { CommandArguments, Plan } from '../protocol';
import { storedDocumentFor } from './about';
import type { CommandContext, HostCommand } from './command';
import { sessionFor } from './operations';
import { type DocumentOutlook, planOf } from './plans';

/** The plan of an operation, for a person to say yes to. */
export async function questionFor(
  command: HostCommand,
  operation: Operation<unknown>,
  args: CommandArguments,
  context: CommandContext,
): Promise<Result<Plan>> {
  const { uri } = args;
  const connection = sessionFor(args, context).uri;
  const judged = (): DocumentOutlook | undefined => {
    const document = command.judges ? uri : storedDocumentFor(args, connection, context);
    return document === undefined ? undefined : context.outlook(document);
  };
  const document =
    command.judges || command.starts ? await context.live.knowing(connection ?? '', context.signal, judged) : undefined;
  return planOf(operation, {
    args,
    again: (it) => command.operation(it, context),
    document,
    connection,
    signal: context.signal,
  });
}
