// A network without an address runs no dnsmasq: nothing answers what dns and domain promise.
import { ruleOfEach } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { elementsAt, withoutIp } from '../../../model/network/elements';

export const dnsWithoutIp = ruleOfEach({
  code: 'dns-without-ip',
  of: ['network'],
  severity: 'warning',
  summary: 'DNS or a domain on a network that has no address, and so no dnsmasq.',
  source: 'https://libvirt.org/formatnetwork.html#addressing',
  each: whereManaged(withoutIp(elementsAt('dns', 'domain'))),
  *check(it) {
    if (it.name === 'dns' && it.children.length === 0) return;
    yield {
      span: it.nameSpan,
      message: `${it.name} has no effect: the network has no ip, and libvirt runs dnsmasq only for a network with an address`,
    };
  },
});
