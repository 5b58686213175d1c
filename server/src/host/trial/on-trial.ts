// A change that is taken back unless somebody says in time that it is to stay.
import { reasonOf } from '../../refused';
import { type Applied, applyPlan, type PreparedPlan } from '../apply';
import { type Connection, failure, type Failure, type Result, type RunOptions, success } from '../command';
import type { History } from '../history';
import type { Operation } from '../operation';
import { isLocal } from '../watch/place';
import { type ClockCommand, startClock } from './clock';
import { leasedNow, type Probe, probesOf } from './probe';
import type { Trial, Trials } from './trials';

export interface TrialOptions extends NonNullable<Parameters<typeof applyPlan>[3]> {
  readonly trials: Trials;
  /** How long somebody has to say that it stays. */
  readonly seconds: number;
  /** The virsh that the clock asks. */
  readonly virsh: string;
  readonly clock: ClockCommand;
}

export interface AppliedOnTrial extends Applied {
  readonly trial: Trial;
  /** How the network is now. */
  readonly probes: readonly Probe[];
}

/** Carries a plan out on trial: written down before, with a clock that runs before anything is changed. */
export function applyOnTrial(
  connection: Connection,
  prepared: PreparedPlan,
  history: History,
  { trials, seconds, virsh, clock, ...options }: TrialOptions,
): Operation<AppliedOnTrial> {
  let isBegun = false;
  const begins: TrialOptions['begins'] = (step, i) => {
    options.begins?.(step, i);
    isBegun = true;
  };
  const applying = applyPlan(connection, prepared, history, { ...options, begins });
  const { name, uuid, found } = prepared;
  const target = uuid === undefined ? { name } : { name, uuid };
  const carryOut = async (trial: Trial, running: RunOptions | undefined): Promise<Result<AppliedOnTrial>> => {
    const started = await startClock(trials, trial, clock);
    if (started !== undefined)
      return settled(trial, failure('failed', `the clock did not start, so nothing was changed: ${started}`));
    const before = { state: found.state, leased: found.state.live ? await leasedNow(connection, target, running) : [] };
    const done = await applying.run(running);
    if (!done.ok && !isBegun) return settled(trial, done);
    // After a failure the clock looks whether there is anything left to take back.
    const until = done.ok ? Date.now() + seconds * 1000 : Date.now();
    await trials.note(trial.id, { until });
    if (!done.ok) return done;
    return success({
      ...done.value,
      trial: { ...trial, until },
      probes: await probesOf(connection, target, before, running),
    });
  };
  const settled = async (trial: Trial, failed: Failure): Promise<Failure> => {
    await trials.settle(trial.id);
    return failed;
  };
  return {
    ...applying,
    async outlook(looking) {
      if (isOfOneProcess(connection)) return noClock;
      const looked = await applying.outlook(looking);
      return looked.ok
        ? success({ ...looked.value, notes: [...looked.value.notes, promiseOf(connection, seconds)] })
        : looked;
    },
    async run(running) {
      if (isOfOneProcess(connection)) return noClock;
      try {
        const trial = await trials.add({
          ...{ uri: connection.uri ?? '', program: virsh, name, before: found.state },
          ...(uuid !== undefined && { uuid }),
        });
        return await carryOut(trial, running);
      } catch (fault) {
        const { folder } = trials;
        return failure('failed', `what is to come back could not be kept in ${folder}: ${reasonOf(fault, folder)}`);
      }
    },
  };
}

/** The practice driver keeps what it has in one virsh, so no other process can take anything back. */
const isOfOneProcess = ({ uri }: Connection): boolean => uri?.startsWith('test:') ?? false;
const noClock = failure(
  'failed',
  'what the practice driver has is gone with its virsh, so there is nothing to take back',
);

/** What the clock of a trial can promise. */
export function promiseOf({ uri = '' }: Connection, seconds: number): string {
  const within = `it is taken back unless you say within ${seconds} s that it stays`;
  return isLocal(uri) || uri === ''
    ? within
    : `${within}; the clock runs on this machine: should the change cut the way to ${uri}, it is taken back once there is one again, and not before; run on the host itself, it needs no way`;
}
