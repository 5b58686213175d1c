// What is still free in this network: subnets, bridge names, addresses of a subnet. For what completion and refactorings
// suggest; the same text always gets the same value.
import { memoize } from '../memoize';
import {
  type Address,
  compare,
  contains,
  ipv4Address,
  overlap,
  parseAddress,
  parseIpv4,
  plus,
  type Subnet,
  subnetOf,
  subnetText,
  addressText,
  usable,
} from '../address';
import type { RangeFact } from '../model/facts';
import type { File } from '../model/file';
import { prefixOf } from '../model/network/facts';
import type { NetworkLeases } from '../model/lease-facts';
import { leasedMacs } from '../model/leases';
import { lookupOf } from '../model/lookup';
import type { FileFacts, WorkspaceFacts } from '../model/workspace-facts';
import { attribute as field, attributeSize, type Element, type Tree } from '../syntax/tree';

/** The usual third octets first; 122 is libvirt's own `default`, 0 and 1 are those of routers at home. */
const thirdOctets = [...numbers(100, 121), ...numbers(123, 254), ...numbers(2, 99)];

/**
 * Private subnets that nobody has: of /24 or longer in 192.168.0.0/16, else in 10.0.0.0/8.
 * `except` is an element of the file that does not count, as its address is being replaced.
 */
export function freeSubnets({ file, workspace }: Whole, count: number, prefix = 24, except?: Element): Subnet[] {
  const isLong = prefix >= 24;
  const base = isLong ? 0xc0a80000 : 0x0a000000;
  const step = isLong ? 256 : 65536;
  const taken = new Uint8Array(256);
  for (const { first, last } of takenSubnets(file, workspace, except)) {
    if (first.family === 6) continue;
    const from = Math.max(0, Math.floor((first.words[3] - base) / step));
    const to = Math.min(255, Math.floor((last.words[3] - base) / step));
    for (let n = from; n <= to; n++) taken[n] = 1;
  }
  // A subnet wider than a step needs all of it.
  const width = Math.max(1, 2 ** (32 - prefix) / step);
  const candidates = isLong ? thirdOctets : numbers(10, 250).filter((it) => it % width === 0);
  return candidates
    .filter((n) => !taken.subarray(n, n + width).includes(1))
    .slice(0, count)
    .map((n) => subnetOf(ipv4Address(base + n * step), prefix));
}

/** Unique local /64 that nobody has: `fd00:100::/64`, `fd00:101::/64` … */
export function freeSubnets6({ file, workspace }: Whole, count: number, except?: Element): Subnet[] {
  const taken = takenSubnets(file, workspace, except);
  const found: Subnet[] = [];
  for (let n = 100; n < 1000 && found.length < count; n++) {
    const subnet = subnetOf(parseAddress(`fd00:${n}::`)!, 64);
    if (!taken.some((it) => overlap(it, subnet))) found.push(subnet);
  }
  return found;
}

/** The file that is being written, and all files. */
export interface Whole {
  readonly file: File;
  readonly workspace: WorkspaceFacts;
}

/** Files but the one that is being written: its facts are new with every letter, and so are dear in a big file. */
const others = ({ file, workspace }: Whole): readonly FileFacts[] =>
  workspace.files.filter((it) => it.uri !== file.uri);

function takenSubnets(file: File, workspace: WorkspaceFacts, except: Element | undefined): Subnet[] {
  const found = others({ file, workspace }).flatMap((it) => it.facts.subnets.map(({ subnet }) => subnet));
  if (file.kind !== 'network') return found;
  for (const ip of file.tree.at('ip')) {
    const address = ip === except ? undefined : parseAddress(ip.value('address') ?? '');
    const prefix = address && prefixOf(ip, address);
    if (address && prefix !== undefined) found.push(subnetOf(address, prefix));
  }
  return found;
}

/** The first `virbr<n>` that neither another file nor the running host has; virbr0 is that of libvirt's `default`. */
export function freeBridge(whole: Whole): string {
  const taken = new Set(others(whole).flatMap((it) => it.facts.devices.map(({ name }) => name)));
  const named = whole.workspace.inventory?.named;
  return firstFree('virbr', 1, (it) => taken.has(it) || named?.has(it) === true);
}

function firstFree(start: string, from: number, isTaken: (name: string) => boolean): string {
  for (let n = from; ; n++) if (!isTaken(`${start}${n}`)) return `${start}${n}`;
}

/** How many addresses a scan for a free one looks at. */
const farthest = 70_000;

/**
 * The next address for a guest: after the highest fixed one, outside of the ranges when there is room, and leased to nobody;
 * undefined when all are taken.
 * Reads every address of the file from the tree's arrays, so that it is quick among 10,000 hosts.
 */
export function nextAddress(
  tree: Tree,
  subnet: Subnet,
  ranges: readonly RangeFact[],
  leases?: NetworkLeases,
): Address | undefined {
  const known = nextKnown(tree);
  const key = subnetText(subnet);
  const before = known.get(key);
  if (before && before.leases === leases) return before.address;
  const next = subnet.first.family === 4 ? nextIpv4 : nextIpv6;
  const address = next(tree, subnet, ranges, leases);
  known.set(key, { leases, address });
  return address;
}

/** The address and what is made of it are asked one after the other. */
const nextKnown = memoize<
  Tree,
  Map<string, { readonly leases: NetworkLeases | undefined; readonly address: Address | undefined }>
>(() => new Map());

