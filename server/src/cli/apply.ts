// `virtnet apply`: makes the network of a file what the file says, step by step.
import { createInterface } from 'node:readline/promises';
import { type ApplyOptions, applyPlan, type PreparedPlan } from '../host/apply';
import type { Connection } from '../host/command';
import { History } from '../host/history';
import { titleOf } from '../host/step-words';
import { VirshSession } from '../host/session';
import { stateFolder } from '../host/state-folder';
import { clockCommand, keepTrial, untilSettled } from '../host/trial/clock';
import { type AppliedOnTrial, applyOnTrial, promiseOf } from '../host/trial/on-trial';
import { Trials } from '../host/trial/trials';
import type { ErrorNotes } from './error-notes';
import type { Output } from './output';
import { makePlan, type PlanArguments, printPlan, readPlanArguments } from './planning';
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
    const { planning } = made;
    printPlan(asked, made.file, made, output);
    if (planning.steps.length === 0) return 0;
    if (asked.rollback !== undefined) output.line(promiseOf(session, asked.rollback));
    if (!asked.yes && !(await isWanted(planning, output))) return 2;
    return await carryOut(planning, asked, session, output);
  } finally {
    await session.close();
  }
}

/** Asks on the terminal; where there is none, nobody can say yes. */
async function isWanted({ name }: PreparedPlan, output: Output): Promise<boolean> {
  if (!canAsk(output)) {
    output.complain(
      'virtnet: nothing was changed: nobody can be asked here; --yes carries the plan out without a question',
    );
    return false;
  }
  output.line(`Carry this out on ${name}? Only yes will do it.`);
  const isYes = await saysYes();
  if (isYes === false) output.complain('virtnet: nothing was changed');
  return isYes === true;
}

const canAsk = (output: Output): boolean => process.stdin.isTTY && output.isTerminal;

/** Undefined when nobody answers, in time or at all. */
async function saysYes(signal?: AbortSignal): Promise<boolean | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await (signal ? terminal.question('> ', { signal }) : terminal.question('> '));
    return /^y(?:es)?$/i.test(answer.trim());
  } catch {
    return undefined;
  } finally {
    terminal.close();
  }
}

async function carryOut(
  planning: PreparedPlan,
  { rollback }: PlanArguments,
  connection: Connection,
  output: Output,
): Promise<number> {
  const cancel = new AbortController();
  // The step that runs is finished; what was done is taken back.
  const stop = (): void => cancel.abort();
  for (const it of ['SIGINT', 'SIGTERM'] as const) process.on(it, stop);
  const count = planning.steps.length;
  const history = new History(stateFolder());
  const trials = new Trials(stateFolder());
  const begins: ApplyOptions['begins'] = (step, i) => output.line(`step ${i + 1} of ${count}: ${titleOf(step)}`);
  const applied =
    rollback === undefined
      ? await applyPlan(connection, planning, history, { begins }).run({ signal: cancel.signal })
      : await applyOnTrial(connection, planning, history, {
          ...{ begins, trials, seconds: rollback, virsh: 'virsh', clock: clockCommand() },
        }).run({ signal: cancel.signal });
  for (const it of ['SIGINT', 'SIGTERM'] as const) process.off(it, stop);
  if (!applied.ok) {
    output.complain(`virtnet: ${applied.message}`);
    return 1;
  }
  for (const it of applied.value.notes) output.line(it);
  if (applied.value.isWhole) output.line(`${planning.name} is as the file says`);
  if ('probes' in applied.value) return settle(applied.value as AppliedOnTrial, trials, output);
  return applied.value.isWhole ? 0 : 1;
}

const saidOf = { true: 'yes', false: 'NO', undefined: 'not to be seen from here' } as const;

/** Tells how the network is, and asks whether it stays so. */
async function settle({ trial, probes, isWhole }: AppliedOnTrial, trials: Trials, output: Output): Promise<number> {
  for (const { what, ok } of probes) output.line(`${what}: ${saidOf[`${ok}`]}`);
  const { id, name, until = 0 } = trial;
  const at = new Date(until).toISOString().replace(/\.\d+/, '');
  const left = Math.max(0, Math.round((until - Date.now()) / 1000));
  if (!canAsk(output)) {
    output.line(`${name} is taken back in ${left} s, at ${at}, unless you keep it: virtnet rollback --keep ${id}`);
    return isWhole ? 0 : 1;
  }
  output.line(`Keep the change to ${name}? Only yes will do it; without one it is taken back in ${left} s, at ${at}.`);
  const isYes = await saysYes(AbortSignal.timeout(Math.max(0, until - Date.now())));
  const kept = isYes ? await keepTrial(trials, trial) : undefined;
  if (kept?.ok && kept.value) {
    output.line(`${name} stays as it is`);
    return isWhole ? 0 : 1;
  }
  if (!isYes) await trials.note(id, { until: Date.now() });
  output.complain(`virtnet: ${(await untilSettled(trials, id)) ?? `${name} is as it was before`}`);
  return 1;
}
