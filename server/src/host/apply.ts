// Makes a network of the host what a file says: looks, plans, and goes step by step. What does not come off is taken back.
import { createHash } from 'node:crypto';
import { differencesOf } from '../model/network/drift/differences';
import type { Definition } from '../model/network/drift/part';
import { type NetworkPlan, networkPlanOf, type Step } from '../model/network/plan/plan';
import type { Target } from '../model/target';
import type { Tree } from '../syntax/tree';
import { parseXml } from '../syntax/xml/parse';
import { recorded } from './change';
import { type Card, cardsOn } from './cards';
import { countedList } from './counted-list';
import { type Connection, type Failure, failure, type Result, type RunOptions, success } from './command';
import { clashOf, completed, keepsNote } from './define';
import type { History } from './history';
import { identityOf } from './identity';
import { readLeases } from './leases';
import { lostLeases } from './lost-leases';
import type { Operation, Outcome } from './operation';
import { connectionName, interruptedBy } from './outlook';
import { plugIn, type Plugged, plugSteps } from './plugging';
import { type FoundState, type State, stateOf } from './state';
import { reasonText, titleOf } from './step-words';
import { type HostStep, hostStep } from './steps';
import { takeBack } from './take-back';
import { versionOf } from './version';
import * as virsh from './virsh';
import type { NetworkRef } from './virsh';
import { unlessGone } from './watch/snapshot';

/** A step of the plan, and the command that it is. */
export type Planned = Step & HostStep;

/** What would be done, found out by looking at the host; nothing was changed. */
export interface PreparedPlan {
  readonly name: string;
  readonly uuid: string | undefined;
  /** How the network stands. */
  readonly found: FoundState;
  readonly libvirt: Target['libvirt'] | undefined;
  /** What alone is led to the text. */
  readonly only: PlanOptions['only'];
  /** In what that which runs is otherwise than that which is stored. */
  readonly differs: readonly string[];
  readonly plan: NetworkPlan;
  readonly steps: readonly Planned[];
  /** The definition that libvirt is to store: the text, with what it leaves out and libvirt would make anew. */
  readonly xml: string;
  /** The cards of guests that are cut off on the way, and plugged in again by these commands in the end. */
  readonly cards: readonly Card[];
  readonly plugs: readonly HostStep[];
  /** Who would be cut off, and what is kept that the text does not say, in words. */
  readonly notes: readonly string[];
}

export interface PlanOptions {
  /** Whether the host is to start it; left as it is when undefined. */
  readonly autostart?: boolean;
  /** What a person calls the file. */
  readonly file?: string;
  /** What alone is to become what the text says; both where it is left out. */
  readonly only?: 'running' | 'stored' | undefined;
}

/** Looks at the host for how its network becomes what a text says. Fails when libvirt would refuse that in any way. */
export async function planFor(
  connection: Connection,
  tree: Tree,
  { autostart, only, file = 'network.xml' }: PlanOptions = {},
  options?: RunOptions,
): Promise<Result<PreparedPlan>> {
  const { name, uuid, unreadable } = identityOf(tree.text);
  if (unreadable || (name === undefined && uuid === undefined))
    return failure('failed', 'the file says neither a name nor a uuid that can be read');
  const asked: NetworkRef = uuid === undefined ? { name: name! } : { name, uuid };
  const looked = await stateOf(connection, asked, options);
  if (!looked.ok) return looked;
  const found = looked.value;
  const clash = await clashOf(connection, asked, found, options);
  if (clash) return clash;
  const missing = only && whyNotOnly(only, found.state);
  if (missing !== undefined) return failure('failed', `${found.name ?? name ?? asked.uuid!} ${missing}`);
  const libvirt = await versionOf(connection, options);
  const { running, stored } = definitionsOf(found.state);
  const { xml, kept } = completed(tree.text, found);
  const plan = networkPlanOf({
    ...(only !== 'stored' && { running }),
    ...(only !== 'running' && { stored }),
    wanted: bothOf({ tree, kind: 'written' }),
    libvirt,
    ...(autostart !== undefined && { autostart: { is: found.state.autostart, wanted: autostart } }),
  });
  const known = { name: found.name ?? name ?? asked.uuid!, uuid: found.uuid ?? asked.uuid };
  const target = virsh.shownRef(known);
  const texts = { running: xml, stored: xml, file };
  const cards = plan.restart
    ? await cardsOn(connection, { name: known.name, state: found.state }, options)
    : success<readonly Card[]>([]);
  if (!cards.ok) return cards;
  const cut = plan.restart
    ? await interruptedBy(connection, known, { guests: [], cards: cards.value }, options)
    : success([]);
  if (!cut.ok) return cut;
  const lost = only === 'stored' ? success([]) : await lostBy(connection, known, found.state, xml, options);
  if (!lost.ok) return lost;
  const isGiven = plan.steps.some((it) => it.what === 'define' || it.what === 'create');
  return success({
    ...known,
    found,
    libvirt,
    only,
    differs: running && stored ? differencesOf(running, stored).map(({ path }) => path) : [],
    plan,
    steps: plan.steps.map((it) => ({ ...it, ...hostStep(connection, target, it, texts) })),
    cards: cards.value,
    plugs: plugSteps(connection, target, cards.value, xml),
    xml,
    notes: [
      ...cut.value,
      ...lost.value,
      ...(isGiven && kept.length > 0 ? [keepsNote(known.name, kept)] : []),
      ...plan.notes,
    ],
  });
}

