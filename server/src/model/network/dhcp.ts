// From facts of DHCP to the elements they stand in, and the DHCP servers of a network.
import { memoize } from '../../memoize';
import { Blocks } from '../blocks';
import type { RangeFact, ReservationFact } from '../facts';
import type { File } from '../file';
import type { Element, Tree } from '../../syntax/tree';
import { derive } from '../reading';
import { elementsAt } from './elements';
import { activeDhcp, type Ip, ipsOf } from './ips';

/** An ip with its dhcp, of several the first, which is the one that libvirt reads. */
export interface Dhcp extends Ip {
  readonly dhcp: Element;
  /** It has a range or a host, so that a server runs. */
  readonly active: boolean;
}

/** The dhcp elements that libvirt reads, in the order of the document. */
const dhcpsOf = memoize((file: File): readonly Dhcp[] => {
  const result: Dhcp[] = [];
  for (const { element, attribute, address, fact } of ipsOf(file)) {
    const dhcp = element.child('dhcp');
    if (dhcp) result.push({ element, attribute, address, fact, dhcp, active: activeDhcp(element) !== undefined });
  }
  return result;
});

/** Those with a server, and those without. */
export const activeDhcpsOf = memoize((file: File) => dhcpsOf(file).filter((it) => it.active));
export const idleDhcpsOf = memoize((file: File) => dhcpsOf(file).filter((it) => !it.active));

/** Families in which a server runs: libvirt takes one for each. */
export const servedFamilies = memoize(
  (file: File): ReadonlySet<4 | 6> => new Set(dhcpsOf(file).flatMap((it) => (it.active ? [it.address.family] : []))),
);

/** The dhcp elements by the subnets of their ip. */
export const dhcpBlocksOf = memoize(
  (file: File) => new Blocks(dhcpsOf(file).flatMap((it) => (it.fact ? [{ ...it, subnet: it.fact.subnet }] : []))),
);

/** A dhcp with its bootp, of several the last, which is the one that libvirt reads. */
export interface Bootp extends Dhcp {
  readonly bootp: Element;
}

/** The bootp elements that libvirt reads. */
export const bootpsOf = derive(elementsAt('ip/dhcp/bootp'), (_, file): readonly Bootp[] => {
  const result: Bootp[] = [];
  for (const it of dhcpsOf(file)) {
    const bootp = it.dhcp.childrenNamed('bootp').at(-1);
    if (bootp) result.push({ ...it, bootp });
  }
  return result;
});

/** An ip with its tftp, of several the first. */
export interface Tftp extends Ip {
  readonly tftp: Element;
}

/** The tftp elements that libvirt reads. */
export const tftpsOf = derive(elementsAt('ip/tftp'), (_, file): readonly Tftp[] => {
  const result: Tftp[] = [];
  for (const it of ipsOf(file)) {
    const tftp = it.element.child('tftp');
    if (tftp) result.push({ ...it, tftp });
  }
  return result;
});

/** The host element that a reservation was read from. */
export const hostElementOf = (tree: Tree, { at }: ReservationFact): Element => indexOf(tree).get(at.span.start)!;

/** The range element that a range was read from. */
export const rangeOf = (tree: Tree, { startAt }: RangeFact): Element => indexOf(tree).get(startAt.span.start)!;

/** Hosts by the start of their tag, ranges by the place of their start. Made once, because findings may be many. */
const indexOf = memoize((tree: Tree): ReadonlyMap<number, Element> => {
  const index = new Map<number, Element>();
  for (const it of tree.at('ip/dhcp/host')) index.set(it.openSpan.start, it);
  for (const it of tree.at('ip/dhcp/range')) {
    const start = it.attribute('start');
    if (start) index.set(start.valueSpan.start, it);
  }
  return index;
});
