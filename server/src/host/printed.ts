// What virsh prints as XML, read with a library: libvirt wrote it, and nobody edits it. A document that a person writes has a
// tree of our own (syntax/).
import { XMLParser } from 'fast-xml-parser';

/** An element: its attributes as texts with `@` in front, its children as lists, its text as `#text`. */
export interface Printed {
  readonly [name: string]: string | readonly (Printed | string)[] | undefined;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  // One element or several: always a list.
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});

/** The outermost element, when it has that name. Declared entities are never expanded: a document with any is not read. */
export function readRoot(xml: string, name: string): Printed | undefined {
  if (xml.includes('<!DOCTYPE')) return undefined;
  try {
    const root = (parser.parse(xml) as Printed)[name];
    const [first] = Array.isArray(root) ? (root as readonly (Printed | string)[]) : [];
    return typeof first === 'string' ? {} : first;
  } catch {
    return undefined;
  }
}

/** The children of that name. An element without attributes and children is an empty text to the library. */
export const childrenOf = (node: Printed | undefined, name: string): readonly Printed[] => {
  const children = node?.[name];
  return Array.isArray(children) ? children.map((it: Printed | string) => (typeof it === 'string' ? {} : it)) : [];
};

/** An attribute (`@dev`) or the text of a child element (`name`); undefined when it is not there or empty. */
export const printedText = (node: Printed | undefined, name: string): string | undefined => {
  const value = node?.[name];
  const text: unknown = Array.isArray(value) ? textIn(value[0] as Printed | string | undefined) : value;
  return typeof text === 'string' && text !== '' ? text : undefined;
};

const textIn = (it: Printed | string | undefined): unknown => (typeof it === 'object' ? it['#text'] : it);
