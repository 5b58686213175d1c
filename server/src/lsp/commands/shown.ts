// What the commands answer, as a client may show it. Names, definitions and lists are data and stay as they are; what is
// said of them is not.
import type { Result } from '../../host/command';
import { visible, visibleLines } from '../../visible';

/** The answer with all sentences made visible: ours, which quote names and paths, and those of libvirt. */
export function shownAnswer(answer: Result<unknown>): Result<unknown> {
  if (!answer.ok) return { ...answer, message: visible(answer.message), detail: visibleLines(answer.detail) };
  const { value } = answer;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return answer;
  return { ...answer, value: Object.fromEntries(Object.entries(value).map(([key, it]) => [key, shownPart(key, it)])) };
}

/** Parts of a plan, of an outcome and of a conversion that are sentences. */
const sentences: ReadonlySet<string> = new Set(['title', 'lines', 'notes', 'left', 'report', 'wholeReport']);

function shownPart(key: string, part: unknown): unknown {
  if (!sentences.has(key)) return part;
  if (Array.isArray(part)) return part.map((it) => (typeof it === 'string' ? visible(it) : (it as unknown)));
  return typeof part === 'string' ? visible(part) : part;
}
