// The MTU of a network, as the rules about it read it.
import type { File } from '../file';
import type { Attribute } from '../../syntax/tree';

export interface Size {
  readonly attribute: Attribute;
  readonly bytes: number;
}

/** The size written in `mtu`; undefined when it is none that the schema takes. */
export function sizeOf({ tree }: File): Size | undefined {
  const attribute = tree.root?.child('mtu')?.attribute('size');
  const digits = attribute && /^\s*\+?(\d{1,9})$/.exec(attribute.value)?.[1];
  if (!attribute || digits === undefined || Number(digits) > 65535) return undefined;
  return { attribute, bytes: Number(digits) };
}
