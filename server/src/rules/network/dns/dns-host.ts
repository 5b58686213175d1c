// DNS hosts that stand twice, or whose name belongs to a static DHCP host with another address.
import { fix } from '../../../fixes/fix';
import { contains, equal, parseAddress, addressText } from '../../../address';
import type { Attribute, Element } from '../../../syntax/tree';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';
import { elementsAt } from '../../../model/network/elements';
import { hostsByName } from '../../../model/network/host-lookup';

export const dnsHost = ruleOfAll({
  name: 'dns-host',
  of: ['network'],
  severity: 'warning',
  summary: 'A DNS host that another entry contradicts or repeats.',
  source: 'https://libvirt.org/formatnetwork.html#dns',
  codes: {
    'dns-host-duplicate-ip': 'One address in two host elements.',
    'dns-host-dhcp-name-conflict': 'A name that a static DHCP host has with another address.',
  },
  all: elementsAt('dns/host'),
  *check(hosts, file) {
    const { uri } = file;
    const byName = hostsByName(file, namesOf(hosts));
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
        // That the guest never gets it is said there.
        if (reserved.subnet && !contains(reserved.subnet.subnet, reserved.ip)) continue;
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

const namesOf = (hosts: readonly Element[]): string[] =>
  hosts.flatMap((host) => host.childrenNamed('hostname').map((it) => it.content.trim()));
