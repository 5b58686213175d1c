// One pass over the static hosts for all rules about them: a network may list ten thousand, and nearly all are right.
import { ints } from '../../int-pool';
import { memoize } from '../../memoize';
import { type Address, contains, equal } from '../../address';
import type { ReservationFact, SubnetFact } from '../facts';
import type { File } from '../file';
import type { Reading } from '../reading';
import { type Column, columns, type Hosts } from './reservations';
import { attribute, attributeSize } from '../../syntax/tree';
import { groupsHashIn, hashIn, mayRepeat } from './repeats';

/** The hosts that each rule has to look at, in the order of the document. */
export interface HostSurvey {
  /** The address is of another family than the ip. */
  readonly otherFamily: readonly ReservationFact[];
  readonly outside: readonly ReservationFact[];
  /** The address is that of the ip. */
  readonly gateway: readonly ReservationFact[];
  /** IPv4: the first or last address of a subnet up to /30. */
  readonly edge: readonly ReservationFact[];
  /** Nothing that libvirt recognises the guest by. */
  readonly nameless: readonly ReservationFact[];
  readonly macOnIpv6: readonly ReservationFact[];
  readonly idOnIpv4: readonly ReservationFact[];
  /** The name is not made of letters, digits, dashes and underscores alone, or is long. */
  readonly oddName: readonly ReservationFact[];
  /** The name begins with a digit or with the letter i, as the keywords of dnsmasq do. */
  readonly maybeKeyword: readonly ReservationFact[];
  /** Whether two hosts may have the same; false is certain. */
  readonly mayRepeat: Readonly<Record<Column, boolean>>;
  /** A hash of the name of each host by `hashIn`, of its MAC address by `groupsHashIn`; 0 for none. */
  readonly names: Int32Array;
  readonly macs: Int32Array;
}

/** What there is to look at among the hosts of a file. */
export const hostSurveyOf = memoize(({ facts: { hosts } }: File): HostSurvey =>
  hosts && hosts.count > 0 ? look(hosts) : nothing,
);

/** The hosts of one list of it. */
export const hostsWith =
  (list: keyof Lists): Reading<ReservationFact> =>
  (file) =>
    hostSurveyOf(file)[list];

const nothing: HostSurvey = {
  ...emptyLists(),
  mayRepeat: { mac: false, id: false, name: false, ip: false },
  names: new Int32Array(0),
  macs: new Int32Array(0),
};

function emptyLists() {
  return {
    otherFamily: [] as ReservationFact[],
    outside: [] as ReservationFact[],
    gateway: [] as ReservationFact[],
    edge: [] as ReservationFact[],
    nameless: [] as ReservationFact[],
    macOnIpv6: [] as ReservationFact[],
    idOnIpv4: [] as ReservationFact[],
    oddName: [] as ReservationFact[],
    maybeKeyword: [] as ReservationFact[],
  };
}

function look(hosts: Hosts): HostSurvey {
  const survey = emptyLists();
  const { count } = hosts;
  const names = ints(count);
  const macs = ints(count);
  const ids = scratch(count, 0);
  const ips = scratch(count, 1);
  const { text, data } = hosts.tree;
  const { attributes } = data;
  const startOf = (at: number): number => attributes[at * attributeSize + attribute.valueStart]!;
  const endOf = (at: number): number => attributes[at * attributeSize + attribute.valueEnd]!;
  for (let i = 0; i < count; i++) {
    const name = hosts.attribute(i, columns.name);
    const mac = hosts.attribute(i, columns.mac);
    const id = hosts.attribute(i, columns.id);
    names[i] = name < 0 ? 0 : hashIn(text, startOf(name), endOf(name));
    macs[i] = mac < 0 ? 0 : groupsHashIn(text, startOf(mac), endOf(mac));
    ids[i] = id < 0 ? 0 : groupsHashIn(text, startOf(id), endOf(id));
    if (names[i] !== 0) lookAtName(hosts, i, startOf(name), endOf(name), survey);
    ips[i] = lookAtPlace(hosts, i, survey);
    lookAtIdentity(hosts, i, survey);
  }
  const mayRepeatIn = {
    mac: mayRepeat(macs),
    id: mayRepeat(ids, count),
    name: mayRepeat(names),
    ip: mayRepeat(ips, count),
  };
  return { ...survey, mayRepeat: mayRepeatIn, names, macs };
}

/** Columns that are of no more use after one survey. */
const scratches = [new Int32Array(256), new Int32Array(256)];

function scratch(count: number, which: 0 | 1): Int32Array {
  const it = scratches[which]!;
  return it.length >= count ? it : new Int32Array(count);
}

/** In place of the 0 that stands for no key. */
const anyHash = 2;

type Lists = ReturnType<typeof emptyLists>;

function lookAtName(hosts: Hosts, i: number, start: number, end: number, survey: Lists): void {
  const { text } = hosts.tree;
  if (!isPlain(text, start, end)) {
    const it = hosts.fact(i);
    if (it.name !== undefined && !isPlain(it.name, 0, it.name.length)) survey.oddName.push(it);
    if (it.name !== undefined && mayBeKeyword(it.name.charCodeAt(0))) survey.maybeKeyword.push(it);
  } else if (mayBeKeyword(text.charCodeAt(start))) survey.maybeKeyword.push(hosts.fact(i));
}

const mayBeKeyword = (unit: number): boolean => unit < 58 || unit === 105;

/** Gives a hash of the address, 0 for none. */
function lookAtPlace(hosts: Hosts, i: number, survey: Lists): number {
  const value = hosts.ipv4(i);
  const fact = hosts.subnet(i);
  if (value >= 0) {
    const list = fact && placeOf4(value, fact);
    if (list) survey[list].push(hosts.fact(i));
    return value | 0 || anyHash;
  }
  const ip = hosts.has(i, columns.ip) ? hosts.address(i) : undefined;
  const list = ip && fact && placeOf(ip, fact);
  if (list) survey[list].push(hosts.fact(i));
  return ip ? (ip.words[3] ^ Math.imul(ip.words[2], 31) ^ ip.words[1]) | 0 || anyHash : 0;
}

function lookAtIdentity(hosts: Hosts, i: number, survey: Lists): void {
  const subnet = hosts.subnet(i);
  if (!subnet) return;
  if (subnet.address.family === 4) {
    if (!hosts.has(i, columns.mac) && !hosts.has(i, columns.name)) survey.nameless.push(hosts.fact(i));
    else if (hosts.has(i, columns.id)) survey.idOnIpv4.push(hosts.fact(i));
  } else if (hosts.has(i, columns.mac)) survey.macOnIpv6.push(hosts.fact(i));
  else if (!hosts.has(i, columns.id) && !hosts.has(i, columns.name)) survey.nameless.push(hosts.fact(i));
}

function placeOf(ip: Address, { subnet, address }: SubnetFact) {
  if (ip.family !== address.family) return 'otherFamily';
  if (ip.family === 4) return undefined;
  return !contains(subnet, ip) ? 'outside' : equal(ip, address) ? 'gateway' : undefined;
}

function placeOf4(value: number, { subnet, address }: SubnetFact) {
  if (address.family !== 4) return 'otherFamily';
  const first = subnet.first.words[3];
  const last = subnet.last.words[3];
  if (value < first || last < value) return 'outside';
  if (value === address.words[3]) return 'gateway';
  return subnet.prefix <= 30 && (value === first || value === last) ? 'edge' : undefined;
}

function isPlain(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const letter = code | 32;
    if (!((97 <= letter && letter <= 122) || (48 <= code && code <= 57) || code === 45 || code === 95)) return false;
  }
  return end - start <= 63;
}
