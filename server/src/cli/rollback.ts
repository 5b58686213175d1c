// `virtnet rollback`: what is on trial, whether it stays or is taken back, and the clock itself.
import type { Result } from '../host/command';
import { isGone } from '../host/holder';
import { type SessionOptions, VirshSession } from '../host/session';
import { stateFolder } from '../host/state-folder';
import { keepTime, keepTrial, takeTrialBack } from '../host/trial/clock';
import { type Trial, Trials } from '../host/trial/trials';
import { readArguments } from './arguments';
import type { Output } from './output';
import { usageOf } from './usage';

/** Lists, keeps or takes back; gives the exit code. */
export async function rollback(args: readonly string[], output: Output): Promise<number> {
  const asked = readOptions(args);
  if (typeof asked === 'string') {
    output.complain(`virtnet rollback: ${asked}`);
    output.usage(usageOf('rollback'));
    return 2;
  }
  if ('clock' in asked) {
    await keepTime(new Trials(asked.folder), asked.clock, (it) => connect(it, clockPatience));
    return 0;
  }
  const trials = new Trials(stateFolder());
  if ('list' in asked) return list(await trials.all(), asked.json, output);
  const trial = await trials.get(asked.id);
  if (!trial) {
    output.complain(`virtnet: nothing of the number ${asked.id} is on trial`);
    return 1;
  }
  return asked.keep ? keep(trials, trial, output) : takeBack(trials, trial, output);
}

/** Nobody types a password for a clock, which tries again soon. */
const clockPatience = { connectLimit: 15_000 };

const connect = ({ uri, program }: Trial, more: SessionOptions = {}): VirshSession =>
  new VirshSession({ uri, program, ...more });

function list(all: readonly Trial[], json: boolean, output: Output): 0 {
  if (json) output.json(all.map(toldOf));
  else if (all.length === 0) output.line('nothing is on trial');
  else for (const it of all) output.line(`${it.id}  ${it.name} on ${it.uri}: ${stateOf(it)}`);
  return 0;
}

/** Without what comes back, which is long and may hold what is nobody's business. */
const toldOf = (trial: Trial): unknown => {
  const { id, time, uri, name, uuid, until, failed } = trial;
  return { id, time, uri, name, uuid, until, failed, clock: hasClock(trial) };
};

const hasClock = ({ clock }: Pick<Trial, 'clock'>): boolean => clock !== undefined && isGone(clock) !== true;

function stateOf(trial: Trial): string {
  const { id, until, failed, time } = trial;
  if (!hasClock(trial)) return `its clock has ended; virtnet rollback ${id} takes back what was begun at ${time}`;
  if (failed !== undefined) return `could not be taken back yet, and is tried again: ${failed}`;
  return until === undefined ? 'is being changed' : `is taken back at ${new Date(until).toISOString()}`;
}

async function keep(trials: Trials, trial: Trial, output: Output): Promise<number> {
  const kept = await keepTrial(trials, trial);
  if (kept.ok && kept.value) output.line(`${trial.name} stays as it is`);
  else output.complain(`virtnet: ${kept.ok ? `${trial.name} was taken back before` : kept.message}`);
  return kept.ok && kept.value ? 0 : 1;
}

async function takeBack(trials: Trials, trial: Trial, output: Output): Promise<number> {
  const session = connect(trial);
  try {
    const done: Result<readonly string[]> = await takeTrialBack(trials, trial, session);
    if (!done.ok) output.complain(`virtnet: ${done.message}`);
    else for (const it of [`${trial.name} is as it was before`, ...done.value]) output.line(it);
    return done.ok ? 0 : 1;
  } finally {
    await session.close();
  }
}

type Asked =
  | { readonly list: true; readonly json: boolean }
  | { readonly clock: string; readonly folder: string }
  | { readonly id: string; readonly keep: boolean };

function readOptions(args: readonly string[]): Asked | string {
  const parsed = readArguments(args, {
    list: { type: 'boolean' },
    format: { type: 'string' },
    keep: { type: 'boolean' },
    // How a clock is started: not for people.
    clock: { type: 'string' },
    folder: { type: 'string' },
  });
  if (typeof parsed === 'string') return parsed;
  const { list, keep = false, clock, folder = stateFolder(), format = 'text' } = parsed.values;
  const [id, ...others] = parsed.positionals;
  if (format !== 'text' && format !== 'json') return `--format is ${format}, expected text or json`;
  if (clock !== undefined) return { clock, folder };
  if (list) return id === undefined ? { list, json: format === 'json' } : `--list names all, and there is also ${id}`;
  if (id === undefined) return 'no number given; --list tells them';
  return others.length > 0 ? `one at a time, and there is also ${others[0]!}` : { id, keep };
}
