// Subnets and ranges that are asked about each of many addresses: which of them hold it, and how many meet it.
import { type Address, compare, contains, type Subnet } from '../address';

/** Something that has a subnet. */
interface Holder {
  readonly subnet: Subnet;
}

/** CIDR blocks nest or are apart, so those around an address are on a chain, no longer than there are lengths of prefixes. */
export class Blocks<T extends Holder> {
  /** By start, the wider first; of those with equal subnets the first one. */
  readonly #sorted: readonly { readonly holder: T; readonly order: number; readonly around: number }[];

  constructor(holders: readonly T[]) {
    const all = holders.map((holder, order) => ({ holder, order }));
    all.sort((a, b) => inOrder(a.holder, b.holder) || a.order - b.order);
    const sorted: { holder: T; order: number; around: number }[] = [];
    let around = -1;
    for (const it of all) {
      const { subnet } = it.holder;
      const last = sorted.at(-1);
      if (last && inOrder(last.holder, it.holder) === 0) continue;
      while (around >= 0 && compare(sorted[around]!.holder.subnet.last, subnet.first) < 0)
        around = sorted[around]!.around;
      sorted.push({ ...it, around });
      around = sorted.length - 1;
    }
    this.#sorted = sorted;
  }

  /** Those that hold both addresses, in the order in which they were given; of equal subnets the first. */
  around(first: Address, last: Address = first): T[] {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.#sorted[middle]!.holder.subnet.first, first) <= 0) low = middle + 1;
      else high = middle;
    }
    const found: { readonly holder: T; readonly order: number }[] = [];
    for (let i = low - 1; i >= 0; i = this.#sorted[i]!.around) {
      const it = this.#sorted[i]!;
      if (contains(it.holder.subnet, first) && contains(it.holder.subnet, last)) found.push(it);
    }
    return found.sort((a, b) => a.order - b.order).map((it) => it.holder);
  }
}

const inOrder = (a: Holder, b: Holder): number =>
  compare(a.subnet.first, b.subnet.first) || a.subnet.prefix - b.subnet.prefix;

/** Ranges of addresses that may share some in any way. */
export class Ranges<T extends { readonly first: Address; readonly last: Address }> {
  readonly #sorted: readonly T[];
  /** For each the one that ends last of those up to it. */
  readonly #furthest: readonly T[];
  readonly #lasts: readonly Address[];

  constructor(ranges: readonly T[]) {
    this.#sorted = [...ranges].sort((a, b) => compare(a.first, b.first));
    const furthest: T[] = [];
    for (const it of this.#sorted) {
      const before = furthest.at(-1);
      furthest.push(before && compare(it.last, before.last) <= 0 ? before : it);
    }
    this.#furthest = furthest;
    this.#lasts = ranges.map((it) => it.last).sort(compare);
  }

  /** A range that holds the address; of several the one that ends last. */
  around(address: Address): T | undefined {
    const found = this.#furthest[this.#startingUpTo(address) - 1];
    return found && contains(found, address) ? found : undefined;
  }

  /** How many share an address with that piece, whose ends are in order. */
  countIn(first: Address, last: Address): number {
    return this.#startingUpTo(last) - countBelow(this.#lasts, first);
  }

  #startingUpTo(address: Address): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.#sorted[middle]!.first, address) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** How many of the sorted addresses are below another one; with `itself` also those that are equal to it. */
export function countBelow(sorted: readonly Address[], limit: Address, itself = false): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compare(sorted[middle]!, limit);
    if (order < 0 || (itself && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
