// A plan on trial in an editor: once it is carried out, a person is asked whether it stays.
import type { PreparedPlan } from '../../host/apply';
import { type Connection, failure, type Result, success } from '../../host/command';
import type { History } from '../../host/history';
import type { Operation, Outcome } from '../../host/operation';
import { type ClockCommand, keepTrial, untilSettled } from '../../host/trial/clock';
import { type AppliedOnTrial, applyOnTrial } from '../../host/trial/on-trial';
import { Trials } from '../../host/trial/trials';

/** What the server lends to a change on trial. */
export interface Trying {
  /** The virsh that the clock asks. */
  readonly virsh: string;
  readonly clock: ClockCommand;
  /** Asks a person whether something stays; undefined when they do not answer. */
  stays(question: string): Promise<boolean | undefined>;
}

/** Carries a plan out on trial and asks. Whether somebody answers or not, the clock runs apart. */
export function tryPlan(
  connection: Connection,
  prepared: PreparedPlan,
  history: History,
  { agreed, seconds, trying }: { agreed: string | undefined; seconds: number; trying: Trying },
): Operation<Outcome> {
  const trials = new Trials(history.folder);
  const { virsh, clock } = trying;
  const applying = applyOnTrial(connection, prepared, history, { trials, seconds, virsh, clock, agreed });
  return {
    ...applying,
    async run(options) {
      const done = await applying.run(options);
      return done.ok ? settle(done.value, trials, seconds, trying) : done;
    },
  };
}

async function settle(
  applied: AppliedOnTrial,
  trials: Trials,
  seconds: number,
  { stays }: Trying,
): Promise<Result<Outcome>> {
  const { trial, name } = applied;
  const settled = untilSettled(trials, trial.id);
  const isYes = await Promise.race([stays(questionOf(applied, seconds)), settled.then(() => undefined)]);
  const kept = isYes ? await keepTrial(trials, trial) : undefined;
  if (kept?.ok && kept.value) return success(applied);
  if (isYes === false) await trials.note(trial.id, { until: Date.now() });
  const failed = await settled;
  return failure('failed', failed ?? `the change to ${name} was not kept, so it is as it was before`);
}

function questionOf({ name, probes, notes }: AppliedOnTrial, seconds: number): string {
  const bad = probes.filter(({ ok }) => ok === false).map(({ what }) => `not true that ${what}`);
  const good = probes.filter(({ ok }) => ok === true).map(({ what }) => what);
  return [
    `Keep the change to ${name}? Without a yes it is taken back in ${seconds} s.`,
    ...[...bad, ...good, ...notes].map((it) => `· ${it}`),
  ].join('\n');
}
