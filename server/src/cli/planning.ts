// What `plan` and `apply` share: their words, how the plan is made, and how it is shown.
import { type PlanOptions, type Planned, planFor, type PreparedPlan } from '../host/apply';
import type { Connection } from '../host/command';
import { toRange } from '../lsp/to-lsp';
import { type File, linesOf } from '../model/file';
import { counted } from '../text';
import { readArguments } from './arguments';
import type { ErrorNotes } from './error-notes';
import { readNetworkFile } from './network-file';
import type { Output } from './output';

const shared = {
  connect: { type: 'string' },
  autostart: { type: 'boolean' },
  'no-autostart': { type: 'boolean' },
} as const;
const format = { format: { type: 'string' } } as const;
const yes = { yes: { type: 'boolean' }, rollback: { type: 'string' } } as const;

export interface PlanArguments extends PlanOptions {
  readonly path: string;
  readonly uri: string;
  readonly format: 'text' | 'json';
  readonly yes: boolean;
  /** Seconds until it is taken back. */
  readonly rollback?: number;
}

/** The options of a verb that has only `own` of its own; a text when the words are wrong. */
export function readPlanArguments(args: readonly string[], own: 'format' | 'yes'): PlanArguments | string {
  const parsed = readArguments(args, {
    ...shared,
    ...((own === 'format' ? format : yes) as typeof format & typeof yes),
  });
  if (typeof parsed === 'string') return parsed;
  const { connect, autostart, 'no-autostart': not, ...values } = parsed.values;
  const [path, ...others] = parsed.positionals;
  if (path === undefined) return 'no file given';
  if (others.length > 0) return `one file at a time, and there is also ${others[0]!}`;
  if (autostart && not) return '--autostart and --no-autostart exclude each other';
  const shown = values.format ?? 'text';
  if (shown !== 'text' && shown !== 'json') return `--format is ${shown}, expected text or json`;
  const { rollback } = values;
  if (rollback !== undefined && !/^[1-9]\d{0,4}$/.test(rollback))
    return `--rollback is ${rollback}, expected a number of seconds`;
  const wanted = autostart ? { autostart: true } : not ? { autostart: false } : {};
  const trial = rollback === undefined ? {} : { rollback: Number(rollback) };
  const uri = connect || 'qemu:///system';
  return { path, uri, format: shown, yes: values.yes ?? false, file: path, ...trial, ...wanted };
}

/** The plan for a file whose errors are told first, and the file; an exit code when there is none, which has been told. */
export async function makePlan(
  { path, ...asked }: PlanArguments,
  connection: Connection,
  output: Output,
  errorsOf: ErrorNotes,
): Promise<{ readonly file: File; readonly planning: PreparedPlan } | 1 | 2> {
  const file = await readNetworkFile(path, output);
  if (!file) return 2;
  for (const it of errorsOf(path, file.text)) output.complain(it);
  const planning = await planFor(connection, file.tree, asked);
  if (planning.ok) return { file, planning: planning.value };
  output.complain(`virtnet: ${planning.message}`);
  return planning.reason === 'failed' ? 1 : 2;
}

/** Prints a plan for a person. */
export function printPlan({ path, uri }: PlanArguments, file: File, planning: PreparedPlan, output: Output): void {
  const { name, steps, plugs, plan, notes } = planning;
  const price = plan.restart ? `${name} is stopped and started` : 'nothing is stopped';
  output.pieces(
    [`${name} on ${uri}: `, 'strong'],
    [steps.length === 0 ? 'it is as the file says' : `${counted(steps.length, 'step', 'steps')}; ${price}`, 'plain'],
  );
  for (const { path: what, here, there } of plan.reasons)
    output.pieces(
      [`${path}:${placeOf(file, here.span.start)}: `, 'plain'],
      [`${what}: `, 'strong'],
      [`${here.value ?? 'nothing'} in the file, ${there.value ?? 'nothing'} runs`, 'plain'],
    );
  for (const it of notes) output.line(it);
  for (const [i, step] of steps.entries()) {
    output.pieces([`${i + 1}. ${titleOf(step)}`, 'strong'], [` (${step.why})`, 'plain']);
    output.pieces([`   ${step.line}`, 'faint']);
  }
  if (plugs.length > 0) output.pieces([`${steps.length + 1}. plug in again`, 'strong'], [` (${plugReason})`, 'plain']);
  for (const { line } of plugs) output.pieces([`   ${line}`, 'faint']);
}

const plugReason = 'starting a network does not do it for the guests that were on it';

/** What a step does, in words. */
export function titleOf(step: Planned): string {
  switch (step.what) {
    case 'update':
      return `${step.update.command} ${step.update.label}${sideOf(step.affects)}`;
    case 'describe':
      return `set ${step.described.what}${sideOf(step.affects)}`;
    case 'autostart':
      return step.on ? 'let the host start it' : 'let the host not start it';
    case 'destroy':
      return 'stop';
    default:
      return step.what;
  }
}

const sideOf = (affects: 'running' | 'stored' | 'both'): string =>
  ({ running: ' in what runs', stored: ' in what is stored', both: '' })[affects];

const placeOf = (file: File, offset: number): string => {
  const { line, character } = linesOf(file).position(offset);
  return `${line + 1}:${character + 1}`;
};

/** A plan for a program. Ranges are those of the file. */
export function planAsJson(
  { path, uri }: PlanArguments,
  file: File,
  { name, steps, plugs, plan, notes }: PreparedPlan,
): unknown {
  const lines = linesOf(file);
  return {
    ...{ path, connection: uri, network: name, restart: plan.restart },
    reasons: plan.reasons.map(({ path: what, here, there }) => ({
      path: what,
      here: { value: here.value, range: toRange(here.span, lines) },
      there: { value: there.value },
    })),
    notes,
    steps: [
      ...steps.map((step) => ({
        argv: ['virsh', '-c', uri, ...step.args],
        why: `${titleOf(step)}: ${step.why}`,
        ...(step.what === 'update' && step.update.span && { range: toRange(step.update.span, lines) }),
      })),
      ...plugs.map(({ args }) => ({ argv: ['virsh', '-c', uri, ...args], why: `plug in again: ${plugReason}` })),
    ],
  };
}
