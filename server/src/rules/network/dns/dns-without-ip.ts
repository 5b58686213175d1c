// A network without an address runs no dnsmasq: nothing answers what dns and domain promise.
import { managedModes } from '../../../model/facts';
import { rule } from '../../rule';

export const dnsWithoutIp = rule({
  code: 'dns-without-ip',
  of: ['network'],
  severity: 'warning',
  summary: 'DNS or a domain on a network that has no address, and so no dnsmasq.',
  source: 'https://libvirt.org/formatnetwork.html#addressing',
  *check({ tree, facts }) {
    const mode = facts.networks[0]?.mode;
    if (!mode || !managedModes.has(mode) || tree.at('ip').length > 0) return;
    for (const it of [...tree.at('dns'), ...tree.at('domain')]) {
      if (it.name === 'dns' && it.children.length === 0) continue;
      yield {
        span: it.nameSpan,
        message: `${it.name} has no effect: the network has no ip, and libvirt runs dnsmasq only for a network with an address`,
      };
    }
  },
});
