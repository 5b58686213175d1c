// Values that fit this network: free subnets and addresses, what is left of a range, names that are not taken, and what
// other files say. Asked by completion for values, and for the placeholders of what it inserts.
import { prefixAt } from '../../model/ifcfg/addresses';
import { readingOf } from '../../model/ifcfg/profile';
import {
  type Address,
  contains,
  equal,
  parseAddress,
  plus,
  type Subnet,
  subnetOf,
  addressText,
  usable,
} from '../../address';
import { memoize } from '../../memoize';
import type { RangeFact } from '../../model/facts';
import { folderOf, suffixOf } from '../../model/file';
import { nameWithoutEnding } from '../../model/keyfile/names';
import { freeNetworkName } from '../../model/networks';
import { runningLeasesOf } from '../../model/leases';
import { modeOfElement, prefixOf } from '../../model/network/facts';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import type { Element } from '../../syntax/tree';
import type { Span } from '../../text';
import { freeBridge, freeRange, freeSubnets, freeSubnets6, macFor, nextAddress } from '../free';
import type { CompletionContext } from './context';
import { guestNames, guestSuggestions } from './guests';

export interface Suggestion {
  readonly value: string;
  /** Why this one, in few words. */
  readonly why: string;
}

/** What a value will belong to. */
export interface Subject {
  /** Path below the root: `ip/dhcp/host`; empty for the root itself. */
  readonly path: string;
  /** The element, when it is there already. */
  readonly element: Element | undefined;
  /** The nearest element that is there: itself, or what it will stand in. */
  readonly within: Element;
}

export const subjectOf = (element: Element): Subject => ({
  path: element.path.slice(1).join('/'),
  element,
  within: element,
});

/** Values for an attribute or key, the best first; none when nothing better than the table's example is known. */
export function suggestionsFor(
  subject: Subject,
  name: string,
  at: Span | undefined,
  around: CompletionContext,
): Suggestion[] {
  if (around.file.kind === 'guest') return guestSuggestions(subject, name, around);
  if (around.file.tree.language === 'xml') return suggest(xml, `${subject.path}@${name}`, { subject, at, around });
  if (around.file.tree.language === 'bridge.conf') return [];
  if (around.file.tree.language === 'keyfile')
    return suggest(keyfile, `${subject.path}@${name}`, { subject, at, around });
  let end = name.length;
  while (end > 0 && '0' <= name[end - 1]! && name[end - 1]! <= '9') end--;
  const [base, number] = [name.slice(0, end), name.slice(end)];
  return suggest(subject.path === '' ? keys : words, base, { subject, at, around, number });
}

/** Values for the text of an element on a path. */
export function textSuggestions(path: string, around: CompletionContext): Suggestion[] {
  if (path !== 'name') return [];
  if (around.file.kind === 'guest') return guestNames(around);
  return [...new Set([freeNameFor('lab', around), freeNetworkName(around.file, around.workspace, 'lab')])].map(
    (value) => ({
      value,
      why: 'not taken',
    }),
  );
}

/** A name for the network of a file that no other has: as the file is named, else a usual one. */
export function freeNameFor(usual: string, around: CompletionContext): string {
  const { basename, uri } = around.file;
  const name = basename.replace(/\.xml(?:\.\w+)?$/i, '');
  return freeNetworkName(
    around.file,
    around.workspace,
    /^[\w.-]+$/.test(name) && !uri.startsWith('untitled:') ? name : usual,
  );
}

interface Asked {
  readonly subject: Subject;
  readonly at: Span | undefined;
  readonly around: CompletionContext;
  readonly number?: string;
}

type Suggester = (asked: Asked) => Suggestion[];

const suggest = (table: Readonly<Record<string, Suggester>>, key: string, asked: Asked): Suggestion[] => {
  const found = Object.hasOwn(table, key) ? table[key]!(asked) : [];
  // Of the same value twice the first counts.
  const seen = new Set<string>();
  return found.filter(({ value }) => !seen.has(value) && seen.add(value));
};

const one = (value: string | undefined, why: string): Suggestion[] => (value === undefined ? [] : [{ value, why }]);

/** In a keyfile: names that the name of the file says. */
const keyfile: Readonly<Record<string, Suggester>> = {
  'connection@id': ({ around }) => one(stemOf(around), 'name of the file'),
  'connection@interface-name': ({ around }) => {
    const stem = stemOf(around);
    return one(stem !== undefined && /^[\w.-]{1,15}$/.test(stem) ? stem : undefined, 'name of the file');
  },
};

