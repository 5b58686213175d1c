// Edits of static DHCP hosts.
import { type Address, addressText } from '../address';
import { memoize } from '../memoize';
import type { ReservationFact } from '../model/facts';
import type { File } from '../model/file';
import { hostElementOf } from '../model/network/dhcp';
import type { Element } from '../syntax/tree';
import { removeElement, setAttribute } from '../syntax/xml/write';
import { type Fix, fix } from './fix';

/** Another address for a host. */
export const addressFix = (file: File, host: ReservationFact, address: Address | undefined): Fix[] =>
  address
    ? [
        fix(
          `Change to ${addressText(address)}`,
          setAttribute(hostElementOf(file.tree, host), 'ip', addressText(address)),
          true,
        ),
      ]
    : [];

export const removalFix = (file: File, host: ReservationFact, title = 'Remove this host'): Fix =>
  fix(title, removeElement(aloneOrWhole(hostElementOf(file.tree, host))));

/** The host, or its dhcp when that would be left empty. */
function aloneOrWhole(host: Element): Element {
  const { parent: dhcp } = host;
  return dhcp && holdsOne(dhcp) ? dhcp : host;
}

/** Whether one child is all that an element holds. */
const holdsOne = memoize(({ children, closeSpan, contentSpan, tree }: Element): boolean => {
  const [child, ...others] = children;
  const isBlank = (from: number, to: number) => tree.text.slice(from, to).trim() === '';
  if (!child || others.length > 0 || !closeSpan) return false;
  return isBlank(contentSpan.start, child.span.start) && isBlank(child.span.end, contentSpan.end);
});

/** Makes names that no host of the document has yet: the wish itself, else with a number behind it. */
export function freeNames(file: File): (wish: string) => string {
  let taken: Set<string> | undefined;
  const last = new Map<string, number>();
  return (wish) => {
    taken ??= new Set(file.facts.reservations.flatMap((it) => it.name?.toLowerCase() ?? []));
    let n = last.get(wish) ?? 1;
    let name = n === 1 ? wish : `${wish}-${n}`;
    while (taken.has(name.toLowerCase())) name = `${wish}-${++n}`;
    taken.add(name.toLowerCase());
    last.set(wish, n);
    return name;
  };
}