/** What becomes of leases where the network runs. */
async function lostBy(
  connection: Connection,
  target: NetworkRef,
  { live }: State,
  xml: string,
  options: RunOptions | undefined,
): Promise<Result<string[]>> {
  const [now, wanted] = [live, xml].map((it) => (it === undefined ? undefined : parseXml(it).root));
  if (!now || !wanted) return success([]);
  const printed = await unlessGone(connection.run(virsh.leases(target), options));
  return printed.ok ? success(lostLeases(readLeases(printed.value ?? ''), now, wanted)) : printed;
}

const whyNotOnly = (only: 'running' | 'stored', { xml, live }: State): string | undefined => {
  if (only === 'stored') return xml === undefined ? 'is stored nowhere' : undefined;
  return live === undefined ? 'does not run' : undefined;
};

const bothOf = (it: Definition) => ({ running: it, stored: it });

const definitionsOf = ({ xml, live }: State): { running?: Definition; stored?: Definition } => ({
  ...(live !== undefined && { running: { tree: parseXml(live), kind: 'running' } }),
  ...(xml !== undefined && { stored: { tree: parseXml(xml), kind: 'stored' } }),
});

/** What became of it. */
export interface Applied extends Outcome {
  /** How many steps there were. */
  readonly steps: number;
  /** Whether the network is as the text says, and no guest is cut off. */
  readonly isWhole: boolean;
}

export interface ApplyOptions {
  /** The steps that were shown, as `outlook` gives them; any where it is undefined. */
  readonly agreed?: string | undefined;
  /** Called before each step. */
  readonly begins?: (step: Planned, index: number) => void;
}

/**
 * Carries a plan out, as long as the network still stands as it did then. It stops between two steps when it is cancelled. What
 * was done before a failure, or before that, is taken back.
 */
export function applyPlan(
  connection: Connection,
  prepared: PreparedPlan,
  history: History,
  { begins, agreed }: ApplyOptions = {},
): Operation<Applied> {
  const { name, uuid, found, steps, plugs, xml, notes } = prepared;
  const target: NetworkRef = uuid === undefined ? { name } : { name, uuid };
  const lines = [...steps.map(({ line, why }) => `${line}  # ${why}`), ...plugs.map(({ line }) => line)];
  const digest = createHash('sha256').update(lines.join('\n')).update(xml).digest('hex');
  return {
    title: planTitleOf(prepared),
    changes: steps.length > 0,
    outlook: () => Promise.resolve(success({ notes: [...introductionOf(prepared), ...notes], plan: digest })),
    describe: () => lines,
    run: (options) =>
      recorded<Applied>({ connection, history, target, what: 'apply' }, options, (before) => {
        if (!isAsBefore(found.state, before.state) || (agreed !== undefined && agreed !== digest))
          return failure('failed', `${name} was changed after the plan was made, so nothing was done; plan again`);
        return success({
          sent: xml,
          run: () => walk(connection, prepared, target, { ...options, ...(begins && { begins }) }),
        });
      }),
  };
}

