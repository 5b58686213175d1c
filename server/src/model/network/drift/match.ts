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
  matching.pairEnds();
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
  pairEnds(): void {
    const { here, there, pairs } = this;
    const least = Math.min(here.length, there.length);
    let start = 0;
    for (; start < least && here[start]!.key === there[start]!.key; start++) pairs.set(here[start]!, there[start]!);
    let [i, j] = [here.length, there.length];
    for (; Math.min(i, j) > start && here[i - 1]!.key === there[j - 1]!.key; i--, j--)
      pairs.set(here[i - 1]!, there[j - 1]!);
    this.here = here.slice(start, i);
    this.there = there.slice(start, j);
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
