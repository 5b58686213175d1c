// The leases of ranges and hosts, with their length as libvirt reads it.
import type { Attribute, Element } from '../../syntax/tree';
import { derive } from '../reading';
import { elementsAt } from './elements';

export interface LeaseTime {
  readonly element: Element;
  readonly expiry: Attribute;
  readonly length: number;
  readonly unit: string;
  readonly inRange: boolean;
}

/** The leases whose length can be read; a leading zero makes it octal, as in libvirt. */
export const leasesOf = derive(elementsAt('ip/dhcp/range/lease', 'ip/dhcp/host/lease'), (all) =>
  all.flatMap((element): LeaseTime[] => {
    const expiry = element.attribute('expiry');
    const length = expiry && lengthOf(expiry.value);
    if (!expiry || length === undefined) return [];
    return [
      { element, expiry, length, unit: element.value('unit') ?? 'minutes', inRange: element.parent?.name === 'range' },
    ];
  }),
);

function lengthOf(text: string): number | undefined {
  if (/^[1-9]\d{0,18}$/.test(text) || text === '0') return Number(text);
  return /^0[0-7]{1,19}$/.test(text) ? parseInt(text, 8) : undefined;
}
