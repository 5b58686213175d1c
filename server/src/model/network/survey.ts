// One pass over a network document that compares it with the table, for all rules. Made once per tree, because big files have
// ten thousand hosts and each rule would read them all again.
import { memoize } from '../../memoize';
import { attributeRow, walk } from '../../schema/index';
import type { AttributeRow, ChildRow, Complaint, ElementRow } from '../../schema/types';
import { attribute, Attribute, attributeSize, type Element, flags, node, nodeSize, type Tree } from '../../syntax/tree';
import type { Span } from '../../text';

/** An element or attribute with the row of the element it is in. */
export interface UnknownElement {
  readonly element: Element;
  readonly parentRow: ElementRow;
}

export interface UnknownAttribute {
  readonly attribute: Attribute;
  readonly row: ElementRow;
}

/** A value that is not of its kind. Without `attribute` it is the text of the element. */
export interface WrongValue {
  readonly element: Element;
  readonly attribute: Attribute | undefined;
  readonly row: AttributeRow | undefined;
  readonly elementRow: ElementRow;
  readonly child: ChildRow | undefined;
  readonly code: string;
  readonly complaint: Complaint;
}

/** Text where only elements may stand. */
export interface StrayText {
  readonly span: Span;
  readonly parent: Element;
  readonly row: ElementRow;
}

/** A second element where one may stand. `first` is the one before all others. */
export interface Repeated {
  readonly element: Element;
  readonly first: Element;
  readonly child: ChildRow;
}

/** A required child or attribute that is not there. */
export interface Missing {
  readonly element: Element;
  readonly name: string;
  readonly row: ElementRow;
}

/** Two attributes that exclude each other; the second is the later in the table. */
export interface Excluding {
  readonly element: Element;
  readonly names: readonly [string, string];
  readonly code: string;
}

export interface Survey {
  readonly unknownElements: readonly UnknownElement[];
  readonly unknownAttributes: readonly UnknownAttribute[];
  readonly wrongValues: readonly WrongValue[];
  readonly strayTexts: readonly StrayText[];
  readonly repeated: readonly Repeated[];
  readonly missingElements: readonly Missing[];
  /** Also those that older versions need; their rows say until when. */
  readonly missingAttributes: readonly Missing[];
  readonly excluding: readonly Excluding[];
  /** Attributes that only libvirt writes. */
  readonly outputOnly: readonly { readonly attribute: Attribute; readonly row: AttributeRow }[];
}

// Read once: the loop runs over every attribute of the file.
const { nameStart, nameEnd, valueStart, valueEnd, flags: flagsAt } = attribute;
const { firstAttribute } = node;
const unfinished = flags.noEquals | flags.unterminated | flags.noQuote;
const isDuplicate = flags.duplicate;

/** What the table has to say about a document. */
export const surveyOf = memoize((tree: Tree): Survey => new Surveyor(tree).survey());

interface NamedRow {
  readonly name: string;
  readonly row: AttributeRow;
}

/** What the pass needs of a row, looked up once per run of equal elements. */
interface Prepared {
  /** By name. The names are those of the table: a piece of the text would keep the whole text in memory. */
  readonly attributes: ReadonlyMap<string, NamedRow>;
  readonly required: readonly string[];
  readonly onceRequired: readonly string[];
  /** The attributes that the last element of this row had, by position. */
  readonly order: NamedRow[];
  readonly excluding: readonly (readonly [string, string, string])[];
  /** Children that must be there, in the order of the table. */
  readonly needed: readonly string[];
  /** A bit for each child that may stand once. */
  readonly singles: ReadonlyMap<ChildRow, number>;
}

const prepared = new Map<ElementRow, Prepared>();

