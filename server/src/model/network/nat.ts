// The details of address translation that a network gives, as the rules about them read them.
import { parseIpv4 } from '../../address';
import type { File } from '../file';
import type { Attribute, Element } from '../../syntax/tree';

/** `nat`, in a network of mode nat. In other modes nat-wrong-mode says all there is. */
export function natOf(file: File): Element | undefined {
  if (file.facts.networks[0]?.mode !== 'nat') return undefined;
  return file.tree.root?.child('forward')?.child('nat');
}

export interface NatEnds {
  readonly element: Element;
  readonly startAt: Attribute;
  readonly endAt: Attribute;
  readonly start: number;
  readonly end: number;
}

/** Both addresses of `nat/address` as integers; undefined unless both are IPv4 addresses. */
export const natAddressesOf = (nat: Element | undefined): NatEnds | undefined =>
  endsOf(nat?.child('address'), parseIpv4);

/** Both ports of `nat/port`; undefined unless both are numbers of ports. */
export const natPortsOf = (nat: Element | undefined): NatEnds | undefined => endsOf(nat?.child('port'), parsePort);

function endsOf(element: Element | undefined, parse: (text: string) => number): NatEnds | undefined {
  const startAt = element?.attribute('start');
  const endAt = element?.attribute('end');
  if (!element || !startAt || !endAt) return undefined;
  const start = parse(startAt.value);
  const end = parse(endAt.value);
  return start < 0 || end < 0 ? undefined : { element, startAt, endAt, start, end };
}

function parsePort(text: string): number {
  const digits = /^\s*\+?(\d{1,9})$/.exec(text)?.[1];
  const port = digits === undefined ? -1 : Number(digits);
  return 0 < port && port < 65536 ? port : -1;
}
