// Subnets of many files, so that those which share an address with a given one are found without a look at all.
import { type Address, compare, overlap } from '../address';
import { ints } from '../int-pool';
import type { SubnetFact } from './facts';

/** By start, the wider first. */
export const inSubnetOrder = (a: SubnetFact, b: SubnetFact): number =>
  compare(a.subnet.first, b.subnet.first) || a.subnet.prefix - b.subnet.prefix;

export class SubnetIndex {
  readonly #sorted: readonly SubnetFact[];
  /** For each the first of those before it with none of another file between, and the first of all that are equal. */
  readonly #runs: Int32Array;
  readonly #equals: Int32Array;
  /** The last of the nearest blocks that enclose it, or -1. */
  readonly #parents: Int32Array;

  constructor(subnets: readonly SubnetFact[]) {
    const sorted = (this.#sorted = [...subnets].sort(inSubnetOrder));
    const runs = (this.#runs = ints(sorted.length));
    const equals = (this.#equals = ints(sorted.length));
    const parents = (this.#parents = ints(sorted.length));
    let open = -1;
    for (let i = 0; i < sorted.length; i++) {
      const { subnet, at } = sorted[i]!;
      const before = sorted[i - 1];
      const isEqual = before !== undefined && inSubnetOrder(before, sorted[i]!) === 0;
      while (!isEqual && open >= 0 && compare(sorted[open]!.subnet.last, subnet.first) < 0) open = parents[open]!;
      parents[i] = isEqual ? parents[i - 1]! : open;
      equals[i] = isEqual ? equals[i - 1]! : i;
      runs[i] = before?.at.uri === at.uri ? runs[i - 1]! : i;
      open = i;
    }
  }

  /** Subnets that share an address with the given one, the last first; without those of one file, of which there may be thousands. */
  *meeting(wanted: { first: Address; last: Address }, except?: string): Generator<SubnetFact> {
    const [sorted, runs, equals, parents] = [this.#sorted, this.#runs, this.#equals, this.#parents];
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(sorted[middle]!.subnet.first, wanted.last) <= 0) low = middle + 1;
      else high = middle;
    }
    const isLeftOut = (i: number) => sorted[i]!.at.uri === except;
    let i = low - 1;
    while (i >= 0 && compare(sorted[i]!.subnet.first, wanted.first) >= 0) {
      if (isLeftOut(i)) i = runs[i]! - 1;
      else yield sorted[i--]!;
    }
    // CIDR blocks nest or are apart: what starts earlier and still holds the address is on the chain of enclosing blocks.
    for (; i >= 0; i = parents[i]!) {
      if (!overlap(sorted[i]!.subnet, wanted)) continue;
      for (let k = i; k >= equals[i]!;) {
        if (isLeftOut(k)) k = runs[k]! - 1;
        else yield sorted[k--]!;
      }
    }
  }
}
