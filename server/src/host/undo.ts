// Taking back changes, and taking back that. An undo is a change like any other: what it replaces is kept.
import { reasonOf } from '../refused';
import { recorded, refOf } from './change';
import { type Card, cardsOn } from './cards';
import { type Connection, type Failure, failure, type Result, type RunOptions, success } from './command';
import type { Change, History } from './history';
import type { Operation, Outcome } from './operation';
import { interruptedBy } from './outlook';
import { plugIn, plugSteps } from './plugging';
import { stepsTo } from './restore';
import { changesBetween, isMadeOf, runsOtherwise, type State, stateOf } from './state';
import type { HostStep } from './steps';
import { positionAfter } from './timeline';
import { versionOf } from './version';
import { whenOf } from './when';

export interface UndoOptions extends RunOptions {
  /** Of this network only. */
  readonly name?: string;
  /** Replaces what others have changed since, too. */
  readonly overwrite?: boolean;
}

/** Brings back what was before the last change on this connection; of one network when it is named. */
export const undoLastDefine = (connection: Connection, history: History, options?: UndoOptions) =>
  takingBack({ connection, history, what: 'undo' }, options);

/** Brings back what was before the last undo, as long as nothing else was changed since. */
export const redoLastDefine = (connection: Connection, history: History, options?: UndoOptions) =>
  takingBack({ connection, history, what: 'redo' }, options);

interface Direction {
  readonly connection: Connection;
  readonly history: History;
  readonly what: 'undo' | 'redo';
}

/** A change to be taken back, and what that takes. */
interface Way {
  readonly change: Change;
  readonly steps: readonly HostStep[];
  /** Those that are left from another state. */
  readonly stepsFrom: (state: State) => readonly HostStep[];
  /** The cards of guests that are cut off on the way, and plugged in again by these commands in the end. */
  readonly cards: readonly Card[];
  readonly plugs: readonly HostStep[];
  /** What speaks against it: others have changed what it would replace. */
  readonly objection: string | undefined;
  /** What becomes of that which runs, where it is not stopped; undefined where it does not run. */
  readonly runs: 'on as it is' | 'as it did' | undefined;
}

async function takingBack(
  direction: Direction,
  { name, overwrite = false, ...options }: UndoOptions = {},
): Promise<Result<Operation<Outcome>>> {
  const way = await wayBack(direction, name, options);
  if (!way.ok) return way;
  const { change, steps, cards, plugs, objection, runs } = way.value;
  const { before } = change;
  const lines = [...steps, ...plugs].map((it) => it.line);
  const existed = before.xml !== undefined || before.live !== undefined;
  return success({
    title: existed
      ? `Bring back ${change.name} as it was before ${whenOf(change)}`
      : `Remove ${change.name}, which did not exist before ${whenOf(change)}`,
    changes: true,
    // The way back was found by looking.
    async outlook(looking) {
      const on = { guests: [], cards };
      const cut = stops(steps) ? await interruptedBy(direction.connection, change, on, looking) : success([]);
      if (!cut.ok) return cut;
      return success({
        notes: [
          ...(objection === undefined ? [] : [objection]),
          ...(runs === undefined ? [] : [runs === 'as it did' ? 'nothing is stopped for it' : goesOn(change)]),
          ...cut.value,
        ],
        ...(objection !== undefined && { remedy: 'overwrite' as const }),
      });
    },
    describe: () => lines,
    run: (running) =>
      recorded<Outcome>({ ...direction, target: refOf(change), takesBack: change.id }, running, async () => {
        const now = await wayBack(direction, change.name, running);
        if (!now.ok) return now;
        if (
          now.value.change.id !== change.id ||
          ![...now.value.steps, ...now.value.plugs].every((it) => lines.includes(it.line))
        )
          return failure('failed', `${change.name} was changed after this was shown, so nothing was done`);
        if (now.value.objection !== undefined && !overwrite)
          return { ...failure('failed', now.value.objection, 'nothing was changed'), remedy: 'overwrite' };
        return success({ sent: before.xml, run: () => go(direction.connection, now.value, running) });
      }),
  });
}

const stops = (steps: readonly HostStep[]): boolean => steps.some((it) => it.args[0] === 'net-destroy');

async function go(
  connection: Connection,
  { change, steps, stepsFrom, cards, runs }: Way,
  options: RunOptions | undefined,
): Promise<Result<Outcome>> {
  const { name, uuid, before } = change;
  const failed = await goAll(steps, options, async () => {
    const now = await stateOf(connection, refOf(change), options);
    return now.ok ? stepsFrom(now.value.state) : undefined;
  });
  if (failed) return failed;
  if (steps.length === 0) return success({ name, uuid, notes: [`${name} is so already`] });
  const { said, left } = await plugIn(connection, refOf(change), cards, before.live ?? '', options);
  return success({ name, uuid, notes: [...(runs === 'on as it is' ? [goesOn(change)] : []), ...said, ...left] });
}

/** So often a way is gone on with when virsh or libvirtd is lost on it: both come again. */
const mostLosses = 3;

