// What translates addresses and stands directly in forward.
import type { Element } from '../../syntax/tree';
import type { File } from '../file';
import { none } from '../reading';
import { unknownElementsWith } from './schema-report';
import type { UnknownElement } from './survey';

/** A part of nat outside of it. */
export interface NatPart {
  readonly element: Element;
  /** Undefined for a range of addresses: `address` is known in forward, for PCI devices. */
  readonly unknown: UnknownElement | undefined;
}

/** All of them. */
export function natPartsOf(file: File): readonly NatPart[] {
  const ports = unknownPorts(file);
  const addresses = file.tree.at('forward/address');
  if (ports.length + addresses.length === 0) return none;
  return [
    ...ports.map((unknown) => ({ element: unknown.element, unknown })),
    ...addresses.filter(isNatRange).map((element) => ({ element, unknown: undefined })),
  ];
}

const unknownPorts = unknownElementsWith('nat-child-misplaced');

/** A range of addresses for nat; the addresses of forward are those of PCI devices. */
export const isNatRange = (element: Element): boolean =>
  element.parent?.name === 'forward' &&
  !element.attribute('type') &&
  (element.attribute('start') ?? element.attribute('end')) !== undefined;
