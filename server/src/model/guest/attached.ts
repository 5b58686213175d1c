// What the cards of a guest use of the host without a network: bridges, and interfaces that they are attached to.
import { memoize } from '../../memoize';
import { isUnknown } from '../../syntax/template/template';
import type { Attribute, Element } from '../../syntax/tree';
import type { File } from '../file';
import { cardsOf, isOnLinux, typeOf } from './cards';

/** A card with the bridge, or the interface, that its source names. */
export interface AttachedCard {
  readonly card: Element;
  readonly source: Element;
  readonly on: Attribute;
}

/** The cards on bridges of the host. */
export const bridgedCardsOf = memoize((file: File) => attachedBy(file, 'bridge', 'bridge'));

/** The cards on interfaces of the host, by macvtap. */
export const directCardsOf = memoize((file: File) => attachedBy(file, 'direct', 'dev'));

const attachedBy = (file: File, type: string, name: string): AttachedCard[] =>
  (isOnLinux(file.tree) ? cardsOf(file) : []).flatMap((card) => {
    const source = typeOf(card) === type ? card.child('source') : undefined;
    const on = source?.attribute(name);
    return source && on && on.value !== '' && !isUnknown(on.value) ? [{ card, source, on }] : [];
  });