function prepare(row: ElementRow): Prepared {
  const known = prepared.get(row);
  if (known) return known;
  const entries = Object.entries(row.attributes);
  const excluding = entries.flatMap(([name, it]) =>
    it.excludesCode === undefined ? [] : (it.excludes ?? []).map((other) => [name, other, it.excludesCode!] as const),
  );
  const fresh: Prepared = {
    attributes: new Map(entries.map(([name, row]) => [name, { name, row }])),
    required: entries.filter(([, it]) => it.required).map(([name]) => name),
    onceRequired: entries.filter(([, it]) => it.requiredBefore !== undefined).map(([name]) => name),
    order: [],
    excluding: excluding.filter(([name, other]) => name < other),
    needed: Object.entries(row.children)
      .filter(([, it]) => it.cardinality === 'one' || it.cardinality === 'some')
      .map(([name]) => name),
    singles: new Map(
      Object.values(row.children)
        .filter((it) => it.cardinality === 'optional' || it.cardinality === 'one')
        .map((it, i) => [it, 1 << i]),
    ),
  };
  prepared.set(row, fresh);
  return fresh;
}

/** Which of the children that may stand once were met, by the node of their parent. Used by one survey after the other. */
let present = new Int32Array(256);

class Surveyor {
  readonly #unknownElements: UnknownElement[] = [];
  readonly #unknownAttributes: UnknownAttribute[] = [];
  readonly #wrongValues: WrongValue[] = [];
  readonly #strayTexts: StrayText[] = [];
  readonly #repeated: Repeated[] = [];
  readonly #missingAttributes: Missing[] = [];
  readonly #excluding: Excluding[] = [];
  readonly #outputOnly: { attribute: Attribute; row: AttributeRow }[] = [];
  /** Of repeated children the first ones, by the node of their parent and their bit. */
  readonly #firsts = new Map<number, Map<number, Element>>();
  readonly #needing: { index: number; row: ElementRow }[] = [];

  /** The row of the last element, and what was prepared for it. */
  #row: ElementRow | undefined;
  #prepared: Prepared | undefined;

  constructor(readonly tree: Tree) {
    const { nodeCount } = tree.data;
    if (present.length < nodeCount) present = new Int32Array(nodeCount * 2);
    else present.fill(0, 0, nodeCount);
  }

  survey(): Survey {
    walk(this.tree, {
      element: (index, row, child, parentRow) => {
        if (child && parentRow && !parentRow.foreign) this.#single(index, child, parentRow);
        this.#element(index, row, child);
      },
      unknown: (index, parentRow) => {
        const element = this.tree.element(index);
        if (element.name !== '') this.#unknownElements.push({ element, parentRow });
      },
      text: (index, row) => {
        if (!row.text && !row.foreign) this.#text(index, row);
      },
    });
    return {
      unknownElements: this.#unknownElements,
      unknownAttributes: this.#unknownAttributes,
      wrongValues: this.#wrongValues,
      strayTexts: this.#strayTexts,
      repeated: this.#repeated,
      missingElements: this.#missingElements(),
      missingAttributes: this.#missingAttributes,
      excluding: this.#excluding,
      outputOnly: this.#outputOnly,
    };
  }

