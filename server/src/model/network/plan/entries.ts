// The entries of one section as libvirt holds them, and what it would find there.
import type { NetworkMode } from '../../facts';
import type { DefinitionPart } from '../drift/part';
import { comparedValue, type Section } from './sections';

/** A list that is changed as `net-update` would change it. A look takes as long for ten thousand entries as for ten. */
export class Entries {
  readonly #places = new Map<DefinitionPart, number>();
  readonly #byKey = new Map<string, Set<DefinitionPart>>();
  #next = 0;

  constructor(
    readonly section: Section,
    readonly mode: NetworkMode,
    entries: readonly DefinitionPart[],
  ) {
    for (const it of entries) this.add(it);
  }

  /** As the list is now. */
  get all(): DefinitionPart[] {
    return [...this.#places].sort(([, a], [, b]) => a - b).map(([it]) => it);
  }

  has(entry: DefinitionPart): boolean {
    return this.#places.has(entry);
  }

  add(entry: DefinitionPart, place = this.#next++): void {
    this.#places.set(entry, place);
    for (const key of this.#keysOf(entry)) {
      const known = this.#byKey.get(key);
      if (known) known.add(entry);
      else this.#byKey.set(key, new Set([entry]));
    }
  }

  delete(entry: DefinitionPart): void {
    this.#places.delete(entry);
    for (const key of this.#keysOf(entry)) this.#byKey.get(key)?.delete(entry);
  }

  replace(entry: DefinitionPart, by: DefinitionPart): void {
    const place = this.#places.get(entry);
    this.delete(entry);
    this.add(by, place);
  }

  /** Those because of which an entry is not added. */
  inTheWayOf(entry: DefinitionPart): DefinitionPart[] {
    return this.#sharing(entry).filter((it) => this.section.finds?.(entry, it) ?? true);
  }

  /** What goes when an entry is to be deleted; undefined when that is refused. */
  deletedFor(entry: DefinitionPart): DefinitionPart | undefined {
    const { deletesOnlyOne } = this.section;
    const given = this.section.deletedBy.filter((name) => entry.values.has(name));
    const found = this.inTheWayOf(entry).filter((it) => given.every((name) => sharesValue(entry, it, name)));
    return deletesOnlyOne && found.length > 1 ? undefined : found[0];
  }

  /** What is replaced by an entry, the first that shares anything with it; undefined when that is refused. */
  modifiedFor(entry: DefinitionPart): DefinitionPart | undefined {
    const { by = [] } = this.section.modified ?? {};
    return this.#sharing(entry).find((it) => by.some((name) => sharesValue(entry, it, name)));
  }

  #keysOf(entry: DefinitionPart): string[] {
    return this.section.keys(entry, this.mode);
  }

  #sharing(entry: DefinitionPart): DefinitionPart[] {
    const found = new Set(this.#keysOf(entry).flatMap((key) => [...(this.#byKey.get(key) ?? [])]));
    return [...found].sort((a, b) => this.#places.get(a)! - this.#places.get(b)!);
  }
}

/** Whether both have an attribute, with one value. */
export function sharesValue(one: DefinitionPart, other: DefinitionPart, name: string): boolean {
  const value = comparedValue(one, name);
  return value !== undefined && value === comparedValue(other, name);
}
