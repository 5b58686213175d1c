// Whether two definitions of a network say the same: blanks, comments, quotes and the order of attributes do not count.
import type { Element } from '../syntax/tree';
import { parseXml } from '../syntax/xml/parse';

/** The elements below the root in which two definitions differ, by name; `network` for the attributes of the root. */
export function differingParts(left: string, right: string): string[] {
  const [a, b] = [partsOf(left), partsOf(right)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => textOf(a.get(name)) !== textOf(b.get(name)));
}

/**
 * Whether a stored definition may be what libvirt makes of a text that it was given: all of the text is there, and
 * nothing that libvirt does not add by itself. In doubt false.
 */
export function isMadeOf(given: string, stored: string): boolean {
  const [a, b] = [partsOf(given), partsOf(stored)];
  return [...new Set([...a.keys(), ...b.keys()])].every((name) => {
    const [wanted, found] = [a.get(name), b.get(name)];
    if (!wanted) return added.has(name);
    return wanted.length === found?.length && wanted.every((it, i) => fits(it, found[i]!));
  });
}

/** What libvirt adds where it is missing, besides attributes. */
const added: ReadonlySet<string> = new Set(['uuid', 'mac', 'bridge']);

interface Line {
  readonly depth: number;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string;
}

const fits = (given: Line, stored: Line): boolean =>
  given.depth === stored.depth &&
  given.name === stored.name &&
  given.content === stored.content &&
  Object.entries(given.attributes).every(([name, value]) => stored.attributes[name] === value);

const textOf = (part: readonly Line[] | undefined): string => JSON.stringify(part) ?? '';

/** All elements in the order they are written, under the name of the child of the root that they belong to. */
function partsOf(xml: string): ReadonlyMap<string, Line[]> {
  const parts = new Map<string, Line[]>();
  const places = new Map<Element | undefined, { readonly depth: number; readonly part: string }>();
  for (const element of parseXml(xml).elements()) {
    const above = places.get(element.parent);
    const depth = above ? above.depth + 1 : 0;
    const part = above && depth > 1 ? above.part : element.name;
    places.set(element, { depth, part });
    const sorted = element.attributes.map((it): [string, string] => [it.name, it.value]).sort();
    const line = { depth, name: element.name, attributes: Object.fromEntries(sorted), content: element.content.trim() };
    const lines = parts.get(part);
    if (lines) lines.push(line);
    else parts.set(part, [line]);
  }
  return parts;
}
