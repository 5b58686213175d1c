// Which items of two lists are the same one: those that say the same, then those of one identity, then those that differ in
// one value. Each step looks at every item once, so that ten thousand hosts take as long as they should.
import { isUnknown } from '../../../syntax/template/template';
import { absent, anything } from './absence';
import { listRow } from './lists';
import type { DefinitionPart } from './part';

export interface Matches {
  /** In the order of the first list. */
  readonly pairs: readonly (readonly [DefinitionPart, DefinitionPart])[];
  readonly onlyHere: readonly DefinitionPart[];
  readonly onlyThere: readonly DefinitionPart[];
  /** Where their order means something and is another one: the first item here that another stands in the place of there. */
  readonly reordered: readonly [DefinitionPart, DefinitionPart] | undefined;
}

type Items = readonly DefinitionPart[];

/** The items of two lists at one path. */
export function matchesOf(here: Items, there: Items): Matches {
  const matching = new Matching(here, there);
  const { by = [], ordered } = listRow((here[0] ?? there[0])?.path ?? '') ?? {};
  matching.pairEnds((a, b) => a.isWrittenAs(b));
  matching.pairInStep((a, b) => a.isWrittenAs(b));
  matching.pairUnique(({ source }) => source);
  matching.pairUnique((item) => by[0] && identityOf(item, by[0]));
  // Only what is left has to be read with all that is in it.
  matching.pairEnds((a, b) => a.key === b.key);
  matching.pairBy(({ key }) => key);
  for (const names of by) matching.pairBy((item) => identityOf(item, names));
  matching.pairBy((item) => item.ownKey());
  for (const name of matching.names()) matching.pairBy((item) => item.keyWithout(name));
  const pairs = here.flatMap((it) => (matching.pairs.has(it) ? [[it, matching.pairs.get(it)!] as const] : []));
  const reordered = ordered ? firstMoved(pairs, there) : undefined;
  return { pairs, onlyHere: matching.here, onlyThere: matching.there, reordered };
}

/** Pairs, and the items that are in none yet. */
class Matching {
  readonly pairs = new Map<DefinitionPart, DefinitionPart>();

  constructor(
    public here: Items,
    public there: Items,
  ) {}

  /** The same at both ends is paired as it stands, so that of equal items none seems to have moved. */
  pairEnds(isSame: (a: DefinitionPart, b: DefinitionPart) => boolean): void {
    const { here, there, pairs } = this;
    const least = Math.min(here.length, there.length);
    let start = 0;
    for (; start < least && isSame(here[start]!, there[start]!); start++) pairs.set(here[start]!, there[start]!);
    let [i, j] = [here.length, there.length];
    for (; Math.min(i, j) > start && isSame(here[i - 1]!, there[j - 1]!); i--, j--)
      pairs.set(here[i - 1]!, there[j - 1]!);
    this.here = here.slice(start, i);
    this.there = there.slice(start, j);
  }

  /** Of lists of one length the same at the same place: where a few of ten thousand differ, nothing else is looked at. */
  pairInStep(isSame: (a: DefinitionPart, b: DefinitionPart) => boolean): void {
    const { here, there, pairs } = this;
    if (here.length !== there.length) return;
    const isOther = here.map((a, i) => !isSame(a, there[i]!));
    for (const [i, a] of here.entries()) if (!isOther[i]) pairs.set(a, there[i]!);
    this.here = here.filter((_, i) => isOther[i]);
    this.there = there.filter((_, i) => isOther[i]);
  }

  /** Items whose key no other has, on both sides. */
  pairUnique(keyOf: (item: DefinitionPart) => string | undefined): void {
    const unique = new Map<DefinitionPart, string>();
    const twice = new Set<string>();
    for (const items of [this.here, this.there]) {
      const known = new Set<string>();
      for (const it of items) {
        const key = keyOf(it);
        if (key === undefined) continue;
        if (known.has(key)) twice.add(key);
        known.add(key);
        unique.set(it, key);
      }
    }
    this.pairBy((item) => {
      const key = unique.get(item);
      return key === undefined || twice.has(key) ? undefined : key;
    });
  }

  /** Of several with one key the first goes with the first. */
  pairBy(keyOf: (item: DefinitionPart) => string | undefined): void {
    if (this.here.length === 0 || this.there.length === 0) return;
    const waiting = new Map<string, DefinitionPart[]>();
    for (const it of this.there.toReversed()) {
      const key = keyOf(it);
      const items = key === undefined ? undefined : waiting.get(key);
      if (items) items.push(it);
      else if (key !== undefined) waiting.set(key, [it]);
    }
    const taken = new Set<DefinitionPart>();
    for (const it of this.here) {
      const key = keyOf(it);
      const found = key === undefined ? undefined : waiting.get(key)?.pop();
      if (!found) continue;
      this.pairs.set(it, found);
      taken.add(found);
    }
    this.here = this.here.filter((it) => !this.pairs.has(it));
    this.there = this.there.filter((it) => !taken.has(it));
  }

  /** What the items that are left have values of. */
  names(): string[] {
    const items = [...this.here, ...this.there];
    return [...new Set(items.flatMap(({ values }) => [...values.keys()]))].slice(0, mostNames);
  }
}

/** More than the table has for any item; an item may have any number of attributes that nobody knows. */
const mostNames = 8;

/** What an item has of these values; undefined when it has none of them, or a template has yet to say it. */
function identityOf(item: DefinitionPart, names: readonly string[]): string | undefined {
  const found = names.map((it) => {
    const taken = item.values.get(it)?.meaning ?? absent(item, it);
    return taken === anything ? undefined : taken;
  });
  if (found.every((it) => it === undefined) || found.some((it) => it !== undefined && isUnknown(it))) return undefined;
  return found.map((it) => it ?? '\0').join('\x01');
}

/** An item here, and the one that stands in its place there. */
function firstMoved(pairs: Matches['pairs'], there: Items): readonly [DefinitionPart, DefinitionPart] | undefined {
  const others = new Set(pairs.map(([, it]) => it));
  const inTheirOrder = there.filter((it) => others.has(it));
  const at = pairs.findIndex(([, it], i) => it !== inTheirOrder[i]);
  return at < 0 ? undefined : [pairs[at]![0], inTheirOrder[at]!];
}
