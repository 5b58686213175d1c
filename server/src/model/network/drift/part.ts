// What a definition says, as libvirt takes it: one part for each element, without what has no effect on the meaning.
import { isUnknown } from '../../../syntax/template/template';
import type { Attribute, Element, Tree } from '../../../syntax/tree';
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

/** What an attribute says. Most are never shown, so nothing is kept but what it means. */
export class AttributeSays implements Said {
  constructor(
    readonly attribute: Attribute,
    readonly meaning: string,
  ) {}

  get text(): string {
    return this.attribute.value;
  }

  get name(): string {
    return this.attribute.name;
  }

  get span(): Span {
    return this.attribute.valueSpan;
  }
}

/** The name of the text of an element among its values. */
export const textName = '';

/** An element of a definition. What it says is read when it is first asked for: most parts are the same in both texts. */
export class DefinitionPart {
  readonly #values = new Map<string, Said>();
  // Most parts hold no others.
  #parts: Map<string, DefinitionPart> | undefined;
  #lists: Map<string, DefinitionPart[]> | undefined;
  #read: ((part: DefinitionPart) => void) | undefined;
  #key: string | undefined;

  /**
   * @param path of names below the root, as in the tables.
   * @param element that says it; undefined for one that is missing.
   * @param span where it stands; of one that is missing, where the element stands that would hold it.
   * @param read puts in what the element says.
   */
  constructor(
    readonly definition: Definition,
    readonly name: string,
    readonly path: string,
    readonly element: Element | undefined,
    readonly span: Span,
    read?: (part: DefinitionPart) => void,
  ) {
    this.#read = read;
  }

  get values(): Map<string, Said> {
    this.#fill();
    return this.#values;
  }

  /** Elements that stand here once. */
  get parts(): ReadonlyMap<string, DefinitionPart> {
    this.#fill();
    return this.#parts ?? none;
  }

  get lists(): ReadonlyMap<string, readonly DefinitionPart[]> {
    this.#fill();
    return this.#lists ?? none;
  }

  setPart(name: string, part: DefinitionPart): void {
    (this.#parts ??= new Map()).set(name, part);
  }

  addItem(name: string, item: DefinitionPart): void {
    const lists = (this.#lists ??= new Map<string, DefinitionPart[]>());
    const items = lists.get(name);
    if (items) items.push(item);
    else lists.set(name, [item]);
  }

  /** Leaves out what is inside under these names. */
  leaveOut(...names: readonly string[]): void {
    this.#fill();
    for (const it of names) {
      this.#parts?.delete(it);
      this.#lists?.delete(it);
    }
  }

  #fill(): void {
    const read = this.#read;
    this.#read = undefined;
    read?.(this);
  }

  /** The element as it is written, where the same text says the same in every document. */
  get source(): string | undefined {
    const { tree } = this.definition;
    if (!this.element || tree.hasNamespaces) return undefined;
    return tree.text.slice(this.element.span.start, this.element.span.end);
  }

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

  isWrittenAs(other: DefinitionPart): boolean {
    return this.source !== undefined && this.source === other.source;
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

const none = new Map<string, never>();

function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return map.size < 2 ? [...map] : [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
