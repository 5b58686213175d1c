// The MTU of a network, as the rules about it read it.
import type { Attribute } from '../../syntax/tree';
import { derive, none } from '../reading';
import { attributeAt } from './elements';

export interface Size {
  readonly attribute: Attribute;
  readonly bytes: number;
}

/** The size written in `mtu`; none that the schema does not take. */
export const sizesOf = derive(attributeAt('mtu@size'), ([attribute]): readonly Size[] => {
  const digits = attribute && /^\s*\+?(\d{1,9})$/.exec(attribute.value)?.[1];
  if (!attribute || digits === undefined || Number(digits) > 65535) return none;
  return [{ attribute, bytes: Number(digits) }];
});
