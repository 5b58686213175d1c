// The leases of ranges and hosts, with their length as libvirt reads it.
import { memoize } from '../../memoize';
import type { Attribute, Element } from '../../syntax/tree';
import type { File } from '../file';
import { none } from '../reading';

export interface LeaseTime {
  readonly element: Element;
  readonly expiry: Attribute;
  readonly length: number;
  readonly unit: string;
  readonly inRange: boolean;
}

/** The leases whose length can be read; a leading zero makes it octal, as in libvirt. */
export const leasesOf = memoize(({ tree }: File): readonly LeaseTime[] => {
  // Most documents have none: then ten thousand hosts need not be asked for theirs.
  if (!tree.text.includes('<lease')) return none;
  const result: LeaseTime[] = [];
  for (const path of ['ip/dhcp/range/lease', 'ip/dhcp/host/lease']) {
    for (const element of tree.at(path)) {
      const expiry = element.attribute('expiry');
      const length = expiry && lengthOf(expiry.value);
      if (!expiry || length === undefined) continue;
      const unit = element.value('unit') ?? 'minutes';
      result.push({ element, expiry, length, unit, inRange: path.includes('range') });
    }
  }
  return result;
});

function lengthOf(text: string): number | undefined {
  if (/^[1-9]\d{0,18}$/.test(text) || text === '0') return Number(text);
  return /^0[0-7]{1,19}$/.test(text) ? parseInt(text, 8) : undefined;
}
