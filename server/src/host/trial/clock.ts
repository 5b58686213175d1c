// The clock of a change on trial: a process of its own, so that it goes on when the editor, its server or the terminal is gone.
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from '../../refused';
import { cardsOn } from '../cards';
import { recorded } from '../change';
import { type Connection, failure, type Result, success } from '../command';
import { History } from '../history';
import { holder, isGone } from '../holder';
import { plugIn } from '../plugging';
import { startApart } from '../run';
import { takeBack } from '../take-back';
import { versionOf } from '../version';
import { uri as ownUri } from '../virsh';
import { isLocal } from '../watch/place';
import type { Trial, Trials } from './trials';

/** Milliseconds between two looks at whether it was settled, and between two attempts to take back what resists. */
const looks = 200;
const attempts = 5000;

/** Milliseconds until a clock must run. */
const patience = 20_000;

/** How the clock is started: this program with other words. */
export interface ClockCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/** By the command line that lies beside the program that runs. */
export const clockCommand = (): ClockCommand => ({
  program: process.execPath,
  args: [join(dirname(require.main?.filename ?? ''), 'cli.js'), 'rollback', '--clock'],
});

/** Starts the clock of a trial and waits until it runs; why it does not otherwise. */
export async function startClock(
  trials: Trials,
  { id }: Trial,
  { program, args }: ClockCommand,
): Promise<string | undefined> {
  const refused = await startApart(program, [...args, id, '--folder', trials.folder]);
  if (refused !== undefined) return `${program} ${refused}`;
  for (const end = Date.now() + patience; Date.now() < end; await pause(looks / 4)) {
    const { clock, failed } = (await trials.get(id)) ?? {};
    if (clock !== undefined || failed !== undefined) return failed;
  }
  return 'it did not answer';
}

/** A connection, and how it is ended: whoever tries for days must leave nothing behind. */
type Closable = Connection & { close(): Promise<void> };

async function closing<T>(connection: Closable, use: (connection: Connection) => Promise<T>): Promise<T> {
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}

/** Somebody may have typed a password for the connection that makes the change, and nobody does for this one. */
async function whyNotReached(connection: Connection): Promise<string | undefined> {
  const { uri = '' } = connection;
  if (uri === '' || isLocal(uri)) return undefined;
  const answer = await connection.run(ownUri);
  return answer.ok
    ? undefined
    : `by itself, with nobody to ask for a password, it does not reach ${uri}: ${answer.message}`;
}

/**
 * Keeps the time of a trial, once it reaches the host: takes the change back when it is over, and at once when who makes the change is gone in the middle
 * of it. What resists is tried again until it works, or somebody settles it.
 */
export async function keepTime(trials: Trials, id: string, connect: (trial: Trial) => Closable): Promise<void> {
  const begun = await trials.get(id);
  const missing = begun && (await closing(connect(begun), whyNotReached));
  if (missing !== undefined) return trials.note(id, { failed: missing });
  await trials.note(id, { clock: holder() });
  for (;;) {
    const trial = await trials.get(id);
    if (!trial) return;
    const { until, by } = trial;
    const isDue = until === undefined ? isGone(by) === true : Date.now() >= until;
    if (!isDue) await pause(looks);
    else {
      // What who is gone has told virsh last may still be on its way.
      if (until === undefined) await pause(looks);
      const done = await closing(connect(trial), (connection) => takeTrialBack(trials, trial, connection));
      if (done.ok) return;
      await trials.note(id, { failed: done.message });
      await pause(attempts);
    }
  }
}

/** Takes a change on trial back now, and settles it. It is a change like any other, which Undo takes back. */
export async function takeTrialBack(
  trials: Trials,
  trial: Trial,
  connection: Connection,
): Promise<Result<readonly string[]>> {
  const { id, name, uuid, before } = trial;
  const target = uuid === undefined ? { name } : { name, uuid };
  const history = new History(trials.folder);
  return recorded<readonly string[]>(
    { connection, history, target, what: 'rollback' },
    undefined,
    async ({ state }) => {
      // Settled while the lock was waited for.
      if (!(await trials.get(id))) return failure('failed', `${name} is not on trial any more`);
      const cards = await cardsOn(connection, { name, state: before }, undefined);
      const run = async (): Promise<Result<readonly string[]>> => {
        const taken = await takeBack(connection, target, before, await versionOf(connection, undefined));
        if (!taken.ok) return failure('failed', taken.why);
        const wasRestarted = state.live !== before.live && before.live !== undefined && cards.ok;
        const { said, left } = wasRestarted
          ? await plugIn(connection, target, cards.value, before.live, undefined)
          : { said: [], left: [] };
        await trials.settle(id);
        return success([...said, ...left]);
      };
      return success({ ...(before.xml !== undefined && { sent: before.xml }), run });
    },
  );
}

/** Settles a trial: the change stays. False when it was settled before. */
export async function keepTrial(trials: Trials, { id, uri, name }: Trial): Promise<Result<boolean>> {
  try {
    return await new History(trials.folder).locked(uri, name, async () => {
      const isThere = (await trials.get(id)) !== undefined;
      await trials.settle(id);
      return success(isThere);
    });
  } catch (fault) {
    return failure('failed', `${trials.folder} could not be read: ${reasonOf(fault, trials.folder)}`);
  }
}

/** Waits for the clock, which takes back what was not kept; why that goes on, where it resists. */
export async function untilSettled(trials: Trials, id: string): Promise<string | undefined> {
  for (;;) {
    const trial = await trials.get(id);
    if (trial?.failed !== undefined) return `${trial.name} could not be taken back yet, which goes on: ${trial.failed}`;
    if (!trial) return undefined;
    await pause(looks);
  }
}
