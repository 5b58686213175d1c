// Which names a document may hold: asked before anything is looked for in it, as most of what there is to look for is rare.
import { memoize } from '../memoize';
import { attribute, attributeSize, kinds, node, nodeSize } from './nodes';
import type { Tree } from './tree';

/** Small enough that V8 keeps it with other objects: 512 bits. */
const words = 16;

/** A bit for each name of an element or attribute. Other names may have it, too: a one says perhaps, a zero says no. */
export type NameBits = Int32Array;

/** The bits of the names of a path: in a document that holds the path each is a one. */
export type PathBits = readonly number[];

/** Whether a document with these names may hold one of some paths below its root. */
export const mayContain = (names: NameBits, paths: readonly PathBits[]): boolean =>
  paths.some((path) => path.every((bit) => (names[bit >> 5]! & (1 << (bit & 31))) !== 0));

/** Whether two documents have names of the same bits. */
export const sameNameBits = (one: NameBits, other: NameBits): boolean => one.every((it, i) => it === other[i]);

/** The names of a document; undefined where they are not written, or not as they are asked for. */
export const nameBitsOf = (tree: Tree): NameBits | undefined => (tree.language === 'xml' ? bitsOf(tree) : undefined);

/** The bits of a path: `forward/nat`, `bridge@zone`, `@ipv6`. */
export function pathBits(path: string): PathBits {
  const [elements, name] = path.split('@') as [string, string?];
  const bits = elements === '' ? [] : elements.split('/').map((it) => bitOf(it, 0, it.length, kindOfElement));
  return name === undefined ? bits : [bitOf(name, 0, name.length, kindOfAttribute), ...bits];
}

const bitsOf = memoize(({ text, data }: Tree): Int32Array => {
  const bits = new Int32Array(words);
  const { nodes, nodeCount, attributes, attributeCount } = data;
  for (let at = 0; at < nodeCount * nodeSize; at += nodeSize) {
    if (nodes[at + node.kind] !== kinds.element) continue;
    const bit = bitOf(text, nodes[at + node.nameStart]!, nodes[at + node.nameEnd]!, kindOfElement);
    bits[bit >> 5]! |= 1 << (bit & 31);
  }
  for (let at = 0; at < attributeCount * attributeSize; at += attributeSize) {
    const start = attributes[at + attribute.nameStart]!;
    const bit = bitOf(text, start, attributes[at + attribute.nameEnd]!, kindOfAttribute);
    bits[bit >> 5]! |= 1 << (bit & 31);
  }
  return bits;
});

const kindOfElement = 0;
const kindOfAttribute = 256;

/** The bit of a name, by three of its letters and its length: to read all of ten thousand names takes longer than it saves. */
function bitOf(text: string, start: number, end: number, kind: number): number {
  const length = end - start;
  const letters =
    text.charCodeAt(start) * 3 + text.charCodeAt(start + (length >> 1)) * 17 + text.charCodeAt(end - 1) * 31;
  return (letters + length * 53 + kind) & (words * 32 - 1);
}
