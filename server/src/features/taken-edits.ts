// Edits that are taken one after the other, each only where it meets none of those before. There may be 100,000 of them, in
// any order, so their neighbours are found by counting in a binary indexed tree.
import type { Edit } from '../text';

export class TakenEdits {
  /** All that may be taken, by their start. */
  readonly #sorted: readonly Edit[];
  readonly #places: ReadonlyMap<Edit, number>;
  readonly #isTaken: Uint8Array;
  /** At `i` how many are taken of the last `i & -i` before it. */
  readonly #counts: Int32Array;

  constructor(candidates: readonly Edit[]) {
    this.#sorted = [...candidates].sort((a, b) => a.span.start - b.span.start);
    this.#places = new Map(this.#sorted.map((it, i) => [it, i]));
    this.#isTaken = new Uint8Array(this.#sorted.length);
    this.#counts = new Int32Array(this.#sorted.length + 1);
  }

  /** Those that are taken, by their start. */
  get edits(): Edit[] {
    return this.#sorted.filter((_, i) => this.#isTaken[i] === 1);
  }

  /** Takes one of the candidates. */
  add(edit: Edit): void {
    const place = this.#places.get(edit)!;
    if (this.#isTaken[place] === 1) return;
    this.#isTaken[place] = 1;
    for (let i = place + 1; i < this.#counts.length; i += i & -i) this.#counts[i]!++;
  }

  /** Whether a candidate meets one that is taken. Insertions at one place do too: their order would be chance. */
  meets(edit: Edit): boolean {
    const { start, end } = edit.span;
    const rank = this.#takenBefore(this.#places.get(edit)!);
    const before = this.#taken(rank)?.span;
    const after = this.#taken(rank + 1)?.span;
    return (
      (before !== undefined && (start < before.end || start === before.start)) ||
      (after !== undefined && (after.start < end || after.start === start))
    );
  }

  #takenBefore(place: number): number {
    let count = 0;
    for (let i = place; i > 0; i -= i & -i) count += this.#counts[i]!;
    return count;
  }

  /** The taken one of that number, counted from 1. */
  #taken(number: number): Edit | undefined {
    if (number === 0) return undefined;
    let place = 0;
    let left = number;
    for (let step = 1 << 30; step > 0; step >>= 1) {
      const next = place + step;
      if (next >= this.#counts.length || this.#counts[next]! >= left) continue;
      place = next;
      left -= this.#counts[next]!;
    }
    return this.#sorted[place];
  }
}
