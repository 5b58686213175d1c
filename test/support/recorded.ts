// What virsh really printed, and what is read in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../server/src/host/command';
import { errorsIn, failureOf } from '../../server/src/host/complaint';
import { type VirshAnswer, Question } from '../../server/src/host/framing';

export const token = '0123456789abcdef01234567';
export const recorded = (name: string): string => readFileSync(join('test', 'recorded', 'virsh', name), 'utf8');

/** The answer in a recorded exchange, taken in pieces of the given size. */
export function answerIn(name: string, size = Infinity): VirshAnswer | undefined {
  const question = new Question(token, '');
  for (const piece of pieces(recorded(`${name}.out`), size)) question.takeOutput(piece);
  for (const piece of pieces(recorded(`${name}.err`), size)) question.takeComplaint(piece);
  return question.answer;
}

function pieces(text: string, size: number): string[] {
  if (size >= text.length) return [text];
  return Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size));
}

export const outputOf = (name: string): string => answerIn(name)!.output;
export const refusedBy = (name: string): Failure =>
  failureOf(errorsIn(answerIn(name)!.complaint), 'test:///default', 'net-define');
