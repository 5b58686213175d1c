// dhcp-range=: which addresses guests get, and for how long.
import { type Address, compare, parseIpv4, sameSubnet, subnetOf } from '../../address';
import { type Grammar, misread, refused, type Remark, shown, type ValueWord } from './grammar';
import type { Part } from './part';
import { addressOf, isDigits, numberOf } from './words';

const modes: readonly ValueWord[] = [
  { word: 'static', doc: 'Only guests that have a dhcp-host get an address.' },
  { word: 'proxy', doc: 'Another server gives the addresses; this one tells them what to boot.' },
  { word: 'ra-only', doc: 'IPv6: only router advertisements, no DHCP.' },
  { word: 'slaac', doc: 'IPv6: router advertisements by which guests make their own addresses.' },
  { word: 'ra-names', doc: 'IPv6: gives names to the addresses that guests make themselves, by their IPv4 leases.' },
  { word: 'ra-stateless', doc: 'IPv6: guests make their own addresses and ask DHCP for the rest.' },
  { word: 'ra-advrouter', doc: 'IPv6: advertises the address of the router instead of the prefix.' },
  { word: 'off-link', doc: 'IPv6: the prefix is advertised as not on the link.' },
  { word: 'constructor:', doc: 'IPv6: takes the prefix from the addresses of an interface.' },
  { word: 'infinite', doc: 'Leases do not end.' },
  { word: 'deprecated', doc: 'IPv6: guests should use the addresses no more.' },
];

const advertised = new Set(['ra-only', 'slaac', 'ra-names', 'ra-advrouter', 'ra-stateless']);

/** A range written with a dash, as dnsmasq wants it. */
function written(value: Part): string | undefined {
  const [range, rest] = value.cut(',');
  const [first, last, more] = range.text.split('-').map((it) => it.trim());
  if (more !== undefined || last === undefined || !addressOf(first!) || !addressOf(last)) return undefined;
  return `${first},${last}${rest ? `,${rest.text}` : ''}`;
}

export const dhcpRange: Grammar = {
  form: '[tag:tag,|set:tag,]…first,last|static|proxy[,mask[,broadcast]][,lease], IPv6 first[,last|mode]…[,prefix][,lease]',
  words: modes,
  names: ['tag', 'tag-set', 'interface'],
  *read(value) {
    const { tags, rest } = tagsOf(value);
    const set = tags.filter((it) => !/^(?:tag|net):/.test(it.raw) && it.raw.replace(/^set:/, '') !== '');
    if (set[1]) yield refused(set[1], `${shown(set[1])} is a second tag to set, or no address`);
    const parts = rest.split(',', 8);
    if (parts.length < 2)
      yield refused(value, `${shown(rest)} is one part, not a first and a last address`, written(value));
    const first = parts[0]!;
    const start = addressOf(first.raw);
    if (!start) yield refused(first, `${shown(first)} is no IP address`);
    else yield* start.family === 4 ? range4(start, parts) : range6(start, parts);
  },
};

/** Tags in front: pieces that hold anything but digits, the letters a to f, dots, colons and blanks. */
function tagsOf(value: Part): { tags: Part[]; rest: Part } {
  const tags: Part[] = [];
  let rest = value;
  for (;;) {
    const odd = /[^ .:a-f0-9]/i.exec(rest.raw)?.[0];
    const [tag, behind] = rest.cut(',');
    if (odd === ',' || !behind) return { tags, rest };
    tags.push(tag);
    rest = behind;
  }
}

function* range4(start: Address, parts: readonly Part[]): Iterable<Remark> {
  const [, last, mask, broadcast] = parts;
  const isOpen = last!.raw === 'static' || last!.raw === 'proxy';
  const end = isOpen ? start : addressOf(last!.raw, 4);
  if (!end) {
    yield refused(last!, `${shown(last!)} is no IPv4 address, nor static or proxy`);
    return;
  }
  let lease = 2;
  const maskNumber = mask?.raw.includes('.') ? parseIpv4(mask.raw) : -1;
  if (maskNumber >= 0) {
    lease = 3;
    if ((start.words[3] & maskNumber) !== (end.words[3] & maskNumber))
      yield refused(last!, `${last!.text} is not in the network of ${parts[0]!.text} under the mask ${mask!.text}`);
    if (broadcast?.raw.includes('.') && parseIpv4(broadcast.raw) >= 0) lease = 4;
  }
  if (compare(start, end) > 0)
    yield misread(last!, `${last!.text} is before ${parts[0]!.text}, dnsmasq turns them round`);
  yield* leaseRemarks(parts, lease);
}

function* range6(start: Address, parts: readonly Part[]): Iterable<Remark> {
  let end = start;
  let isAdvertised = false;
  let isConstructed = false;
  let at = 1;
  for (; at < parts.length; at++) {
    const { raw } = parts[at]!;
    const last = at === 1 ? addressOf(raw, 6) : undefined;
    if (advertised.has(raw)) isAdvertised = true;
    else if (raw.startsWith('constructor:')) isConstructed = true;
    else if (last) end = last;
    else if (raw !== 'static' && raw !== 'off-link') break;
  }
  let prefix = 64;
  const length = parts[at];
  if (length && isDigits(length.raw) && numberOf(length.raw) <= 128) {
    prefix = numberOf(length.raw);
    at++;
  }
  const place = length && prefix !== 64 ? length : parts[0]!;
  if (prefix < 64) yield refused(place, `the prefix ${prefix} is shorter than 64`);
  else if (prefix > 64 && isAdvertised)
    yield refused(place, `the prefix ${prefix} is not 64, which router advertisements need`);
  else if (prefix > 64 && isConstructed)
    yield refused(place, `the prefix ${prefix} is not 64, which constructor: needs`);
  else if (!sameSubnet(subnetOf(start, prefix), subnetOf(end, prefix)))
    yield refused(parts[1]!, `${parts[1]!.text} is not in the network of ${parts[0]!.text}/${prefix}`);
  else if (isConstructed && subnetOf(start, prefix).first.words.some((it) => it !== 0))
    yield refused(parts[0]!, `${parts[0]!.text} has a prefix, which constructor: takes from the interface`);
  yield* leaseRemarks(parts, at);
}

function* leaseRemarks(parts: readonly Part[], at: number): Iterable<Remark> {
  const lease = parts[at];
  if (!lease) return;
  const { raw } = lease;
  if (at !== parts.length - 1) yield refused(lease, `${shown(lease)} does not belong there`);
  else if (raw !== 'infinite' && raw !== 'deprecated' && !isDigits(raw.replace(/[smhdw]$/i, ''))) {
    const short = shortTime(lease.text);
    yield refused(
      lease,
      `${shown(lease)} is no lease: a number with s, m, h, d or w behind it, infinite or deprecated`,
      short,
    );
  } else if (raw !== '' && isDigits(raw.replace(/[smhdw]$/i, ''))) {
    const seconds = secondsOf(raw);
    if (seconds < 120)
      yield misread(lease, `${raw} is a lease of ${seconds} seconds, which dnsmasq raises to two minutes`);
  }
}

/** `1day` → `1d`, undefined where no unit can be seen. */
export function shortTime(text: string): string | undefined {
  const found = /^(\d+) ?(sec|seconds?|min|minutes?|hours?|hrs?|days?|weeks?|[smhdw])s?$/i.exec(text);
  return found ? `${found[1]}${found[2]![0]!.toLowerCase()}` : undefined;
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400, w: 604800 };

/** Seconds of a number with a unit behind it. */
export const secondsOf = (text: string): number => numberOf(text) * (units[text.slice(-1).toLowerCase()] ?? 1);