function nextIpv4(
  tree: Tree,
  subnet: Subnet,
  ranges: readonly RangeFact[],
  leases: NetworkLeases | undefined,
): Address | undefined {
  const { first, last } = usable(subnet);
  const [low, high] = [first.words[3], last.words[3]];
  const dynamic = ranges
    .filter((it) => it.first.family === 4)
    .map((it) => [it.first.words[3], it.last.words[3]] as const)
    .filter(([from, to]) => from <= to);
  const isDynamic = (it: number) => dynamic.some(([from, to]) => from <= it && it <= to);
  // A subnet wider than that is not looked through to its end, so what lies behind does not matter.
  const used = new Uint8Array(Math.min(high - low + 1, 2 * farthest));
  let highest = low - 1;
  forEachAddress(tree, (value, isHost) => {
    if (value < low || high < value) return;
    used[value - low] = 1;
    if (isHost && value > highest) highest = value;
  });
  for (const { address } of leases?.all ?? []) {
    const value = address.words[3];
    if (address.family === 4 && low <= value && value <= high) used[value - low] = 1;
  }
  const pick = (from: number, to: number, avoid: boolean): number => {
    for (let it = from; it <= to && it - from < farthest; it++) {
      if (avoid) {
        const range = dynamic.find(([start, end]) => start <= it && it <= end);
        if (range) {
          it = range[1];
          continue;
        }
      }
      if (!used[it - low]) return it;
    }
    return -1;
  };
  const wanted = highest >= low && isDynamic(highest) ? pick(highest + 1, high, false) : pick(highest + 1, high, true);
  const found = [() => wanted, () => pick(low, high, true), () => pick(low, high, false)].reduce(
    (it, next) => (it >= 0 ? it : next()),
    -1,
  );
  return found < 0 ? undefined : ipv4Address(found);
}

function nextIpv6(
  tree: Tree,
  subnet: Subnet,
  ranges: readonly RangeFact[],
  leases: NetworkLeases | undefined,
): Address | undefined {
  const used = new Set(leases?.all.map((it) => addressText(it.address)));
  for (const element of tree.at('ip/dhcp/host')) {
    const address = parseAddress(element.value('ip') ?? '');
    if (address) used.add(addressText(address));
  }
  for (const element of tree.at('ip')) {
    const address = parseAddress(element.value('address') ?? '');
    if (address) used.add(addressText(address));
  }
  for (let steps = 16; steps < farthest; steps++) {
    const it = plus(subnet.first, steps);
    if (!it || !contains(subnet, it)) return undefined;
    if (!used.has(addressText(it)) && !ranges.some((range) => range.first.family === 6 && contains(range, it)))
      return it;
  }
  return undefined;
}

/** Calls with every IPv4 value of an attribute `ip` (a host) or `address` (the network itself). */
function forEachAddress(tree: Tree, found: (value: number, isHost: boolean) => void): void {
  const { text, attributes, attributeCount } = tree.data;
  for (let i = 0; i < attributeCount; i++) {
    const at = i * attributeSize;
    const start = attributes[at + field.nameStart]!;
    const length = attributes[at + field.nameEnd]! - start;
    const isHost = length === 2 && text.startsWith('ip', start);
    if (!isHost && !(length === 7 && text.startsWith('address', start))) continue;
    const value = parseIpv4(text, attributes[at + field.valueStart], attributes[at + field.valueEnd]);
    if (value >= 0) found(value, isHost);
  }
}

/**
 * The widest range of a subnet that holds neither the host's own address nor an existing range. IPv4: it ends where the
 * first two octets change, which libvirt does not take.
 */
export function freeRange(
  subnet: Subnet,
  own: Address,
  ranges: readonly RangeFact[],
): { first: Address; last: Address } | undefined {
  if (subnet.first.family === 6) return freeRange6(subnet);
  const { first, last } = usable(subnet);
  const high = Math.min(last.words[3], (Math.floor(own.words[3] / 65536) + 1) * 65536 - 2);
  const low = Math.max(first.words[3], Math.floor(own.words[3] / 65536) * 65536 + 1);
  const taken = [[own.words[3], own.words[3]] as const, ...ranges.flatMap((it) => pairOf(it))].sort(
    (a, b) => a[0] - b[0],
  );
  let best: readonly [number, number] | undefined;
  let from = low;
  const consider = (to: number) => {
    if (from <= to && (!best || to - from > best[1] - best[0])) best = [from, to];
  };
  for (const [start, end] of taken) {
    consider(Math.min(start - 1, high));
    from = Math.max(from, end + 1);
  }
  consider(high);
  return best && { first: ipv4Address(best[0]), last: ipv4Address(best[1]) };
}

const pairOf = ({ first, last }: RangeFact): (readonly [number, number])[] =>
  first.family === 4 && compare(first, last) <= 0 ? [[first.words[3], last.words[3]]] : [];

/** `::100` to `::1ff`: enough, and easy to read. */
function freeRange6(subnet: Subnet): { first: Address; last: Address } | undefined {
  const first = plus(subnet.first, 0x100);
  const last = plus(subnet.first, 0x1ff);
  return first && last && contains(subnet, last) ? { first, last } : undefined;
}

/**
 * A hardware address made of an address of a guest, so that two guests get two: `52:54:00:a8:64:0a`; the next one where a
 * guest, a bridge or a device of the running host has it.
 */
export function macFor(address: Address, { file, workspace }: Whole): string {
  const { byMac } = lookupOf(workspace);
  const own = file.facts.networks[0]?.name;
  const isTaken = (it: string): boolean =>
    leasedMacs(workspace).has(it) ||
    byMac.get(it)?.some(({ of }) => of !== own) === true ||
    workspace.inventory?.devices?.some(({ mac, name }) => mac === it && workspace.devices(name).length > 0) === true;
  for (let value = address.words[3]; ; value++) {
    const bytes = [16, 8, 0].map((shift) => ((value >>> shift) & 255).toString(16).padStart(2, '0'));
    const it = `52:54:00:${bytes.join(':')}`;
    if (!isTaken(it)) return it;
  }
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
