// Pairs of ranges of one subnet that share addresses or touch.
import { compare, equal } from '../../address';
import { memoize } from '../../memoize';
import type { RangeFact } from '../facts';
import type { File } from '../file';
import { none } from '../reading';
import { next } from './ips';
import { faultOf } from './ranges';

/** Two ranges, `later` being the one further down in the document. */
export interface Pair {
  readonly former: RangeFact;
  readonly later: RangeFact;
}

/** Ranges with addresses in common. */
export const overlappingRangesOf = memoize((file: File) => pairsOf(file, 'overlap'));

/** Ranges of which one begins where the other ends. */
export const touchingRangesOf = memoize((file: File) => pairsOf(file, 'touch'));

/** Ranges that meet, found by one pass over them in order of their starts. */
function pairsOf(file: File, how: 'overlap' | 'touch'): readonly Pair[] {
  if (file.facts.ranges.length < 2) return none;
  const pairs: Pair[] = [];
  const sorted = file.facts.ranges
    .filter((it) => it.subnet && !faultOf(it))
    .sort(
      (a, b) =>
        a.subnet!.index - b.subnet!.index || compare(a.first, b.first) || a.startAt.span.start - b.startAt.span.start,
    );
  let reach: RangeFact | undefined;
  for (const it of sorted) {
    if (reach && reach.subnet === it.subnet) {
      const gap = compare(reach.last, it.first);
      const meets = how === 'overlap' ? gap >= 0 : gap < 0 && equal(next(reach.last), it.first);
      if (meets)
        pairs.push(
          reach.startAt.span.start < it.startAt.span.start
            ? { former: reach, later: it }
            : { former: it, later: reach },
        );
    }
    if (!reach || reach.subnet !== it.subnet || compare(reach.last, it.last) < 0) reach = it;
  }
  return pairs;
}