const stemOf = ({ file }: CompletionContext): string | undefined => nameWithoutEnding(file.basename) || undefined;

const xml: Readonly<Record<string, Suggester>> = {
  'ip@address': ({ subject, around }) => {
    const except = subject.element;
    if (subject.element?.value('family') === 'ipv6')
      return freeSubnets6(around, 3, except).map((it) => hostOf(it, 'free subnet'));
    const prefix = Number(subject.element?.value('prefix') ?? '24');
    const fits = Number.isInteger(prefix) && 8 < prefix && prefix <= 30;
    return freeSubnets(around, 3, fits ? prefix : 24, except).map((it) => hostOf(it, 'free subnet'));
  },
  'ip@prefix': ({ subject }) => prefixes(subject.element),
  'ip/dhcp/range@start': (asked) => rangeEnds(asked, 'start'),
  'ip/dhcp/range@end': (asked) => rangeEnds(asked, 'end'),
  'ip/dhcp/host@ip': ({ subject, around }) => {
    const found = subnetAround(subject);
    return one(found && textOf(nextIn(around, found.subnet)), 'next free');
  },
  'ip/dhcp/host@mac': ({ subject, around }) => {
    const found = subnetAround(subject);
    const written = parseAddress(subject.element?.value('ip') ?? '');
    const ip = written ?? (found && nextIn(around, found.subnet));
    return one(ip?.family === 4 ? macFor(ip, around) : undefined, 'made of the address');
  },
  'ip/dhcp/bootp@server': ({ subject }) => one(textOf(subnetAround(subject)?.own), 'this host'),
  'route@gateway': ({ around }) => guests(around),
  'dns/host@ip': ({ around }) => guests(around),
  'bridge@name': ({ subject, around }) => {
    const { root } = subject.within.tree;
    const mode = root && modeOfElement(root);
    if (mode === 'macvtap' || mode === 'bridge') return [];
    return one(freeBridge(around), 'not taken');
  },
  'mac@address': ({ around }) => {
    const own = around.file.tree.at('ip').map((it) => parseAddress(it.value('address') ?? ''));
    const address = own.find((it) => it?.family === 4);
    return one(address && macFor(address, around), 'made of the address');
  },
  'domain@name': ({ subject }) => {
    const name = subject.within.tree.root?.child('name')?.content.trim() ?? '';
    return /^[a-z0-9-]+$/i.test(name) ? one(`${name.toLowerCase()}.home.arpa`, 'for private use') : [];
  },
};

/** The first address of a subnet, for the host itself. */
const hostOf = (subnet: Subnet, why: string): Suggestion => ({
  value: addressText(usable(subnet).first.family === 6 ? plus(subnet.first, 1)! : usable(subnet).first),
  why,
});

const textOf = (address: Address | undefined): string | undefined => address && addressText(address);

function prefixes(element: Element | undefined): Suggestion[] {
  const address = parseAddress(element?.value('address') ?? '');
  const isIpv6 = address ? address.family === 6 : element?.value('family') === 'ipv6';
  if (isIpv6) return [{ value: '64', why: 'the usual length' }];
  return [24, 16, 25, 26, 27, 28, 29].map((it) => ({
    value: String(it),
    why: `${(2 ** (32 - it) - 2).toLocaleString('en-US')} addresses`,
  }));
}

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

