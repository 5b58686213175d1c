// The network cards of a guest's document.
import { memoize } from '../../memoize';
import { isUnknown } from '../../syntax/template/template';
import type { Element } from '../../syntax/tree';
import type { File } from '../file';
import { none } from '../reading';

/** Every `<interface>`: those of a domain, or the one that is the document. */
export const cardsOf = memoize(({ tree }: File): readonly Element[] => {
  const { root } = tree;
  if (root?.name === 'interface') return [root];
  return root?.name === 'domain' ? tree.at('devices/interface') : none;
});

/** What a card is plugged into, as libvirt takes it: one without a type is of type user. Empty where a template says it. */
export function typeOf(card: Element): string {
  const type = card.value('type');
  if (type === undefined) return card.tree.template?.isOpen ? '' : 'user';
  return isUnknown(type) ? '' : type;
}