  #field(index: number, field: number): number {
    return this.tree.data.nodes[index * nodeSize + field]!;
  }

  #element(index: number, row: ElementRow, child: ChildRow | undefined): void {
    const prepared = row === this.#row ? this.#prepared! : prepare(row);
    this.#row = row;
    this.#prepared = prepared;
    if (prepared.needed.length > 0) this.#needing.push({ index, row });
    if (row.text) this.#content(index, row, child);
    this.#attributes(index, row, child, prepared);
  }

  #single(index: number, child: ChildRow, parentRow: ElementRow): void {
    const bit = prepare(parentRow).singles.get(child);
    if (bit === undefined) return;
    const parent = this.#field(index, node.parent);
    if ((present[parent]! & bit) === 0) {
      present[parent]! |= bit;
      return;
    }
    const element = this.tree.element(index);
    this.#repeated.push({ element, first: this.#firstLike(element, parent, bit), child });
  }

  /** The first child of a parent with the name of another one. Looked for once: there may be thousands of repetitions. */
  #firstLike({ localName, namespace }: Element, parent: number, bit: number): Element {
    const firsts = this.#firsts.get(parent) ?? new Map<number, Element>();
    this.#firsts.set(parent, firsts);
    const known = firsts.get(bit);
    if (known) return known;
    const isSame = (it: Element) => it.localName === localName && it.namespace === namespace;
    const found = this.tree.element(parent).children.find(isSame)!;
    firsts.set(bit, found);
    return found;
  }

  #content(index: number, row: ElementRow, child: ChildRow | undefined): void {
    const element = this.tree.element(index);
    if (!element.closed || !row.text?.complaint) return;
    const complaint = row.text.complaint(element.content);
    if (!complaint) return;
    const code = complaint.code ?? row.textCode ?? row.text.code;
    this.#wrongValues.push({ element, attribute: undefined, row: undefined, elementRow: row, child, code, complaint });
  }

  #attributes(index: number, row: ElementRow, child: ChildRow | undefined, prepared: Prepared): void {
    const { attributes, attributeCount, nodeCount, spelling } = this.tree.data;
    const { text } = this.tree;
    const size = attributeSize;
    const first = this.#field(index, firstAttribute);
    const end = index + 1 < nodeCount ? this.#field(index + 1, firstAttribute) : attributeCount;
    let required = 0;
    for (let i = first; i < end; i++) {
      const at = i * size;
      const start = attributes[at + nameStart]!;
      const length = attributes[at + nameEnd]! - start;
      // Elements in a row mostly have the same attributes in the same order.
      const likely = prepared.order[i - first];
      const isLikely = likely?.name.length === length && text.startsWith(likely.name, start);
      const name = isLikely ? likely.name : text.slice(start, start + length);
      const named = isLikely ? likely : prepared.attributes.get(name);
      const it = named?.row ?? attributeRow(row, name);
      if (named) prepared.order[i - first] = named;
      const flag = attributes[at + flagsAt]!;
      if (!it) {
        if (name !== '' && !row.foreign && !isDeclaration(name))
          this.#unknownAttributes.push({ attribute: this.#handle(index, i), row });
        continue;
      }
      if (flag & isDuplicate) continue;
      if (it.required) required++;
      if (it.outputOnly) this.#outputOnly.push({ attribute: this.#handle(index, i), row: it });
      if (it.outputOnly || flag & unfinished || !it.value.complaint) continue;
      const raw = text.slice(attributes[at + valueStart], attributes[at + valueEnd]);
      const complaint = it.value.complaint(spelling.decode(raw, flag));
      if (!complaint) continue;
      const code = complaint.code ?? it.code ?? it.value.code;
      const element = this.tree.element(index);
      const handle = this.#handle(index, i);
      this.#wrongValues.push({ element, attribute: handle, row: it, elementRow: row, child, code, complaint });
    }
    if (required < prepared.required.length) this.#required(index, row, prepared.required);
    if (prepared.onceRequired.length > 0) this.#required(index, row, prepared.onceRequired);
    for (const [one, other, code] of prepared.excluding) {
      const element = this.tree.element(index);
      if (end - first > 1 && element.attribute(one) && element.attribute(other))
        this.#excluding.push({ element, names: [one, other], code });
    }
  }

  #required(index: number, row: ElementRow, names: readonly string[]): void {
    const element = this.tree.element(index);
    if (element.unfinished) return;
    for (const name of names) {
      if (!element.attribute(name)) this.#missingAttributes.push({ element, name, row });
    }
  }

  #missingElements(): Missing[] {
    const result: Missing[] = [];
    for (const { index, row } of this.#needing) {
      const element = this.tree.element(index);
      if (!element.closed) continue;
      for (const name of prepare(row).needed) if (!element.child(name)) result.push({ element, name, row });
    }
    return result;
  }

  #text(index: number, row: ElementRow): void {
    const { text } = this.tree;
    let start = this.#field(index, node.start);
    let end = this.#field(index, node.end);
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    if (start === end) return;
    while (isBlank(text.charCodeAt(end - 1))) end--;
    this.#strayTexts.push({ span: { start, end }, parent: this.tree.element(this.#field(index, node.parent)), row });
  }

  #handle(element: number, index: number): Attribute {
    const it = this.tree.element(element);
    return it.attributes[index - this.#field(element, firstAttribute)] ?? new Attribute(it, index);
  }
}

const isDeclaration = (name: string): boolean => name === 'xmlns' || name.startsWith('xmlns:');

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;
