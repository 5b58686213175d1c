// Elements that no table of ours knows: metadata, and what libvirt drops. They are compared as they are, but for prefixes,
// comments and blanks around texts. They may nest as deep as a text allows, so nothing here calls itself.
import { type Attribute, type Element, kinds, node } from '../../../syntax/tree';
import { namespaceOf } from '../../../syntax/xml/namespaces';
import type { Span } from '../../../text';

/** The name of an element with its namespace in place of a prefix. */
export const expandedName = (element: Element): string => `{${element.namespace}}${element.localName}`;

export const declaresNamespace = ({ name }: Attribute): boolean => name === 'xmlns' || name.startsWith('xmlns:');

/** The name of an attribute with its namespace in place of a prefix; one without a prefix is in none. */
export function expandedAttributeName({ name, element }: Attribute): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : `{${namespaceOf(element, name.slice(0, colon))}}${name.slice(colon + 1)}`;
}

/** All that an element says, with what is inside, in one text that is the same for the same. */
export const foreignKey = (element: Element): string => linesOf(element).map(keyOf).join('\x02');

/** A piece of an element: an attribute, the text or the whole. */
export interface ForeignPiece {
  readonly text: string;
  readonly span: Span;
}

/** The first pieces in which two elements of one name say something else; undefined for whole elements. */
export function firstDifference(one: Element, other: Element): readonly [ForeignPiece, ForeignPiece] | undefined {
  const [here, there] = [linesOf(one), linesOf(other)];
  const at = here.findIndex((it, i) => !there[i] || keyOf(it) !== keyOf(there[i]));
  const [a, b] = [here[at], there[at]];
  if (!a || !b || shapeOf(a) !== shapeOf(b)) return undefined;
  for (const [name, attribute] of a.attributes) {
    const its = b.attributes.get(name);
    if (its && its.value !== attribute.value) return [pieceOf(attribute), pieceOf(its)];
  }
  return a.text === b.text ? undefined : [textOf(a), textOf(b)];
}

const pieceOf = ({ value, valueSpan }: Attribute): ForeignPiece => ({ text: value, span: valueSpan });
const textOf = ({ text, element }: Line): ForeignPiece => ({ text, span: element.contentTextSpan });

/** One of the elements of a subtree. */
interface Line {
  readonly element: Element;
  readonly depth: number;
  readonly name: string;
  /** By expanded names, in their order. */
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly text: string;
}

const keyOf = (line: Line): string =>
  [shapeOf(line), line.text, ...[...line.attributes].map(([name, { value }]) => `${name}=${value}`)].join('\0');

const shapeOf = ({ depth, name }: Line): string => `${depth} ${name}`;

/** The element and all inside it, in the order of the document. */
function linesOf(top: Element): Line[] {
  const { tree } = top;
  const lines: Line[] = [];
  const above: Element[] = [];
  for (let i = top.index; i < top.end; i++) {
    if (tree.field(i, node.kind) !== kinds.element) continue;
    const element = tree.element(i);
    while (above.length > 0 && above.at(-1)!.end <= i) above.pop();
    const attributes = element.attributes
      .filter((it) => !declaresNamespace(it))
      .map((it) => [expandedAttributeName(it), it] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    lines.push({
      element,
      depth: above.length,
      name: expandedName(element),
      attributes: new Map(attributes),
      text: element.content.trim(),
    });
    above.push(element);
  }
  return lines;
}
