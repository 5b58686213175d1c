// What `plan` and `apply` share: their words, how the plan is made, and how it is shown.
import { type PlanOptions, planFor, type PreparedPlan } from '../host/apply';
import type { Connection } from '../host/command';
import type { Way } from '../host/outlook';
import { planLines, plugReason } from '../host/plan-words';
import { titleOf } from '../host/step-words';
import { waysFor } from '../host/ways';
import { toRange } from '../lsp/to-lsp';
import { type File, linesOf } from '../model/file';
import { readArguments } from './arguments';
import type { ErrorNotes } from './error-notes';
import { readNetworkFile } from './network-file';
import type { Output } from './output';

const shared = {
  connect: { type: 'string' },
  autostart: { type: 'boolean' },
  'no-autostart': { type: 'boolean' },
  only: { type: 'string' },
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
  const { connect, autostart, 'no-autostart': not, only, ...values } = parsed.values;
  const [path, ...others] = parsed.positionals;
  if (path === undefined) return 'no file given';
  if (others.length > 0) return `one file at a time, and there is also ${others[0]!}`;
  if (autostart && not) return '--autostart and --no-autostart exclude each other';
  if (only !== undefined && only !== 'running' && only !== 'stored')
    return `--only is ${only}, expected running or stored`;
  const shown = values.format ?? 'text';
  if (shown !== 'text' && shown !== 'json') return `--format is ${shown}, expected text or json`;
  const { rollback } = values;
  if (rollback !== undefined && !/^[1-9]\d{0,4}$/.test(rollback))
    return `--rollback is ${rollback}, expected a number of seconds`;
  const wanted = autostart ? { autostart: true } : not ? { autostart: false } : {};
  const trial = rollback === undefined ? {} : { rollback: Number(rollback) };
  const uri = connect || 'qemu:///system';
  return { path, uri, format: shown, yes: values.yes ?? false, file: path, ...(only && { only }), ...trial, ...wanted };
}

export interface MadePlan {
  readonly file: File;
  readonly planning: PreparedPlan;
  /** Where what runs is not what is stored: which of them is led to the file, and what that takes. */
  readonly ways: readonly Way[];
}

/** The plan for a file whose errors are told first, and the file; an exit code when there is none, which has been told. */
export async function makePlan(
  { path, ...asked }: PlanArguments,
  connection: Connection,
  output: Output,
  errorsOf: ErrorNotes,
): Promise<MadePlan | 1 | 2> {
  const file = await readNetworkFile(path, output);
  if (!file) return 2;
  for (const it of errorsOf(path, file.text)) output.complain(it);
  const planning = await planFor(connection, file.tree, asked);
  if (planning.ok) {
    const ways = await waysFor(connection, file.tree, planning.value, asked);
    return { file, planning: planning.value, ways };
  }
  output.complain(`virtnet: ${planning.message}`);
  return planning.reason === 'failed' ? 1 : 2;
}

/** Prints a plan for a person, and the other ways where what runs is not what is stored. */
export function printPlan(
  { path, uri, only }: PlanArguments,
  file: File,
  { planning, ways }: MadePlan,
  output: Output,
): void {
  const reasons = planning.plan.reasons.length;
  for (const [i, { pieces, cause }] of planLines(planning, uri).entries()) {
    const isReason = 0 < i && i <= reasons && cause;
    output.pieces(...(isReason ? [[`${path}:${placeOf(file, cause.span.start)}: `, 'plain'] as const] : []), ...pieces);
  }
  if (planning.differs.length === 0 || only) return;
  output.line(`what runs is not what is stored: ${planning.differs.join(', ')}; there are three ways:`);
  for (const it of ways)
    output.pieces([`  ${it.only ? `--only ${it.only}` : 'as above'}: `, 'strong'], [it.said, 'plain']);
}

const placeOf = (file: File, offset: number): string => {
  const { line, character } = linesOf(file).position(offset);
  return `${line + 1}:${character + 1}`;
};

/** A plan for a program. Ranges are those of the file. */
export function planAsJson(
  { path, uri }: PlanArguments,
  file: File,
  { planning: { name, steps, plugs, plan, notes, differs }, ways }: MadePlan,
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
    ...(differs.length > 0 && { differs, ways }),
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
