// The details of address translation that a network gives, as the rules about them read them.
import { parseIpv4 } from '../../address';
import type { Attribute, Element } from '../../syntax/tree';
import type { NetworkMode } from '../facts';
import { derive, none, type Reading } from '../reading';
import { firstAt } from './elements';
import { inModes } from './mode';

/** What a reading gives in mode nat. In other modes nat-wrong-mode says all there is. */
export const whereTranslated = <R extends Reading<unknown>>(reading: R): R => inModes(translating, reading);

const translating: ReadonlySet<NetworkMode> = new Set<NetworkMode>(['nat']);

export interface NatEnds {
  readonly element: Element;
  readonly startAt: Attribute;
  readonly endAt: Attribute;
  readonly start: number;
  readonly end: number;
}

/** Both addresses of `nat/address` as integers, where both are IPv4 addresses. */
export const natAddressesOf = whereTranslated(endsAt('forward/nat/address', parseIpv4));

/** Both ports of `nat/port`, where both are numbers of ports. */
export const natPortsOf = whereTranslated(endsAt('forward/nat/port', parsePort));

function endsAt(path: string, parse: (text: string) => number) {
  return derive(firstAt(path), ([element]): readonly NatEnds[] => {
    const startAt = element?.attribute('start');
    const endAt = element?.attribute('end');
    if (!element || !startAt || !endAt) return none;
    const start = parse(startAt.value);
    const end = parse(endAt.value);
    return start < 0 || end < 0 ? none : [{ element, startAt, endAt, start, end }];
  });
}

function parsePort(text: string): number {
  const digits = /^\s*\+?(\d{1,9})$/.exec(text)?.[1];
  const port = digits === undefined ? -1 : Number(digits);
  return 0 < port && port < 65536 ? port : -1;
}
