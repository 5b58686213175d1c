// What a definition says, as libvirt takes it: one part for each element, without what has no effect on the meaning.
import { isUnknown } from '../../../syntax/template/template';
import type { Element, Tree } from '../../../syntax/tree';
import type { Span } from '../../../text';

/** Who wrote a definition. What libvirt makes itself may be missing in one that a person wrote. */
export type DefinitionKind = 'written' | 'stored' | 'running';

/** A definition, and who wrote it. */
export interface Definition {
  readonly tree: Tree;
  readonly kind: DefinitionKind;
}

/** What an attribute or the text of an element says. */
export interface Said {
  /** The same for texts that mean the same. */
  readonly meaning: string;
  /** As it is written. */
  readonly text: string;
  /** As the attribute is called that says it. */
  readonly name: string;
  readonly span: Span;
}

/** The name of the text of an element among its values. */
export const textName = '';

export class DefinitionPart {
  readonly values = new Map<string, Said>();
  /** Elements that stand here once. */
  readonly parts = new Map<string, DefinitionPart>();
  readonly lists = new Map<string, DefinitionPart[]>();
  #key: string | undefined;

  /**
   * @param path of names below the root, as in the tables.
   * @param span where it stands; of one that is missing, where the element stands that would hold it.
   */
  constructor(
    readonly definition: Definition,
    readonly name: string,
    readonly path: string,
    readonly element: Element | undefined,
    readonly span: Span,
  ) {}

  get isMissing(): boolean {
    return this.element === undefined;
  }

  /** The same for parts that say the same, with all that is inside. */
  get key(): string {
    return (this.#key ??= this.ownKey() + this.#keyOfInside());
  }

  /** The same but for one value. */
  keyWithout(name: string): string {
    return this.ownKey(name) + this.#keyOfInside();
  }

  /** The same for parts that say the same but for what is inside. */
  ownKey(without?: string): string {
    return sorted(this.values)
      .map(([name, { meaning }]) => (name === without ? '' : `${name}=${meaning}\0`))
      .join('');
  }

  #keyOfInside(): string {
    if (this.parts.size + this.lists.size === 0) return '';
    const parts = sorted(this.parts).map(([name, part]) => `${name}(${part.key})`);
    const lists = sorted(this.lists).map(([name, items]) => `${name}[${items.map(({ key }) => key).join('\x01')}]`);
    return [...parts, ...lists].join('');
  }

  /** Whether it says anything that a template has yet to fill in. */
  get isUnknown(): boolean {
    return this.definition.tree.template !== undefined && isUnknown(this.key);
  }

  /** That of a child; one that is missing when it is not written. */
  part(name: string): DefinitionPart {
    const path = this.path === '' ? name : `${this.path}/${name}`;
    return this.parts.get(name) ?? new DefinitionPart(this.definition, name, path, undefined, this.span);
  }
}

function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return map.size < 2 ? [...map] : [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
