// Which row of the tables answers for an element or attribute of a tree. The tables themselves are beside this file.
import { attribute, attributeSize, type Element, kinds, node, nodeSize, type Tree } from '../syntax/tree';
import { fragmentOf } from './fragments';
import { bridgeConfTable } from './bridge-conf';
import { tables } from './ifcfg';
import { domainTable, interfaceChild } from './guest/table';
import { keyfileTable } from './keyfile/index';
import { networkTable } from './network';
import type { AttributeRow, ChildRow, ElementRow } from './types';

/** The row of the root of a tree; undefined when it is no document of ours. */
export function tableOf(tree: Tree): ElementRow | undefined {
  const { root } = tree;
  if (!root) return undefined;
  if (tree.language === 'ifcfg') return Object.hasOwn(tables, root.name) ? tables[root.name as 'ifcfg'] : undefined;
  if (tree.language === 'keyfile') return keyfileTable;
  if (tree.language === 'bridge.conf') return bridgeConfTable;
  if (root.namespace !== '') return undefined;
  if (root.name === 'network') return networkTable;
  if (root.name === 'domain') return domainTable;
  return fragmentOf(root)?.row ?? (root.name === 'interface' ? rowFor(interfaceChild, root) : undefined);
}

/** The row of an element that is a child of that kind. */
function rowFor({ row, by }: ChildRow, element: Element): ElementRow {
  const value = by && element.value(by.attribute);
  return by && value !== undefined && Object.hasOwn(by.rows, value) ? by.rows[value]! : row;
}

/** The row that an element stands for by its path; undefined for unknown elements and what is inside them. */
export function rowOf(element: Element): ElementRow | undefined {
  const chain: Element[] = [];
  for (let it: Element | undefined = element; it; it = it.parent) chain.push(it);
  const { tree } = element;
  const root = chain.pop()!;
  let row = root === tree.root ? tableOf(tree) : undefined;
  while (row && chain.length > 0) {
    const next = chain.pop()!;
    const child = childOf(row, next.name, next.namespace);
    row = child && rowFor(child, next);
  }
  return row;
}

/** The row of a child by its name as written and the namespace it is in. The prefix is free to choose. */
export function childOf(parent: ElementRow, name: string, namespace: string): ChildRow | undefined {
  if (namespace === '') {
    const child = Object.hasOwn(parent.children, name) ? parent.children[name] : groupByBeginning(parent, name);
    return child?.row.namespace === undefined ? child : undefined;
  }
  const local = name.slice(name.indexOf(':') + 1);
  for (const [key, child] of Object.entries(parent.children)) {
    if (child.row.namespace === namespace && key.slice(key.indexOf(':') + 1) === local) return child;
  }
  return undefined;
}

/** A group of a keyfile whose name goes on with what it is about: `wireguard-peer.KEY`. */
function groupByBeginning(parent: ElementRow, name: string): ChildRow | undefined {
  const dot = name.indexOf('.', 1);
  const beginning = dot < 0 || dot === name.length - 1 ? '' : name.slice(0, dot + 1);
  return beginning !== '' && Object.hasOwn(parent.children, beginning) ? parent.children[beginning] : undefined;
}

/** The row of an attribute by its name; also of numbered keys (`IPADDR1`) and of keys known by their beginning. */
export function attributeRow(row: ElementRow, name: string): AttributeRow | undefined {
  const { attributes } = row;
  if (Object.hasOwn(attributes, name)) {
    const own = attributes[name]!;
    return own.numbered && !own.numbered.plain ? undefined : own;
  }
  const options = name.endsWith(optionsEnding) ? optionsEnding : '';
  let end = name.length - options.length;
  const numberEnd = end;
  while (end > 0 && isDigit(name.charCodeAt(end - 1))) end--;
  if (end < numberEnd && Object.hasOwn(attributes, name.slice(0, end) + options)) {
    const found = attributes[name.slice(0, end) + options]!;
    const { numbered } = found;
    const isExact =
      (name[end] !== '0' || end + 1 === numberEnd) && (options !== '' || !name.slice(0, end).endsWith(optionsEnding));
    if (numbered && Number(name.slice(end, numberEnd)) >= numbered.from && (isExact || !numbered.exact)) return found;
  }
  const start = beginningsIn(row).find((it) => name.length > it.length && name.startsWith(it));
  return start === undefined ? undefined : attributes[start];
}

