// Which items of the mode matrix a document holds.
import { memoize } from '../../memoize';
import { type ModeRow, modeTable } from '../../schema/modes';
import type { Attribute, Element } from '../../syntax/tree';

/** An item of the matrix as it stands in a document. */
export interface Present {
  readonly row: ModeRow;
  readonly element: Element;
  readonly attribute: Attribute | undefined;
}

/**
 * Every item of the matrix that a document holds. What libvirt reads as absent is left out: an empty attribute, a delay
 * or an MTU of 0, a bandwidth that limits nothing, and a second element where only the first counts.
 */
export const presentItems = memoize((root: Element): readonly Present[] => {
  const result: Present[] = [];
  const firsts = new Map<string, Element | undefined>();
  for (const { row, path, name, decisive } of places) {
    const elements = path === '' ? [root] : root.tree.at(path);
    for (const element of elements) {
      if (isShadowed(element, firsts) || (element.name === 'bandwidth' && element.children.length === 0)) continue;
      const value = decisive === undefined ? undefined : element.attribute(decisive);
      if (decisive !== undefined && (!value || isAbsent(value))) continue;
      result.push({ row, element, attribute: name === '' ? undefined : value });
    }
  }
  return result;
});

/** Whether a document may hold an item of a row; false is certain, and costs less than to look for all of them. */
export function mayHold(root: Element, row: ModeRow): boolean {
  const place = placeByRow.get(row);
  if (!place) return false;
  const { path, decisive } = place;
  const elements = path === '' ? [root] : root.tree.at(path);
  return decisive === undefined ? elements.length > 0 : elements.some((it) => it.attribute(decisive));
}

/** The rows of those items. */
export const presentRows = memoize(
  (root: Element): ReadonlySet<ModeRow> => new Set(presentItems(root).map((it) => it.row)),
);

/** Elements that are nothing without this attribute. */
const valueOf: Readonly<Record<string, string>> = { mac: 'address', mtu: 'size', domain: 'name' };

/** Where the items of the matrix stand: a path of elements, and the attribute that decides whether it is there. */
const places = modeTable
  .filter((row) => row.item !== 'dnsmasq:options')
  .map((row) => {
    const [path, name = ''] = row.item.split('@') as [string, string?];
    return { row, path, name, decisive: name || valueOf[path] };
  });

const placeByRow = new Map(places.map((it) => [it.row, it]));

/** As libvirt 9.0.0 takes it: blanks are a value, and so is the empty name of a domain. */
const isAbsent = ({ element, name, value }: Attribute): boolean => {
  if (value === '') return element.name !== 'domain';
  return (name === 'delay' || name === 'size') && /^0+$/.test(value);
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
