// A plan in words, line by line, each with what causes it: for a terminal, and for a document of an editor.
import { counted, type Span } from '../text';
import type { Planned, PreparedPlan } from './apply';

/** Where a line leads: to a place in the file, or in what the host has. */
export interface Cause {
  readonly in: 'file' | 'running' | 'stored';
  readonly span: Span;
}

/** A line, in pieces that look different. */
export interface PlanLine {
  readonly pieces: readonly (readonly [text: string, look: 'strong' | 'plain' | 'faint'])[];
  readonly cause?: Cause | undefined;
}

/** The plan: what it comes to, why something has to stop, whom that hurts, and each step with its command. */
export function planLines({ name, steps, plugs, plan, notes }: PreparedPlan, connection: string): PlanLine[] {
  const price = plan.restart ? `${name} is stopped and started` : 'nothing is stopped';
  const many = counted(steps.length, 'step', 'steps');
  const [first] = plan.reasons.map(({ here }): Cause => ({ in: 'file', span: here.span }));
  const command = (line: string, cause: Cause | undefined): PlanLine => ({ pieces: [[`   ${line}`, 'faint']], cause });
  const isDone = steps.length === 0;
  return [
    {
      pieces: [
        [`${name} on ${connection}: `, 'strong'],
        [isDone ? 'it is as the file says' : `${many}; ${price}`, 'plain'],
      ],
    },
    ...plan.reasons.map(({ path, here, there }): PlanLine => {
      const values = `${here.value ?? 'nothing'} in the file, ${there.value ?? 'nothing'} runs`;
      return {
        pieces: [
          [`${path}: `, 'strong'],
          [values, 'plain'],
        ],
        cause: { in: 'file', span: here.span },
      };
    }),
    ...notes.map((it): PlanLine => ({ pieces: [[it, 'plain']] })),
    ...steps.flatMap((step, i): PlanLine[] => {
      const cause = causeOf(step) ?? first;
      return [
        {
          pieces: [
            [`${i + 1}. ${titleOf(step)}`, 'strong'],
            [` (${step.why})`, 'plain'],
          ],
          cause,
        },
        command(step.line, cause),
      ];
    }),
    ...(plugs.length === 0
      ? []
      : [
          {
            pieces: [
              [`${steps.length + 1}. plug in again`, 'strong'],
              [` (${plugReason})`, 'plain'],
            ],
            cause: first,
          } as const,
        ]),
    ...plugs.map((it) => command(it.line, first)),
  ];
}

function causeOf(step: Planned): Cause | undefined {
  if (step.what !== 'update') return undefined;
  const { span, former } = step.update;
  if (span) return { in: 'file', span };
  return former && { in: step.affects === 'stored' ? 'stored' : 'running', span: former };
}

export const plugReason = 'starting a network does not do it for the guests that were on it';

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
