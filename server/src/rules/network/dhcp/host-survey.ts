// One pass over the static hosts for all rules about them: a network may list ten thousand, and nearly all are right.
import { contains, equal } from '../../../address';
import type { ReservationFact, SubnetFact } from '../../../model/facts';
import type { File } from '../../../model/file';

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
}

const surveys = new WeakMap<File, HostSurvey>();

/** What there is to look at among the hosts of a file. */
export function hostsOf(file: File): HostSurvey {
  const known = surveys.get(file);
  if (known) return known;
  const survey = look(file.facts.reservations);
  surveys.set(file, survey);
  return survey;
}

function look(hosts: readonly ReservationFact[]): HostSurvey {
  const survey = {
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
  for (const it of hosts) {
    const { name, subnet } = it;
    if (name !== undefined) {
      if (!isPlain(name)) survey.oddName.push(it);
      const first = name.charCodeAt(0);
      if (first < 58 || first === 105) survey.maybeKeyword.push(it);
    }
    if (!subnet) continue;
    const list = placeOf(it, subnet);
    if (list) survey[list].push(it);
    if (subnet.address.family === 4) {
      if (!it.macAt && !it.nameAt) survey.nameless.push(it);
      else if (it.idAt) survey.idOnIpv4.push(it);
    } else if (it.macAt) survey.macOnIpv6.push(it);
    else if (!it.idAt && !it.nameAt) survey.nameless.push(it);
  }
  return survey;
}

function placeOf({ ip }: ReservationFact, { subnet, address }: SubnetFact) {
  if (!ip) return undefined;
  if (ip.family !== address.family) return 'otherFamily';
  if (ip.family === 6) return !contains(subnet, ip) ? 'outside' : equal(ip, address) ? 'gateway' : undefined;
  const value = ip.words[3];
  const first = subnet.first.words[3];
  const last = subnet.last.words[3];
  if (value < first || last < value) return 'outside';
  if (value === address.words[3]) return 'gateway';
  return subnet.prefix <= 30 && (value === first || value === last) ? 'edge' : undefined;
}

function isPlain(name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    const letter = code | 32;
    if (!((97 <= letter && letter <= 122) || (48 <= code && code <= 57) || code === 45 || code === 95)) return false;
  }
  return name.length <= 63;
}