/** Runs all steps, those that are left by then where the host is lost in the middle; gives what stops it. */
async function goAll(
  steps: readonly HostStep[],
  options: RunOptions | undefined,
  left: () => Promise<readonly HostStep[] | undefined>,
): Promise<Failure | undefined> {
  let losses = 0;
  for (let now = steps; ;) {
    let failed: Failure | undefined;
    for (const it of now) {
      const done = await it.run(options);
      if (!done.ok) failed = done;
      if (failed) break;
    }
    const isLost = failed?.reason === 'crashed' || failed?.reason === 'unreachable';
    const rest = isLost && losses++ < mostLosses ? await left() : undefined;
    if (!rest) return failed;
    now = rest;
  }
}

const goesOn = ({ name }: Change): string => `${name} goes on running as it is until it is stopped and started`;

/** Changes of what runs, on the way of which a network is stopped, which may be all that came of them. */
const mayStop: ReadonlySet<Change['what']> = new Set(['apply', 'rollback', 'restart', 'undo', 'redo']);

/** What is to be taken back next, and how, as the host is now. */
async function wayBack(
  { connection, history, what }: Direction,
  name: string | undefined,
  options: RunOptions | undefined,
): Promise<Result<Way>> {
  let changes: readonly Change[];
  try {
    changes = await history.changes(connection.uri, name);
  } catch (fault) {
    const { folder } = history;
    return failure('failed', `the changes kept in ${folder} could not be read: ${reasonOf(fault, folder)}`);
  }
  const candidates: Change[] = [];
  for (const line of byName(changes)) {
    const last = line.at(-1)!;
    // Whether the last one came about is seen on the host. Where that cannot be asked, it is taken to have.
    const now = last.after ? undefined : await stateOf(connection, refOf(last), options);
    const found = positionAfter(line, now?.ok ? now.value.state : undefined)[what];
    if (found) candidates.push(found);
  }
  const change = candidates.sort((a, b) => (a.id < b.id ? -1 : 1)).at(-1);
  if (!change) {
    const of = name === undefined ? '' : ` of ${name}`;
    const done = what === 'undo' ? 'change' : 'undo';
    const at = connection.uri ?? 'the default connection';
    return failure('failed', `no ${done}${of} on ${at} is kept that could be taken back`);
  }
  const now = await stateOf(connection, refOf(change), options);
  if (!now.ok) return now;
  const { state } = now.value;
  const { before, after } = change;
  // It was stopped by the change, or by this way back when the host was lost on it.
  const isStopped = (from: State): boolean =>
    after
      ? after.live === undefined || (state.live !== undefined && from.live === undefined)
      : mayStop.has(change.what);
  const isRunningChanged = changesRunning(change, state);
  const running = isRunningChanged ? { running: { libvirt: await versionOf(connection, options) } } : {};
  const stepsFrom = (from: State): HostStep[] =>
    stepsTo(connection, refOf(change), from, before, {
      start: before.live !== undefined && isStopped(from),
      ...running,
    });
  const steps = stepsFrom(state);
  const cards =
    stops(steps) && before.live !== undefined
      ? await cardsOn(connection, { name: change.name, state }, options)
      : success([]);
  if (!cards.ok) return cards;
  const plugs = plugSteps(connection, refOf(change), cards.value, before.live ?? '');
  return success({
    change,
    steps,
    stepsFrom,
    cards: cards.value,
    plugs,
    objection: objectionTo(change, state, steps),
    runs: state.live === undefined || stops(steps) ? undefined : runsAfter(steps, isRunningChanged),
  });
}

function runsAfter(steps: readonly HostStep[], isRunningChanged: boolean): Way['runs'] {
  if (isRunningChanged) return 'as it did';
  return steps.some((it) => it.args[0] === 'net-define') ? 'on as it is' : undefined;
}

/** Whether it changed what ran, and did not only stop or start it. How far one came that was cut off is seen on the host. */
const changesRunning = ({ what, before, after }: Change, now: State): boolean =>
  (after !== undefined || mayStop.has(what)) && runsOtherwise(before, after ?? now);

function byName(changes: readonly Change[]): Iterable<Change[]> {
  const lines = new Map<string, Change[]>();
  for (const it of changes) {
    const line = lines.get(it.name);
    if (line) line.push(it);
    else lines.set(it.name, [it]);
  }
  return lines.values();
}

/** That the network is not as the change left it, so that others would lose what they did; not when nothing is replaced. */
function objectionTo(change: Change, now: State, steps: readonly HostStep[]): string | undefined {
  if (steps.length === 0) return undefined;
  const { name, what, after, sent } = change;
  const when = whenOf(change);
  if (!after) {
    const isOurs = sent === undefined ? now.xml === undefined : now.xml !== undefined && isMadeOf(sent, now.xml);
    return isOurs
      ? undefined
      : `how the ${what} of ${when} left ${name} was not noted, so somebody else may have changed it since`;
  }
  const changed = changesBetween(after, now);
  return changed.length === 0
    ? undefined
    : `somebody else has changed ${name} since the ${what} of ${when}: ${changed.join(', ')}`;
}
