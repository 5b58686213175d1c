// How a network of a host becomes what a definition says: what libvirt changes in place, and what only a restart brings about.
import type { Version } from '../../../schema/types';
import type { Definition } from '../drift/part';
import { partOf } from '../drift/read';
import { type Changes, changesOf, type UpdateGroup, type RestartReason } from './changes';
import type { Described } from './descriptions';
import { sections } from './sections';
import type { EntryUpdate } from './updates';

/** What a step changes: what runs, what is stored, or both at once. */
export type Affected = 'running' | 'stored' | 'both';

/** One thing to do, in its turn. */
export type Step = { readonly why: string } & (
  | { readonly what: 'update'; readonly update: EntryUpdate; readonly affects: Affected }
  | { readonly what: 'describe'; readonly described: Described; readonly affects: Exclude<Affected, 'both'> }
  /** `define` stores a text, `create` starts it without storing it: that which is to run, or that which is to be stored. */
  | { readonly what: 'define' | 'create'; readonly text: keyof Goal }
  | { readonly what: 'destroy' | 'start' }
  | { readonly what: 'autostart'; readonly on: boolean }
);

export interface NetworkPlan {
  readonly steps: readonly Step[];
  /** Whether the network stops on the way, which cuts guests off. */
  readonly restart: boolean;
  /** What makes that necessary. */
  readonly reasons: readonly RestartReason[];
  /** What stays as it is until the network is started the next time, in words. */
  readonly notes: readonly string[];
}

/** What is to be: one and the same but where a former state is brought back. */
export interface Goal {
  readonly running: Definition;
  readonly stored: Definition;
}

/** What is, and what is to be. */
export interface PlanInput {
  /** What runs; undefined when it does not run. */
  readonly running?: Definition | undefined;
  /** What is stored; undefined of a transient network, and of none at all. */
  readonly stored?: Definition | undefined;
  readonly wanted: Goal;
  /** Undefined where nobody can tell. */
  readonly libvirt: Version | undefined;
  /** Whether the host starts the network by itself, and whether it is to. */
  readonly autostart?: { readonly is: boolean; readonly wanted: boolean };
}

/**
 * The steps; none when the host has what the text says. A network that the host does not have is defined and started, one that
 * does not run is not. Source: what net-update answered in each state (libvirt 9.0.0 and 11.3.0).
 */
export function networkPlanOf({ running, stored, wanted, libvirt, autostart }: PlanInput): NetworkPlan {
  const live = running && changesOf(running, wanted.running, libvirt);
  const config = stored && changesOf(stored, wanted.stored, libvirt);
  const reasons = live
    ? [...live.reasons, ...(live.isUnheard && !hasDns(wanted.running) ? [unheard(wanted.running)] : [])]
    : [];
  const restart = reasons.length > 0;
  const steps: Step[] = [];
  if (!running && !stored)
    steps.push(
      { what: 'define', text: 'stored', why: 'the host does not have it' },
      { what: 'start', why: 'it does not run' },
    );
  else if (restart) {
    const isOne = wanted.running === wanted.stored;
    const started = isOne ? config : stored && changesOf(stored, wanted.running, libvirt);
    steps.push(...restarting(started, stored !== undefined, reasons));
    if (stored && !isOne) steps.push({ what: 'define', text: 'stored', why: 'another text is stored than runs' });
  } else steps.push(...inPlace(live, config));
  if (autostart && autostart.is !== autostart.wanted)
    steps.push({ what: 'autostart', on: autostart.wanted, why: 'autostart is asked for otherwise than it is' });
  const notes = restart ? [] : (live?.descriptions.others ?? []).map(staysOld);
  return { steps, restart, reasons, notes };
}

const staysOld = (what: string): string => `the ${what} of what runs stays as it is until it is started again`;

function* restarting(
  config: Changes | undefined,
  isStored: boolean,
  reasons: readonly RestartReason[],
): Generator<Step> {
  const why = `${reasons.map(({ path }) => path).join(', ')}: libvirt reads it only when the network starts`;
  if (config && differs(config)) yield { what: 'define', text: 'running', why: 'a start takes what is stored' };
  yield { what: 'destroy', why };
  if (isStored) yield { what: 'start', why: 'as it ran before' };
  else yield { what: 'create', text: 'running', why: 'as it ran before, without being stored' };
}

const differs = ({ reasons, groups, descriptions }: Changes): boolean =>
  reasons.length + groups.length + descriptions.changes.length + descriptions.others.length > 0;

function* inPlace(live: Changes | undefined, config: Changes | undefined): Generator<Step> {
  const whole = config && [...config.reasons.map(({ path }) => path), ...config.descriptions.others];
  const isDefined = whole !== undefined && whole.length > 0;
  // First, as define looks at more than an update does.
  if (isDefined)
    yield { what: 'define', text: 'stored', why: `${whole.join(', ')}: changes in what is stored as a whole only` };
  const apart = isDefined ? undefined : config;
  yield* updating(live?.groups ?? [], apart?.groups ?? []);
  if (live?.isUnheard) yield* wakingDnsmasq();
  for (const described of live?.descriptions.changes ?? [])
    yield { what: 'describe', described, affects: 'running', why: 'nothing has to stop for it' };
  for (const described of apart?.descriptions.changes ?? [])
    yield { what: 'describe', described, affects: 'stored', why: 'nothing has to stop for it' };
}

/** What is the same for both sides is one call. */
function* updating(live: readonly UpdateGroup[], config: readonly UpdateGroup[]): Generator<Step> {
  const stored = new Map(config.map((it) => [keyOf(it), it]));
  for (const it of live) {
    const other = stored.get(keyOf(it));
    const sharesValue = other && JSON.stringify(other.updates.map(wordsOf)) === JSON.stringify(it.updates.map(wordsOf));
    yield* it.updates.map((update) => stepOf(update, sharesValue ? 'both' : 'running', it.price));
    if (sharesValue) stored.delete(keyOf(it));
  }
  for (const it of stored.values()) yield* it.updates.map((update) => stepOf(update, 'stored', undefined));
}

const keyOf = ({ section, parentIndex }: UpdateGroup): string => `${section.name} ${parentIndex ?? ''}`;
const wordsOf = ({ command, xml }: EntryUpdate): string[] => [command, xml];

const stepOf = (update: EntryUpdate, affects: Affected, price: string | undefined): Step => ({
  what: 'update',
  update,
  affects,
  why: price === undefined ? 'libvirt changes it in place' : `libvirt changes it in place; ${price}`,
});

/** A record that comes and goes makes libvirt write the configuration of dnsmasq and start it anew. */
function* wakingDnsmasq(): Generator<Step> {
  const section = sections.find(({ name }) => name === 'dns-txt')!;
  const why =
    'dnsmasq does not hear of the first host of an IPv6 subnet otherwise; it is started anew, which loses no lease';
  for (const [command, xml] of [
    ['add', "<txt name='virtnet.wakes.dnsmasq' value=''/>"],
    ['delete', "<txt name='virtnet.wakes.dnsmasq'/>"],
  ] as const) {
    const update: EntryUpdate = {
      section,
      command,
      xml,
      parentIndex: undefined,
      label: 'txt virtnet.wakes.dnsmasq',
      span: undefined,
    };
    yield { what: 'update', update, affects: 'running', why };
  }
}

const hasDns = (wanted: Definition): boolean =>
  partOf(wanted)?.parts.get('dns')?.values.get('enable')?.meaning !== 'no';

function unheard({ tree }: Definition): RestartReason {
  const span = tree.root!.openSpan;
  return { path: 'the first host of an IPv6 subnet', here: { span }, there: { span } };
}
