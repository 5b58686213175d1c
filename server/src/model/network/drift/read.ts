// Reads a definition into its parts: what libvirt takes of several, what stands in two places, what it leaves out.
import { attributeRow, childOf, tableOf } from '../../../schema/index';
import type { AttributeRow, ChildRow, ElementRow, ValueKind } from '../../../schema/types';
import type { Attribute, Element } from '../../../syntax/tree';
import { inForward, inIp, inLease, inNetwork } from './folding';
import { declaresNamespace, expandedAttributeName, expandedName, foreignKey } from './foreign';
import { listRow } from './lists';
import { AttributeSays, type Definition, DefinitionPart, textName } from './part';

/** The whole of a definition; undefined for a text without an element. */
export function partOf(definition: Definition): DefinitionPart | undefined {
  const { root } = definition.tree;
  if (!root) return undefined;
  const table = root.name === 'network' ? tableOf(definition.tree) : undefined;
  return table ? known(definition, root, table, 'network', '') : foreign(definition, root, root.name);
}

/** What libvirt reads in its own way, by path below the root. */
const foldings: Readonly<Record<string, (part: DefinitionPart) => void>> = {
  '': inNetwork,
  forward: inForward,
  ip: inIp,
  route: inIp,
  'ip/dhcp/range/lease': inLease,
  'ip/dhcp/host/lease': inLease,
};

const known = (definition: Definition, element: Element, row: ElementRow, name: string, path: string): DefinitionPart =>
  new DefinitionPart(definition, name, path, element, element.openSpan, (part) => {
    for (const it of element.attributes) readAttribute(part, it, attributeRow(row, it.name));
    if (row.text) {
      const text = element.content;
      const span = element.contentTextSpan;
      if (text !== '') part.values.set(textName, { meaning: meaningOf(row.text, text), text, name: textName, span });
    }
    for (const child of element.children) readChild(part, child, row);
    if (Object.hasOwn(foldings, path)) foldings[path]!(part);
  });

function readAttribute(part: DefinitionPart, attribute: Attribute, row: AttributeRow | undefined): void {
  if (row?.outputOnly || declaresNamespace(attribute)) return;
  const { name, value } = attribute;
  if (!row) part.values.set(expandedAttributeName(attribute), new AttributeSays(attribute, value));
  // libvirt takes an empty value for none.
  else if (value !== '') part.values.set(name, new AttributeSays(attribute, meaningOf(row.value, value)));
}

const meaningOf = (kind: ValueKind, text: string): string => kind.meaning?.(text) ?? text;

function readChild(part: DefinitionPart, child: Element, row: ElementRow): void {
  const found = childOf(row, child.name, child.namespace);
  if (!found) return part.addItem(expandedName(child), foreign(part.definition, child, child.name));
  const name = canonicalName(row, found, child);
  const path = part.path === '' ? name : `${part.path}/${name}`;
  const isItem = listRow(path) !== undefined;
  if (!isItem && part.parts.has(name) && found.wins !== 'last') return;
  const read = known(part.definition, child, found.row, name, path);
  if (isItem) part.addItem(name, read);
  else part.setPart(name, read);
}

/** The name as the table has it, where the prefix is free to choose. */
const canonicalName = (row: ElementRow, child: ChildRow, { name }: Element): string =>
  child.row.namespace === undefined ? name : Object.keys(row.children).find((it) => row.children[it] === child)!;

/** An element that is compared as it is. */
function foreign(definition: Definition, element: Element, name: string): DefinitionPart {
  const part = new DefinitionPart(definition, name, `?${name}`, element, element.openSpan);
  part.values.set(textName, { meaning: foreignKey(element), text: '', name: textName, span: element.openSpan });
  return part;
}

export const isForeignPart = ({ path }: DefinitionPart): boolean => path.startsWith('?');