function rangeEnds({ subject, around }: Asked, end: 'start' | 'end'): Suggestion[] {
  const found = subnetAround(subject);
  if (!found) return [];
  const { subnet, own } = found;
  const span = subject.element?.span;
  const others = rangesIn(around, subnet).filter((it) => it.at.span.start !== span?.start);
  const free = freeRange(subnet, own, others);
  if (!free) return [];
  const result = one(addressText(end === 'start' ? free.first : free.last), 'all that is free');
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
function guests({ file }: CompletionContext): Suggestion[] {
  const result: Suggestion[] = [];
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

const keys: Readonly<Record<string, Suggester>> = {
  DEVICE: ({ around }) => one(fileSuffix(around), 'as the file is named'),
  NAME: ({ subject, around }) => one(subject.element?.value('DEVICE') || fileSuffix(around), 'as the device'),
  PHYSDEV: ({ subject }) => one(/^([^.]+)\./.exec(subject.element?.value('DEVICE') ?? '')?.[1], 'as in DEVICE'),
  VLAN_ID: ({ subject }) => one(/\.(\d{1,4})$/.exec(subject.element?.value('DEVICE') ?? '')?.[1], 'as in DEVICE'),
  IPADDR: (asked) =>
    neighbours(asked).map(({ subnet, of }) => ({
      value: addressText(freeOf(asked, subnet)),
      why: `free in the subnet of ${of}`,
    })),
  PREFIX: ({ subject, number, around }) => {
    const address = parseAddress(subject.element?.value(`IPADDR${number}`) ?? '');
    const known =
      address &&
      around.workspace
        .overlapping({ first: address, last: address })
        .find((it) => it.of !== subject.element?.value('DEVICE'));
    const own = known ? one(String(known.subnet.prefix), `as ${known.of}`) : [];
    return [...own, ...prefixes(undefined)];
  },
  GATEWAY: gateways,
  DNS: ({ subject }) => one(subject.element?.value('GATEWAY') || undefined, 'the gateway'),
};

/** The part of the file name that names the device; none for an alias or an empty name. */
const fileSuffix = ({ file }: CompletionContext): string | undefined => {
  const suffix = suffixOf(file);
  return file.kind === 'ifcfg' && /^[\w.-]{1,15}$/.test(suffix) ? suffix : undefined;
};

/** Subnets of other interfaces of the same host, each once. */
function neighbours({ around, subject }: Asked): { subnet: Subnet; of: string }[] {
  const device = subject.element?.value('DEVICE');
  const folder = folderOf(around.file.uri);
  const result = new Map<number, { subnet: Subnet; of: string }>();
  for (const { uri, facts } of around.workspace.files) {
    if (folderOf(uri) !== folder || uri === around.file.uri) continue;
    for (const it of facts.subnets) {
      if (it.by !== 'profile' || it.port || it.of === device || it.subnet.first.family === 6 || it.subnet.prefix > 30)
        continue;
      const start = it.subnet.first.words[3];
      if (!result.has(start)) result.set(start, { subnet: it.subnet, of: it.of });
    }
    if (result.size >= 3) break;
  }
  return [...result.values()];
}

/** All addresses that some file gives to somebody. */
const usedIn = memoize((workspace: WorkspaceFacts): ReadonlySet<string> => {
  const used = new Set<string>();
  for (const { facts } of workspace.files) {
    for (const it of facts.subnets) used.add(addressText(it.address));
    for (const it of facts.reservations) if (it.ip) used.add(addressText(it.ip));
  }
  return used;
});

/** The first address of a subnet that no file gives to anyone, from the tenth on. */
function freeOf({ around }: Asked, subnet: Subnet): Address {
  const used = usedIn(around.workspace);
  const { first, last } = usable(subnet);
  for (
    let it: Address | undefined = plus(first, subnet.prefix > 28 ? 0 : 9);
    it && contains({ first, last }, it);
    it = plus(it, 1)
  )
    if (!used.has(addressText(it))) return it;
  return last;
}

/** The first and the last address of the subnet, which routers usually have. */
function gateways({ subject, around, number }: Asked): Suggestion[] {
  const { element } = subject;
  const own = parseAddress(
    element?.value(`IPADDR${number}`) || element?.value('IPADDR') || element?.value('IPADDR0') || '',
  );
  const profile = readingOf(around.file);
  if (!profile || own?.family !== 4) return [];
  const prefix = prefixAt(profile, number ?? '', own);
  if (prefix === undefined || prefix > 30) return [];
  const subnet = subnetOf(own, prefix);
  const { first, last } = usable(subnet);
  return [first, last]
    .filter((it) => !equal(it, own))
    .map((it) => ({ value: addressText(it), why: it === first ? 'first of the subnet' : 'last of the subnet' }));
}

/** Words of route lines. */
const words: Readonly<Record<string, Suggester>> = {
  via: ({ around }) => {
    const device = suffixOf(around.file);
    return around.workspace.files
      .flatMap((it) => it.facts.subnets)
      .filter((it) => it.of === device && it.subnet.first.family === (around.file.kind === 'route6' ? 6 : 4))
      .slice(0, 3)
      .map((it) => hostOf(it.subnet, `in the subnet of ${device}`));
  },
  dev: ({ around }) => one(suffixOf(around.file), 'as the file is named'),
};
