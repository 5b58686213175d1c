// Whether a document with the root `network` is libvirt's. Road networks, REST answers, neural nets and descriptions of
// devices have that root, too, some with elements of libvirt's names. libvirt itself reads over what it does not know, so
// this decides what the author meant.
import { nearest } from '../../schema/nearest';
import { networkTable } from '../../schema/network';
import type { ElementRow } from '../../schema/types';
import { isUnknown, templateOf } from '../../syntax/template/template';
import { type Element, kinds, type Tree } from '../../syntax/tree';
import { parseXml } from '../../syntax/xml/parse';

/** So many characters decide: a road network of 11 MB is not read to its end. */
const decisive = 1 << 16;

/** Why a text with the root `network` is not libvirt's, in words; undefined for one that is, or may become one. */
export function foreignBecause(uri: string, text: string): string | undefined {
  const tree = headOf(text);
  const { root } = tree;
  if (!root) return undefined;
  const surely = surelyForeign(tree, root);
  if (surely !== undefined) return surely;
  return saysLibvirt(uri, tree, root) ? undefined : judged(root, text.length <= decisive);
}

/** Whether a mark says for certain that a document is somebody else's, whatever it was before. */
export function isSurelyForeign(text: string): boolean {
  const tree = headOf(text);
  return tree.root !== undefined && surelyForeign(tree, tree.root) !== undefined;
}

function headOf(text: string): Tree {
  const head = text.slice(0, decisive);
  return parseXml(head, templateOf(head, 'xml', false));
}

function surelyForeign(tree: Tree, root: Element): string | undefined {
  for (const { kind, span } of tree.leaves())
    if (kind === kinds.doctype && span.start < root.span.start && hasExternalId(tree.text.slice(span.start, span.end)))
      return 'its document type is that of another program';
  for (const { name, value } of root.attributes) {
    if (name === 'xmlns' && value !== '' && !isLibvirts(value)) return `its namespace is ${value.slice(0, 100)}`;
    if (/^\w+:(?:noNamespaceS|s)chemaLocation$/.test(name)) return 'it names the schema of another program';
  }
  return undefined;
}

const hasExternalId = (doctype: string): boolean => /^<!DOCTYPE\s+[\w:.-]+\s+(?:SYSTEM|PUBLIC)\b/.test(doctype);

const isLibvirts = (namespace: string): boolean => namespace.startsWith('http://libvirt.org/');

/** The namespace of libvirt's own elements, what it writes above its files, where it keeps them, attributes nobody else has. */
function saysLibvirt(uri: string, { text }: Tree, { attributes, span }: Element): boolean {
  return (
    attributes.some(
      ({ name, value }) =>
        (name.startsWith('xmlns:') && isLibvirts(value)) || Object.hasOwn(networkTable.attributes, name),
    ) ||
    text.slice(0, span.start).includes('virsh net-edit') ||
    /\/libvirt\/(?:[^/]+\/)*networks\//.test(uri)
  );
}

interface Counts {
  strong: number;
  known: number;
  readonly unknown: string[];
}

/** By what the root holds: how much has the names and the shape that libvirt gives it. */
function judged(root: Element, isTyped: boolean): string | undefined {
  const counts = countsOf(root, isTyped);
  const { unknown } = counts;
  const known = counts.known + counts.strong;
  // No element of libvirt's has one, and those of REST answers do.
  const weight = unknown.length + unknown.filter((it) => it.includes('_')).length;
  const attributes = root.attributes.filter(({ name }) => !/^xmlns(?::|$)/.test(name)).map((it) => it.name);
  if (counts.strong > 0) return unknown.length > 2 * known + 2 ? wordsFor(unknown, []) : undefined;
  const isForeign =
    (attributes.length > 1 && known === 0) ||
    (attributes.some((it) => it !== 'name') && root.closed && root.children.length === 0) ||
    (attributes.length > 0 && unknown.length > 0) ||
    (unknown.length > 0 && known === 0) ||
    (weight > 1 && weight > known);
  return isForeign ? wordsFor(unknown, attributes) : undefined;
}

function wordsFor(unknown: readonly string[], attributes: readonly string[]): string {
  const elements = [...new Set(unknown)].slice(0, 3).map((it) => (allNames.has(it) ? `<${it}> like this` : `<${it}>`));
  return `libvirt knows no ${[...elements, ...attributes.slice(0, 3)].join(', ')}`;
}

