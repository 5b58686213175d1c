// Which items of the mode matrix a document holds.
import { type ModeRow, modeTable } from '../../../schema/modes';
import type { Attribute, Element } from '../../../syntax/tree';

/** An item of the matrix as it stands in a document. */
export interface Present {
  readonly row: ModeRow;
  readonly element: Element;
  readonly attribute: Attribute | undefined;
}

/**
 * Every item of the matrix that a document holds. What libvirt reads as absent is left out: an empty attribute, a delay
 * or an MTU of 0, and a second element where only the first counts.
 */
export function presentItems(root: Element): readonly Present[] {
  const known = found.get(root);
  if (known) return known;
  const result: Present[] = [];
  const firsts = new Map<string, Element | undefined>();
  for (const row of modeTable) {
    const at = row.item.indexOf('@');
    const path = at < 0 ? row.item : row.item.slice(0, at);
    const name = at < 0 ? '' : row.item.slice(at + 1);
    const elements = path === '' ? [root] : path === 'dnsmasq:options' ? [] : root.tree.at(path);
    const decisive = name || valueOf[path];
    for (const element of elements) {
      if (isShadowed(element, firsts)) continue;
      const value = decisive === undefined ? undefined : element.attribute(decisive);
      if (decisive !== undefined && (!value || isAbsent(value))) continue;
      result.push({ row, element, attribute: name === '' ? undefined : value });
    }
  }
  found.set(root, result);
  return result;
}

const found = new WeakMap<Element, readonly Present[]>();

/** Elements that are nothing without this attribute. */
const valueOf: Readonly<Record<string, string>> = { mac: 'address', mtu: 'size' };

const isAbsent = (attribute: Attribute): boolean => {
  const value = attribute.value.trim();
  if (value === '') return true;
  return (attribute.name === 'delay' || attribute.name === 'size') && /^0+$/.test(value);
};

const single = new Set([
  'bridge',
  'mac',
  'mtu',
  'domain',
  'dns',
  'forward',
  'vlan',
  'bandwidth',
  'virtualport',
  'port',
]);

/**
 * A second element of a kind that stands once: libvirt takes the first and never looks at this one. `firsts` remembers
 * the first ones, because among many children they take a while to find.
 */
function isShadowed(element: Element, firsts: Map<string, Element | undefined>): boolean {
  for (let it: Element | undefined = element; it?.parent; it = it.parent) {
    if (!single.has(it.name)) continue;
    const key = `${it.parent.index} ${it.name}`;
    if (!firsts.has(key)) firsts.set(key, it.parent.child(it.name));
    if (firsts.get(key) !== it) return true;
  }
  return false;
}
