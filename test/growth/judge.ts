// Which places of the program work more than in proportion to what they are given.
import type { Work } from './work';

/** A place with its work at sizes of which every one is twice the one before. */
export interface Excess {
  readonly place: string;
  readonly counts: readonly number[];
}

/**
 * How many times more work a doubling may add than the one before: twice for what is linear, a little more where things are
 * sorted, four times where each is compared with each.
 */
const most = 2.5;

/** Less work than so much for each item does not tell how it grows. */
const least = 16;

/** The places where each doubling adds too much work, the most work first. `count` is the number of items at the first size. */
export function excessesOf(works: readonly Pick<Work, 'places' | 'at'>[], count: number): Excess[] {
  const found: Excess[] = [];
  for (const place of works.at(-1)!.places()) {
    const counts = works.map((it) => it.at(place));
    const added = counts.slice(1).map((it, i) => it - counts[i]!);
    const grows = added.slice(1).every((it, i) => added[i]! > 0 && it > most * added[i]!);
    if (grows && added.at(-1)! > (least * count * 2 ** works.length) / 4) found.push({ place, counts });
  }
  return found.sort((a, b) => b.counts.at(-1)! - a.counts.at(-1)!);
}
