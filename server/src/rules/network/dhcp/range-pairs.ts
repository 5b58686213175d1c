// Pairs of ranges of one subnet that share addresses or touch.
import { compare, equal, addressText } from '../../../address';
import type { RangeFact } from '../../../model/facts';
import type { File } from '../../../model/file';
import type { Element } from '../../../syntax/tree';
import { removeElement } from '../../../syntax/xml/write';
import { fix, type Fix } from '../../rule';
import { next } from '../ip/ips';
import { rangeOf } from './dhcps';
import { blockOf, type Ends, faultOf, leaseOf, setEnds } from './ranges';

/** Two ranges, `later` being the one further down in the document. */
export interface Pair {
  readonly former: RangeFact;
  readonly later: RangeFact;
}

/** Ranges that meet, found by one pass over them in order of their starts. */
export function* pairsOf(file: File, how: 'overlap' | 'touch'): Generator<Pair> {
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
        yield reach.startAt.span.start < it.startAt.span.start
          ? { former: reach, later: it }
          : { former: it, later: reach };
    }
    if (!reach || reach.subnet !== it.subnet || compare(reach.last, it.last) < 0) reach = it;
  }
}

/** One range in place of both, when they have one lease and fit into one block. */
export function mergeFixes(file: File, { former, later }: Pair): Fix[] {
  const one = rangeOf(file.tree, former);
  const other = rangeOf(file.tree, later);
  const ends = unionOf(former, later);
  if (!haveOneLease(one, other) || compare(ends.last, blockOf(ends.first).last) > 0) return [];
  const title = `Merge into ${addressText(ends.first)} – ${addressText(ends.last)}`;
  return [fix(title, [...setEnds(one, ends), ...removeElement(other)], true)];
}

const haveOneLease = (one: Element, other: Element): boolean => leaseOf(one) === leaseOf(other);

const unionOf = (a: Ends, b: Ends): Ends => ({
  first: compare(a.first, b.first) < 0 ? a.first : b.first,
  last: compare(a.last, b.last) > 0 ? a.last : b.last,
});
