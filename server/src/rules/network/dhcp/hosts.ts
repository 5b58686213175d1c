// What the rules about static hosts share: pairs that have something in common, free names, and how a host is called.
import { addressText } from '../../../address';
import { memoize } from '../../../memoize';
import type { ReservationFact } from '../../../model/facts';
import type { File } from '../../../model/file';
import type { Column } from '../../../model/network/reservations';
import type { Element } from '../../../syntax/tree';
import { removeElement, setAttribute } from '../../../syntax/xml/write';
import type { Address } from '../../../address';
import { fix, type Fix } from '../../rule';
import { hostElementOf } from './dhcps';
import { hostSurveyOf } from './host-survey';

/** How hosts are compared: by a column, and the key they have by it. */
export interface Comparison {
  readonly column: Column;
  key(host: ReservationFact): string | number | undefined;
}

/** Hosts with the key of an earlier one, each with the nearest before it. */
export function* duplicatesBy(
  file: File,
  { column, key: keyOf }: Comparison,
): Generator<{ readonly former: ReservationFact; readonly later: ReservationFact }> {
  if (!hostSurveyOf(file).mayRepeat[column]) return;
  const seen = new Map<string | number, ReservationFact>();
  for (const later of file.facts.reservations) {
    const key = keyOf(later);
    if (key === undefined) continue;
    const former = seen.get(key);
    if (former) yield { former, later };
    seen.set(key, later);
  }
}

/** A host in words: its name, or what else it is known by. */
export const called = ({ name, mac, id, ip }: ReservationFact): string =>
  name ?? mac ?? id ?? (ip ? addressText(ip) : 'a host without name');

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
