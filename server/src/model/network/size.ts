// The MTU of a network, as the rules about it read it.
import { memoize } from '../../memoize';
import type { Attribute } from '../../syntax/tree';
import type { File } from '../file';
import { none } from '../reading';
import { attributeAt } from './elements';

export interface Size {
  readonly attribute: Attribute;
  readonly bytes: number;
}

/** The size written in `mtu`; none that the schema does not take. */
export const sizesOf = memoize((file: File): readonly Size[] => {
  const [attribute] = written(file);
  const digits = attribute && /^\s*\+?(\d{1,9})$/.exec(attribute.value)?.[1];
  if (!attribute || digits === undefined || Number(digits) > 65535) return none;
  return [{ attribute, bytes: Number(digits) }];
});

const written = attributeAt('mtu@size');
