// How wrong values of keyfiles are repaired: the words that the kind offers instead, else the line goes.
import type { AttributeRow, Complaint } from '../schema/types';
import { escapedValue } from '../syntax/keyfile/value';
import { removeKey, setKey } from '../syntax/keyfile/write';
import type { Attribute } from '../syntax/tree';
import { type Fix, fix } from './fix';

/** Fixes for one complaint, the best first. The only suggestion is preferred: it is what was meant. What the file cannot do without stays. */
export function fixesOfKey(attribute: Attribute, row: AttributeRow, { instead = [] }: Complaint): Fix[] {
  if (instead.length === 0)
    return row.required || row.value.code === 'kf-address-invalid'
      ? []
      : [fix(`Remove ${attribute.name}`, removeKey(attribute))];
  return instead.map((it) =>
    fix(`Change to ${it}`, setKey(attribute, it, escapedValue(it) === it), instead.length === 1),
  );
}