/** The children of the root; without the last one of a document that is being typed, which may become anything. */
function countsOf(root: Element, isTyped: boolean): Counts {
  const counts: Counts = { strong: 0, known: 0, unknown: [] };
  const { children } = root;
  const last = isTyped && !root.closed ? children.at(-1) : undefined;
  const counted = children.filter((it) => it.name !== '' && !anybodys.has(it.name) && (it !== last || it.closed));
  const read = counted.map((it) => {
    const text = it.content.trim() !== '';
    return { name: it.name, isStrong: isStrong(it, text), isKnown: isKnown(it, text) };
  });
  // What is called like one of another shape is of that shape.
  const unknown = new Set(read.filter((it) => !it.isStrong && !it.isKnown).map((it) => it.name));
  for (const { name, isStrong } of read) {
    if (isStrong) counts.strong++;
    else if (unknown.has(name)) counts.unknown.push(name);
    else counts.known++;
  }
  return counts;
}

type Shape = (it: Element, hasText: boolean) => boolean;

const empty: Shape = (_, hasText) => !hasText;
const withElements: Shape = (it) => it.children.length > 0;
const withAny =
  (...names: string[]): Shape =>
  (it) =>
    names.some((name) => it.attribute(name));
const withAll =
  (...names: string[]): Shape =>
  (it) =>
    names.every((name) => it.attribute(name));

/** The shape in which an element is libvirt's and hardly anybody else's. */
const shapes: Readonly<Record<string, Shape>> = {
  forward: empty,
  dns: empty,
  virtualport: empty,
  portgroup: empty,
  bridge: (it, hasText) =>
    !hasText && (it.attributes.length === 0 || withAny('name', 'stp', 'delay', 'zone', 'macTableManager')(it, hasText)),
  ip: withAny('address', 'family', 'netmask', 'prefix', 'localPtr'),
  mac: withAll('address'),
  mtu: withAll('size'),
  domain: withAll('name'),
  vlan: withElements,
  bandwidth: withElements,
  route: withAll('address', 'gateway'),
  port: withAll('isolated'),
};

const isStrong = (it: Element, hasText: boolean): boolean =>
  Object.hasOwn(shapes, it.name) &&
  shapes[it.name]!(it, hasText) &&
  it.attributes.every(({ name }) => isAttributeOf(it.name, name)) &&
  holdsKnown(it);

/** Elements that hold text, or anything, of which libvirt has some and so has everybody. */
const loose: ReadonlySet<string> = new Set(['name', 'uuid', 'title', 'description', 'metadata']);
const anybodys: ReadonlySet<string> = new Set(['title', 'description', 'metadata']);

interface Names {
  readonly attributes: Set<string>;
  readonly children: Set<string>;
}

/** Libvirt's elements of a network at any depth, by name, with what those of that name have. */
const allNames = new Map<string, Names>();
(function collect({ children }: ElementRow): void {
  for (const [name, { row }] of Object.entries(children)) {
    const known = allNames.get(name) ?? { attributes: new Set(), children: new Set() };
    const isNew = !allNames.has(name);
    allNames.set(name, known);
    for (const it of Object.keys(row.attributes)) known.attributes.add(it);
    for (const it of Object.keys(row.children)) known.children.add(it);
    if (isNew) collect(row);
  }
})(networkTable);

/** Whether an attribute may be meant as libvirt's: misspelt, or from outside a template. */
const isAttributeOf = (element: string, name: string): boolean =>
  name.includes(':') || isUnknown(name) || isLike(name, allNames.get(element)?.attributes);

/** Whether an element holds nothing, or something that libvirt's of its name hold. */
const holdsKnown = ({ name, children }: Element): boolean =>
  children.length === 0 ||
  children.some((it) => it.prefix !== '' || isUnknown(it.name) || isLike(it.name, allNames.get(name)?.children));

const isLike = (name: string, names: ReadonlySet<string> = new Set()): boolean =>
  names.has(name) || nearest(name, names).length > 0;

const topNames = Object.keys(networkTable.children);

/** An element of libvirt's without text and with something that libvirt's have, be it misspelt or misplaced. */
function isKnown(element: Element, hasText: boolean): boolean {
  const { name, prefix, attributes, children } = element;
  if (loose.has(name) || prefix === 'dnsmasq') return true;
  // A text says that it is no element of libvirt's, but for a name that is misspelt.
  if (hasText) return name !== name.toLowerCase() ? false : nearest(name, loose).some((it) => it[0] === name[0]);
  const holdsAsMuch = (it: string): boolean =>
    children.length === 0 || Object.keys(networkTable.children[it]!.row.children).length > 0;
  if (allNames.has(name)) {
    const ofIts = attributes.filter((it) => isAttributeOf(name, it.name)).length;
    // Who put it into the wrong place did not invent attributes as well.
    return (
      ofIts >= (topNames.includes(name) ? Math.min(1, attributes.length) : attributes.length) && holdsKnown(element)
    );
  }
  return nearest(name, topNames).some((it) => it[0] === name[0] && holdsAsMuch(it));
}
