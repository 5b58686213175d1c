// DNS hosts that stand twice, or whose name belongs to a static DHCP host with another address.
import { equal, parseAddress, text } from '../../../address';
import type { ReservationFact } from '../../../model/facts';
import type { Attribute, Element } from '../../../syntax/tree';
import { removeElement } from '../../../syntax/write';
import { fix, rule } from '../../rule';

export const dnsHost = rule({
  code: 'dns-host',
  of: ['network'],
  severity: 'warning',
  summary: 'A DNS host that another entry contradicts or repeats.',
  source: 'https://libvirt.org/formatnetwork.html#dns',
  family: {
    'dns-host-duplicate-ip': 'One address in two host elements.',
    'dns-host-dhcp-name-conflict': 'A name that a static DHCP host has with another address.',
  },
  *check({ tree, facts, uri }) {
    const hosts = tree.at('dns/host');
    if (hosts.length === 0) return;
    const byName = reservedNames(hosts, facts.reservations);
    const seen = new Map<string, Attribute>();
    for (const host of hosts) {
      const ip = host.attribute('ip');
      const address = ip && parseAddress(ip.value);
      const key = address ? text(address) : (ip?.value ?? '');
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
      for (const it of host.childrenNamed('hostname')) {
        const name = it.content.trim();
        const reserved = byName.get(name.toLowerCase());
        if (!address || !reserved?.ip || reserved.ip.family !== address.family || equal(reserved.ip, address)) continue;
        yield {
          code: 'dns-host-dhcp-name-conflict',
          span: it.contentTextSpan,
          message: `${name} is ${text(address)} here, but the static DHCP host of that name gets ${text(reserved.ip)}; dnsmasq then gives the lease no name`,
          related: reserved.nameAt ? [{ at: reserved.nameAt, message: 'the static DHCP host is here' }] : [],
          fixes: host.childrenNamed('hostname').length > 1 ? [fix(`Remove ${name} here`, removeElement(it))] : [],
        };
      }
    }
  },
});

/** Static DHCP hosts by those names that DNS hosts have, of several the last. The few are gathered first, the ten thousand asked once. */
function reservedNames(
  hosts: readonly Element[],
  reservations: readonly ReservationFact[],
): ReadonlyMap<string, ReservationFact> {
  const wanted = new Set<string>();
  for (const host of hosts) {
    for (const it of host.childrenNamed('hostname')) wanted.add(it.content.trim().toLowerCase());
  }
  const result = new Map<string, ReservationFact>();
  for (const it of reservations) {
    const name = it.name?.toLowerCase();
    if (name !== undefined && wanted.has(name) && it.ip) result.set(name, it);
  }
  return result;
}
