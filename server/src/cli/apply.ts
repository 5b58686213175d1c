// `virtnet apply`: makes the network of a file what the file says, step by step.
import { createInterface } from 'node:readline/promises';
import { applyPlan, type PreparedPlan } from '../host/apply';
import type { Connection } from '../host/command';
import { History } from '../host/history';
import { VirshSession } from '../host/session';
import { stateFolder } from '../host/state-folder';
import type { ErrorNotes } from './error-notes';
import type { Output } from './output';
import { makePlan, printPlan, readPlanArguments, titleOf } from './planning';
import { usageOf } from './usage';

/** Shows the plan and carries it out once that is wanted; gives the exit code. */
export async function apply(args: readonly string[], output: Output, errorsOf: ErrorNotes): Promise<number> {
  const asked = readPlanArguments(args, 'yes');
  if (typeof asked === 'string') {
    output.complain(`virtnet apply: ${asked}`);
    output.usage(usageOf('apply'));
    return 2;
  }
  const session = new VirshSession({ uri: asked.uri });
  try {
    const made = await makePlan(asked, session, output, errorsOf);
    if (typeof made === 'number') return made;
    const { file, planning } = made;
    printPlan(asked, file, planning, output);
    if (planning.steps.length === 0) return 0;
    if (!asked.yes && !(await isWanted(planning, output))) return 2;
    return await carryOut(planning, session, output);
  } finally {
    await session.close();
  }
}

/** Asks on the terminal; where there is none, nobody can say yes. */
async function isWanted({ name }: PreparedPlan, output: Output): Promise<boolean> {
  if (!process.stdin.isTTY || !output.isTerminal) {
    output.complain(
      'virtnet: nothing was changed: nobody can be asked here; --yes carries the plan out without a question',
    );
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    output.line(`Carry this out on ${name}? Only yes will do it.`);
    const answer = await terminal.question('> ');
    if (/^y(?:es)?$/i.test(answer.trim())) return true;
    output.complain('virtnet: nothing was changed');
    return false;
  } catch {
    return false;
  } finally {
    terminal.close();
  }
}

async function carryOut(planning: PreparedPlan, connection: Connection, output: Output): Promise<number> {
  const cancel = new AbortController();
  // The step that runs is finished; what was done is taken back.
  const stop = (): void => cancel.abort();
  for (const it of ['SIGINT', 'SIGTERM'] as const) process.on(it, stop);
  const count = planning.steps.length;
  const applied = await applyPlan(connection, planning, new History(stateFolder()), {
    begins: (step, i) => output.line(`step ${i + 1} of ${count}: ${titleOf(step)}`),
  }).run({ signal: cancel.signal });
  for (const it of ['SIGINT', 'SIGTERM'] as const) process.off(it, stop);
  if (!applied.ok) {
    output.complain(`virtnet: ${applied.message}`);
    return 1;
  }
  for (const it of applied.value.notes) output.line(it);
  if (!applied.value.isWhole) return 1;
  output.line(`${planning.name} is as the file says`);
  return 0;
}