function planTitleOf({ name, plan, steps }: PreparedPlan): string {
  if (steps.length === 0) return `${name} is as the file says`;
  return plan.restart ? `Apply the changes to ${name} and restart it` : `Apply the changes to ${name} in place`;
}

/** What makes a restart necessary, or what is done without one. */
const introductionOf = ({ plan, steps }: PreparedPlan): string[] => {
  if (plan.restart) return plan.reasons.map((it) => `needs a restart: ${reasonText(it)}`);
  return steps.length === 0 ? [] : [`nothing is stopped; ${countedList(steps.map(titleOf), 'step', 'steps')}`];
};

/** Compared as libvirt prints it: who wrote the plan down has seen exactly this. */
const isAsBefore = (then: State, now: State): boolean =>
  then.xml === now.xml && then.autostart === now.autostart && withoutCount(then.live) === withoutCount(now.live);

/** Guests come and go, and are counted in what runs. */
const withoutCount = (live: string | undefined): string | undefined => live?.replace(/ connections='\d+'/g, '');

async function walk(
  connection: Connection,
  { name, uuid, steps, found, libvirt, only, cards, xml }: PreparedPlan,
  target: NetworkRef,
  { begins, signal, ...undisturbed }: RunOptions & ApplyOptions,
): Promise<Result<Applied>> {
  for (const [i, step] of steps.entries()) {
    begins?.(step, i);
    const done = signal?.aborted ? failure('cancelled', 'cancelled') : await step.run(undisturbed);
    if (done.ok) continue;
    const at = `step ${i + 1} of ${steps.length}`;
    return i === 0 && done.reason === 'cancelled'
      ? { ...done, message: 'cancelled before anything was changed' }
      : withPlugged(
          await failedAs(
            { ...done, message: `${at}: ${done.message}` },
            { connection, target, before: found.state, libvirt },
          ),
          await plugIn(connection, target, cards, found.state.live ?? '', undisturbed),
        );
  }
  const { said, left } = await plugIn(connection, target, cards, xml, undisturbed);
  const now = await stateOf(connection, target, undisturbed);
  if (!now.ok) return { ...now, message: `all ${steps.length} steps are done, but ${now.message}` };
  const missing = [...leftOver(now.value.state, xml, only).map((it) => it + onPractice(connection)), ...left];
  return success({
    name,
    uuid: uuid ?? now.value.uuid,
    steps: steps.length,
    isWhole: missing.length === 0,
    notes: [...said, ...missing],
  });
}

const withPlugged = (failed: Failure, { said, left }: Plugged): Failure => ({
  ...failed,
  message: [failed.message, ...said, ...left].join('; '),
});

const onPractice = ({ uri }: Connection): string =>
  uri?.startsWith('test:')
    ? '; the practice driver goes on with what a network was started with, which a real libvirt does not'
    : '';

/** What is not as the text says in the end, of which libvirt said that it is done. */
function leftOver(state: State, xml: string, only: PlanOptions['only']): string[] {
  const { running, stored } = definitionsOf(state);
  const wanted = { tree: parseXml(xml), kind: 'written' } as const;
  return (
    [
      ['runs', only === 'stored' ? undefined : running],
      ['is stored', only === 'running' ? undefined : stored],
    ] as const
  ).flatMap(([how, it]) => {
    const paths = it ? differencesOf(wanted, it).map(({ path }) => path) : [];
    return paths.length === 0 ? [] : [`what ${how} still differs from the file: ${paths.join(', ')}`];
  });
}

/** What became of a change that failed, once it was taken back. */
async function failedAs(
  failed: Failure,
  {
    connection,
    target,
    before,
    libvirt,
  }: {
    readonly connection: Connection;
    readonly target: NetworkRef;
    readonly before: State;
    readonly libvirt: Target['libvirt'] | undefined;
  },
): Promise<Failure> {
  const taken = await takeBack(connection, target, before, libvirt);
  const { message } = failed;
  if (taken.ok)
    return {
      ...failed,
      message: `${message}; ${connectionName(connection)} has ${target.name ?? 'it'} as it was before`,
    };
  return {
    ...failed,
    message:
      taken.how === 'unknown'
        ? `${message}; what was done before stands, and Undo takes it back: ${taken.why}`
        : `${message}; it was not taken back: ${taken.why}`,
  };
}
