// Rules about two static hosts with something in common that each host should have of its own.
import type { Fix } from '../../fixes/fix';
import type { ReservationFact } from '../../model/facts';
import type { File } from '../../model/file';
import { type Comparison, duplicatesBy, type HostPair } from '../../model/network/host-pairs';
import type { Place } from '../../text';
import { type Rule, ruleOfAll } from '../rule';

/** What the hosts have in common, and what is said of it. */
interface OfPairs extends Comparison {
  readonly at: (later: ReservationFact) => Place | undefined;
  readonly message: (pair: HostPair) => string;
  /** What the earlier host is. */
  readonly related: string;
  /** The repairs of one pair after the other, which may each take something that is free. */
  readonly fixesIn: (file: File) => (pair: HostPair) => Fix[];
}

/** A rule about pairs of one kind. */
export const hostDuplicate = ({
  column,
  key,
  at,
  message,
  related,
  fixesIn,
  ...named
}: Pick<Rule, 'summary' | 'source'> & { readonly code: string } & OfPairs): Rule =>
  ruleOfAll({
    ...named,
    of: ['network'],
    severity: 'warning',
    all: duplicatesBy({ column, key }),
    *check(pairs, file) {
      const fixesOf = fixesIn(file);
      for (const pair of pairs)
        yield {
          span: at(pair.later)!.span,
          message: message(pair),
          related: [{ at: pair.former.at, message: related }],
          fixes: fixesOf(pair),
        };
    },
  });
