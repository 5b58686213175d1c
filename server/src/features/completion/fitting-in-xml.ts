// Values that fit in the XML of a network: free subnets, addresses and names, what is left of a range.
import {
  type Address,
  addressText,
  contains,
  equal,
  parseAddress,
  plus,
  type Subnet,
  subnetOf,
  usable,
} from '../../address';
import type { RangeFact } from '../../model/facts';
import { runningLeasesOf } from '../../model/leases';
import { modeOfElement, prefixOf } from '../../model/network/facts';
import type { Element } from '../../syntax/tree';
import { freeBridge, freeRange, freeSubnets, freeSubnets6, macFor, nextAddress } from '../free';
import type { CompletionContext } from './context';
import {
  type Fitting,
  fittingPrefixes,
  type FittingValue,
  hostAddressOf,
  oneValue,
  type Subject,
  type ValueAsked,
} from './fitting-value';

/** By path and attribute. */
export const fittingInXml: Readonly<Record<string, Fitting>> = {
  'ip@address': ({ subject, around }) => {
    const except = subject.element;
    if (subject.element?.value('family') === 'ipv6')
      return freeSubnets6(around, 3, except).map((it) => hostAddressOf(it, 'free subnet'));
    const prefix = Number(subject.element?.value('prefix') ?? '24');
    const fits = Number.isInteger(prefix) && 8 < prefix && prefix <= 30;
    return freeSubnets(around, 3, fits ? prefix : 24, except).map((it) => hostAddressOf(it, 'free subnet'));
  },
  'ip@prefix': ({ subject }) => fittingPrefixes(subject.element),
  'ip/dhcp/range@start': (asked) => rangeEnds(asked, 'start'),
  'ip/dhcp/range@end': (asked) => rangeEnds(asked, 'end'),
  'ip/dhcp/host@ip': ({ subject, around }) => {
    const found = subnetAround(subject);
    return oneValue(found && textOf(nextIn(around, found.subnet)), 'next free');
  },
  'ip/dhcp/host@mac': ({ subject, around }) => {
    const found = subnetAround(subject);
    const written = parseAddress(subject.element?.value('ip') ?? '');
    const ip = written ?? (found && nextIn(around, found.subnet));
    return oneValue(ip?.family === 4 ? macFor(ip, around) : undefined, 'made of the address');
  },
  'ip/dhcp/bootp@server': ({ subject }) => oneValue(textOf(subnetAround(subject)?.own), 'this host'),
  'route@gateway': ({ around }) => guests(around),
  'dns/host@ip': ({ around }) => guests(around),
  'bridge@name': ({ subject, around }) => {
    const { root } = subject.within.tree;
    const mode = root && modeOfElement(root);
    if (mode === 'macvtap' || mode === 'bridge') return [];
    return oneValue(freeBridge(around), 'not taken');
  },
  'mac@address': ({ around }) => {
    const own = around.file.tree.at('ip').map((it) => parseAddress(it.value('address') ?? ''));
    const address = own.find((it) => it?.family === 4);
    return oneValue(address && macFor(address, around), 'made of the address');
  },
  'domain@name': ({ subject }) => {
    const name = subject.within.tree.root?.child('name')?.content.trim() ?? '';
    return /^[a-z0-9-]+$/i.test(name) ? oneValue(`${name.toLowerCase()}.home.arpa`, 'for private use') : [];
  },
};

const textOf = (address: Address | undefined): string | undefined => address && addressText(address);

/** The subnet of the `ip` element that something stands in, and the host's own address there. */
function subnetAround({ within }: Subject): { subnet: Subnet; own: Address } | undefined {
  for (let it: Element | undefined = within; it; it = it.parent) {
    if (it.name !== 'ip') continue;
    const own = parseAddress(it.value('address') ?? '');
    const prefix = own && prefixOf(it, own);
    return own && prefix !== undefined ? { subnet: subnetOf(own, prefix), own } : undefined;
  }
  return undefined;
}

/** Ranges that share addresses with the subnet. */
const rangesIn = ({ file }: CompletionContext, subnet: Subnet): RangeFact[] => {
  const result: RangeFact[] = [];
  for (const element of file.tree.at('ip/dhcp/range')) {
    const [first, last] = [parseAddress(element.value('start') ?? ''), parseAddress(element.value('end') ?? '')];
    if (!first || !last || !contains(subnet, first)) continue;
    const at = { uri: file.uri, span: element.span };
    result.push({ first, last, subnet: undefined, startAt: at, endAt: at, at });
  }
  return result;
};

/** The next address of a subnet for a guest. */
const nextIn = (around: CompletionContext, subnet: Subnet): Address | undefined =>
  nextAddress(around.file.tree, subnet, rangesIn(around, subnet), runningLeasesOf(around.file, around.workspace));

function rangeEnds({ subject, around }: ValueAsked, end: 'start' | 'end'): FittingValue[] {
  const found = subnetAround(subject);
  if (!found) return [];
  const { subnet, own } = found;
  const span = subject.element?.span;
  const others = rangesIn(around, subnet).filter((it) => it.at.span.start !== span?.start);
  const free = freeRange(subnet, own, others);
  if (!free) return [];
  const result = oneValue(addressText(end === 'start' ? free.first : free.last), 'all that is free');
  if (end === 'start') {
    const hundred = plus(subnet.first, 100);
    if (hundred && subnet.first.family === 4 && contains(free, hundred))
      result.push({ value: addressText(hundred), why: 'leaves room for fixed addresses' });
    return result;
  }
  const start = parseAddress(subject.element?.value('start') ?? '');
  if (!start) return result;
  for (const count of [50, 100]) {
    const last = plus(start, count - 1);
    if (last && contains(free, last)) result.push({ value: addressText(last), why: `${count} addresses` });
  }
  return result;
}

/** How many guests are offered by their addresses. */
const mostGuests = 30;

/** Fixed addresses of guests with their names, then the first address that a guest may have. */
function guests({ file }: CompletionContext): FittingValue[] {
  const result: FittingValue[] = [];
  const hosts = file.tree.at('ip/dhcp').flatMap((it) => it.childrenNamed('host', mostGuests));
  for (const host of hosts.slice(0, mostGuests)) {
    const address = parseAddress(host.value('ip') ?? '');
    if (address)
      result.push({ value: addressText(address), why: host.value('name') ?? host.value('mac') ?? 'a guest' });
  }
  for (const ip of file.tree.at('ip')) {
    const own = parseAddress(ip.value('address') ?? '');
    const prefix = own && prefixOf(ip, own);
    if (!own || prefix === undefined) continue;
    const { first } = usable(subnetOf(own, prefix));
    const guest = plus(
      equal(first, own) || own.family === 6 ? own : first,
      equal(first, own) || own.family === 6 ? 1 : 0,
    );
    if (guest) result.push({ value: addressText(guest), why: 'a guest' });
  }
  return result;
}