/** Options of a numbered key stand behind its number: `route1_options`. */
const optionsEnding = '_options';

const beginnings = new Map<ElementRow, readonly string[]>();

/** What keys begin with that one row answers for, the longest first. */
function beginningsIn(row: ElementRow): readonly string[] {
  const known = beginnings.get(row);
  if (known) return known;
  const made = Object.keys(row.attributes)
    .filter((it) => row.attributes[it]!.prefix)
    .sort((a, b) => b.length - a.length);
  beginnings.set(row, made);
  return made;
}

const isDigit = (code: number): boolean => 48 <= code && code <= 57;

/** What `walk` meets; indices are those of nodes. */
export interface Visitor {
  element?(index: number, row: ElementRow, child: ChildRow | undefined, parentRow: ElementRow | undefined): void;
  /** An element without a row; what is inside it is not visited. */
  unknown?(index: number, parentRow: ElementRow): void;
  /** Text or a CDATA section in a known element, blank or not. */
  text?(index: number, row: ElementRow): void;
}

/** Visits the nodes that the tables say something about, in document order. Makes no handles; takes about 1 ms for 11,000 elements. */
export function walk(tree: Tree, visitor: Visitor): void {
  const table = tableOf(tree);
  const { root } = tree;
  if (!table || !root) return;
  const { nodes, nodeCount } = tree.data;
  const { element, text, cdata } = kinds;
  const { kind: kindAt, parent: parentAt, next: nextAt, nameStart, nameEnd } = node;
  const size = nodeSize;
  const isXml = tree.language === 'xml';
  const scopes = tree.hasNamespaces ? new Map<number, string>() : undefined;
  const indices: number[] = [root.index];
  const rows: ElementRow[] = [table];
  // The last name looked up at each depth: most elements have the name of the one before.
  const lastNames: { readonly row: ElementRow; readonly name: string; readonly child: ChildRow | undefined }[] = [];
  visitor.element?.(root.index, table, undefined, undefined);
  scopes?.set(root.index, '');
  const end = nodes[root.index * size + nextAt]!;
  for (let i = root.index + 1; i < end && i < nodeCount;) {
    const at = i * size;
    const parent = nodes[at + parentAt]!;
    while (indices.length > 1 && indices.at(-1) !== parent) {
      indices.pop();
      rows.pop();
    }
    const row = rows.at(-1)!;
    const kind = nodes[at + kindAt]!;
    if (kind === element) {
      const start = nodes[at + nameStart]!;
      const length = nodes[at + nameEnd]! - start;
      let last = lastNames[rows.length];
      if (
        !isXml ||
        scopes ||
        last?.row !== row ||
        last.name.length !== length ||
        !tree.text.startsWith(last.name, start)
      ) {
        const name = isXml ? tree.text.slice(start, start + length) : tree.element(i).name;
        const child = childOf(row, name, scopes ? namespaceAt(tree, i, parent, name, scopes) : '');
        last = lastNames[rows.length] = { row, name, child };
      }
      const { child } = last;
      if (!child) {
        if (!row.open && !row.foreign) visitor.unknown?.(i, row);
        i = nodes[at + nextAt]!;
        continue;
      }
      const own = child.by ? rowFor(child, tree.element(i)) : child.row;
      visitor.element?.(i, own, child, row);
      indices.push(i);
      rows.push(own);
    } else if (kind === text || kind === cdata) visitor.text?.(i, row);
    i++;
  }
}

/** The namespace of an element. `scopes` holds the default namespace of each element on the way down. */
function namespaceAt(tree: Tree, index: number, parent: number, name: string, scopes: Map<number, string>): string {
  const { nodes, nodeCount, attributes, attributeCount } = tree.data;
  const field = node.firstAttribute;
  const end = index + 1 < nodeCount ? nodes[(index + 1) * nodeSize + field]! : attributeCount;
  let scope = scopes.get(parent) ?? '';
  for (let i = nodes[index * nodeSize + field]!; i < end; i++) {
    const at = i * attributeSize;
    const start = attributes[at + attribute.nameStart]!;
    if (attributes[at + attribute.nameEnd]! - start === 5 && tree.text.startsWith('xmlns', start))
      scope = tree.element(index).value('xmlns') ?? '';
  }
  scopes.set(index, scope);
  return name.includes(':') ? tree.element(index).namespace : scope;
}
