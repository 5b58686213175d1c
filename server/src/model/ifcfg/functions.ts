// Functions of a shell in an ifcfg file: NetworkManager reads what is in them line by line, the legacy scripts do not.
import { memoize } from '../../memoize';
import { countUpTo, type Span } from '../../text';
import type { File } from '../file';
import { faultsOf } from './faults';

/** Where the definitions of a file stand, in order; none holds another. */
const functionsOf = memoize((file: File): readonly Span[] =>
  faultsOf(file, 'not-an-assignment').flatMap(({ other }) => (other ? [other] : [])),
);

/** Whether a span lies in the definition of a function. */
export function isInFunction(file: File, { start, end }: Span): boolean {
  const all = functionsOf(file);
  const before = all[countUpTo(all, start, (it) => it.start) - 1];
  return before !== undefined && end <= before.end;
}
