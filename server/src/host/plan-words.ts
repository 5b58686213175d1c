// A plan in words, line by line, each with what causes it: for a terminal, and for a document of an editor.
import { counted, type Span } from '../text';
import type { Planned, PreparedPlan } from './apply';
import { reasonText, titleOf } from './step-words';

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
  const indented = (text: string, look: 'plain' | 'faint', cause: Cause | undefined): PlanLine => ({
    pieces: [[`   ${text}`, look]],
    cause,
  });
  const command = (line: string, cause: Cause | undefined): PlanLine => indented(line, 'faint', cause);
  const isDone = steps.length === 0;
  return [
    {
      pieces: [
        [`${name} on ${connection}: `, 'strong'],
        [isDone ? 'it is as the file says' : `${many}; ${price}`, 'plain'],
      ],
    },
    ...plan.reasons.map((it): PlanLine => ({
      pieces: [
        ['needs a restart: ', 'strong'],
        [reasonText(it), 'plain'],
      ],
      cause: { in: 'file', span: it.here.span },
    })),
    ...notes.map((it): PlanLine => ({ pieces: [[it, 'plain']] })),
    ...steps.flatMap((step, i): PlanLine[] => {
      const cause = causeOf(step) ?? first;
      return [
        { pieces: [[`${i + 1}. ${titleOf(step)}`, 'strong']], cause },
        indented(step.why, 'plain', cause),
        command(step.line, cause),
      ];
    }),
    ...(plugs.length === 0
      ? []
      : [
          { pieces: [[`${steps.length + 1}. plug the guests in again`, 'strong']], cause: first } as const,
          indented(plugReason, 'plain', first),
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
