// DNS hosts that stand twice, or whose name belongs to a static DHCP host with another address.
import { fix } from '../../../fixes/fix';
import { equal, parseAddress, addressText } from '../../../address';
import type { ReservationFact } from '../../../model/facts';
import type { File } from '../../../model/file';
import type { Attribute, Element } from '../../../syntax/tree';
import { removeElement } from '../../../syntax/xml/write';
import { rule } from '../../rule';
import { hostSurveyOf } from '../../../model/network/host-table';
import { hashIn, tellsNothing } from '../../../model/network/repeats';

export const dnsHost = rule({
  name: 'dns-host',
  of: ['network'],
  severity: 'warning',
  summary: 'A DNS host that another entry contradicts or repeats.',
  source: 'https://libvirt.org/formatnetwork.html#dns',
  codes: {
    'dns-host-duplicate-ip': 'One address in two host elements.',
    'dns-host-dhcp-name-conflict': 'A name that a static DHCP host has with another address.',
  },
  *check(file) {
    const { tree, uri } = file;
    const hosts = tree.at('dns/host');
    if (hosts.length === 0) return;
    const byName = reservedNames(file, hosts);
    const seen = new Map<string, Attribute>();
    for (const host of hosts) {
      const ip = host.attribute('ip');
      const address = ip && parseAddress(ip.value);
      const key = address ? addressText(address) : (ip?.value ?? '');
      const first = seen.get(key);
      if (ip && first)
        yield {
          code: 'dns-host-duplicate-ip',
          severity: 'hint',
          span: ip.valueSpan,
          message: `${ip.value} has a host element already; libvirt merges both, and net-update cannot tell them apart`,
          related: [{ at: { uri, span: first.valueSpan }, message: 'the first one is here' }],
        };
      else if (ip) seen.set(key, ip);
      if (byName.size === 0) continue;
      const names = host.childrenNamed('hostname');
      for (const it of names) {
        const name = it.content.trim();
        const reserved = byName.get(name.toLowerCase());
        if (!address || !reserved?.ip || reserved.ip.family !== address.family || equal(reserved.ip, address)) continue;
        yield {
          code: 'dns-host-dhcp-name-conflict',
          span: it.contentTextSpan,
          message: `${name} is ${addressText(address)} here, but the static DHCP host of that name gets ${addressText(reserved.ip)}; dnsmasq then gives the lease no name`,
          related: reserved.nameAt ? [{ at: reserved.nameAt, message: 'the static DHCP host is here' }] : [],
          fixes: names.length > 1 ? [fix(`Remove ${name} here`, removeElement(it))] : [],
        };
      }
    }
  },
});

/** Static DHCP hosts by those names that DNS hosts have, of several the last. Only where hashes are equal a host is read. */
function reservedNames(file: File, hosts: readonly Element[]): ReadonlyMap<string, ReservationFact> {
  const result = new Map<string, ReservationFact>();
  const { names } = hostSurveyOf(file);
  if (names.length === 0) return result;
  const wanted = new Set([tellsNothing]);
  for (const host of hosts) {
    for (const it of host.childrenNamed('hostname')) {
      const name = it.content.trim();
      const hash = hashIn(name, 0, name.length);
      if (hash === tellsNothing) return new Map(file.facts.reservations.flatMap(named));
      wanted.add(hash);
    }
  }
  names.forEach((hash, i) => {
    if (hash !== 0 && wanted.has(hash)) for (const [name, it] of named(file.facts.hosts!.fact(i))) result.set(name, it);
  });
  return result;
}

const named = (it: ReservationFact): (readonly [string, ReservationFact])[] =>
  it.name && it.ip ? [[it.name.toLowerCase(), it]] : [];
