// Runs a command: it is shown before it changes anything, what is found out on the way is asked about again, and what libvirt
// refuses becomes diagnostics. The answer is plain JSON.
import { type Failure, failure, type Result, success } from '../../host/command';
import type { Operation, Outcome } from '../../host/operation';
import { info } from '../../host/virsh';
import type { CommandArguments, Done } from '../protocol';
import { argumentsOf } from './arguments';
import type { CommandContext, HostCommand } from './command';
import { commandOf } from './index';
import { sessionFor } from './operations';
import { questionFor } from './question';
import { diagnosticsOf } from './refused-text';

/** Runs a command; the answer can be sent as JSON. Never rejects unless the context does. */
export async function runCommand(
  id: string,
  given: readonly unknown[] | undefined,
  context: CommandContext,
): Promise<Result<unknown>> {
  const command = commandOf(id);
  if (!command) return failure('failed', `'${id}' is no command of this server`);
  const args = argumentsOf(given?.[0]);
  const planned = await command.operation(args, context);
  if (!planned.ok) return planned;
  const done = await carryOut(command, planned.value, args, context);
  if (!done.ok && done.remedy) return askAgain(command, { ...args, [done.remedy]: true }, done, context);
  if (command.judges && args.uri !== undefined) {
    const text = context.text(args.uri) ?? '';
    context.publish(args.uri, done.ok ? [] : diagnosticsOf(text, done));
  }
  return done.ok && command.changes ? withStanding(done.value as Outcome, args, context) : done;
}

/** What came of a change, with how the network stands now. */
async function withStanding(done: Outcome, args: CommandArguments, context: CommandContext): Promise<Result<Done>> {
  const { name, uuid } = done;
  const found = await sessionFor(args, context).run(info(uuid === undefined ? { name } : { name, uuid }), {
    signal: context.signal,
  });
  if (!found.ok) return success(done);
  const { active, persistent, autostart } = found.value;
  const now = [active ? 'runs' : 'does not run', !persistent && 'transient', autostart && 'starts with the host'];
  return success({ ...done, name: found.value.name, now: now.filter(Boolean).join(', ') });
}

async function carryOut(
  command: HostCommand,
  operation: Operation<unknown>,
  args: CommandArguments,
  context: CommandContext,
): Promise<Result<unknown>> {
  const { signal } = context;
  if (!operation.changes || args.confirmed === true) return operation.run({ signal });
  const plan = await questionFor(command, operation, args, context);
  if (!plan.ok) return plan;
  if (!(await context.confirm(plan.value)))
    return failure('cancelled', `${plan.value.title}: not confirmed, nothing was run`);
  const { agreed } = plan.value;
  const meant = agreed ? await command.operation({ ...args, ...agreed }, context) : success(operation);
  return meant.ok ? meant.value.run({ signal }) : meant;
}

/** What was found out while it ran needs another yes, even from who has confirmed the first question. */
async function askAgain(
  command: HostCommand,
  args: CommandArguments,
  failed: Failure,
  context: CommandContext,
): Promise<Result<unknown>> {
  const planned = await command.operation(args, context);
  if (!planned.ok) return planned;
  const plan = await questionFor(command, planned.value, args, context);
  if (!plan.ok) return plan;
  const may = await context.confirm({ ...plan.value, notes: [...new Set([failed.message, ...plan.value.notes])] });
  return may ? planned.value.run({ signal: context.signal }) : failed;
}
