// From facts of DHCP to the elements they stand in, and the DHCP servers of a network.
import type { RangeFact, ReservationFact } from '../../../model/facts';
import type { File } from '../../../model/file';
import type { Element, Tree } from '../../../syntax/tree';
import { activeDhcp, type Ip, ipsOf } from '../ip/ips';

/** An ip with its dhcp, of several the first, which is the one that libvirt reads. */
export interface Dhcp extends Ip {
  readonly dhcp: Element;
  /** It has a range or a host, so that a server runs. */
  readonly active: boolean;
}

/** The dhcp elements that libvirt reads, in the order of the document. */
export function dhcpsOf(file: File): readonly Dhcp[] {
  const known = found.get(file);
  if (known) return known;
  const result = ipsOf(file).flatMap((ip) => {
    const dhcp = ip.element.child('dhcp');
    return dhcp ? [{ ...ip, dhcp, active: activeDhcp(ip.element) !== undefined }] : [];
  });
  found.set(file, result);
  return result;
}

const found = new WeakMap<File, readonly Dhcp[]>();

/** The bootp that libvirt reads, which is the last. */
export const bootpOf = ({ dhcp }: Dhcp): Element | undefined =>
  dhcp.tree.text.includes('<bootp') ? dhcp.childrenNamed('bootp').at(-1) : undefined;

/** The host element that a reservation was read from. */
export const hostOf = (tree: Tree, { at }: ReservationFact): Element => indexOf(tree).get(at.span.start)!;

/** The range element that a range was read from. */
export const rangeOf = (tree: Tree, { startAt }: RangeFact): Element => indexOf(tree).get(startAt.span.start)!;

const indexes = new WeakMap<Tree, ReadonlyMap<number, Element>>();

/** Hosts by the start of their tag, ranges by the place of their start. Made once, because findings may be many. */
function indexOf(tree: Tree): ReadonlyMap<number, Element> {
  const known = indexes.get(tree);
  if (known) return known;
  const index = new Map<number, Element>();
  for (const it of tree.at('ip/dhcp/host')) index.set(it.openSpan.start, it);
  for (const it of tree.at('ip/dhcp/range')) {
    const start = it.attribute('start');
    if (start) index.set(start.valueSpan.start, it);
  }
  indexes.set(tree, index);
  return index;
}
