// What `virtnet check` says at the end.
import { type Severity, severities } from '../schema/types';
import { counted } from '../text';

/** How many of each severity there are in so many files, without those that there are none of. */
export function summaryOf(problems: ReadonlyMap<Severity, number>, files: number): string {
  const found = severities
    .map((it) => ({ severity: it, count: problems.get(it) ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => counted(count, ...words[severity]));
  return `${found.length > 0 ? found.join(', ') : 'nothing wrong'} in ${counted(files, 'file', 'files')}`;
}

const words: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  information: ['piece of information', 'pieces of information'],
  hint: ['hint', 'hints'],
};
