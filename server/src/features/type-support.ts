// How something stands in the type of the network card that it is in, or will be.
import { cardAround, mayHavePasst, isOfQemu, typeOf } from '../model/guest/cards';
import type { Target } from '../model/target';
import { type TypeRow, type TypeSupport, supportOf, typeRow, typesFor } from '../schema/guest/support';
import { interfaceTypes, type InterfaceType } from '../schema/guest/types';
import type { Element } from '../syntax/tree';
import { type Markdown, md, own } from './markdown';

/** `item`: the name of a child, or `@` and that of an attribute. Works wherever nothing is known to the contrary. */
export function typeSupportOf(element: Element, item: string, { libvirt }: Target): TypeSupport {
  const found = placed(element, item);
  if (!found || found.row.value !== undefined) return 'works';
  if (item === 'mtu' && found.type === 'user' && mayHavePasst(cardAround(element))) return 'works';
  return supportOf(found.row, found.type, libvirt);
}

/** In which types it does something, and what becomes of it in this one; undefined where that is no matter. */
export function describeTypeSupport(element: Element, item: string, target: Target): Markdown | undefined {
  const found = placed(element, item);
  if (!found) return undefined;
  const types = typesFor(found.row, target.libvirt).filter((it) => it !== 'null' && it !== 'vds');
  const value = found.row.value === undefined ? '' : ` with ${found.row.value}`;
  const where = own(`For type ${types.length === 0 ? 'none' : types.join(', ')}${value}`);
  const support = supportOf(found.row, found.type, target.libvirt);
  if (support === 'works') return where;
  return md`${where}; **in type ${own(found.type)}** ${own(becomes[support])}: ${own(found.row.why)}`;
}

const becomes: Readonly<Record<Exclude<TypeSupport, 'works'>, string>> = {
  refused: 'libvirt refuses it',
  unsupported: 'libvirt refuses it for QEMU',
  unstartable: 'the guest does not start',
  dropped: 'libvirt drops it',
  idle: 'it does nothing',
};

/** What nobody may write. */
export const impossible: ReadonlySet<TypeSupport> = new Set<TypeSupport>(['refused', 'unsupported', 'unstartable']);

function placed(element: Element, item: string): { row: TypeRow; type: InterfaceType } | undefined {
  const card = cardAround(element);
  if (card.name !== 'interface' || !isGuestRoot(element) || !isOfQemu(element.tree)) return undefined;
  const above = element.path.slice(card.path.length);
  const row = typeRow(item.startsWith('@') ? `${above.join('/')}${item}` : [...above, item].join('/'));
  const type = typeOf(card);
  return row && interfaceTypes.has(type) ? { row, type: type as InterfaceType } : undefined;
}

/** Whether an element is in the document of a guest. */
export const isGuestRoot = ({ tree: { root } }: Element): boolean =>
  root?.name === 'domain' || (root?.name === 'interface' && !root.attribute('dev'));
