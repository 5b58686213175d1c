// The same address twice in one network.
import { fix } from '../../../fixes/fix';
import type { SubnetFact } from '../../../model/facts';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';
import { addressKeyOf, subnetIpsOf } from '../../../model/network/ips';

export const ipDuplicate = ruleOfAll({
  code: 'ip-duplicate',
  of: ['network'],
  severity: 'error',
  summary: 'Two ip elements have the same address.',
  source: 'Linux, net/ipv4/devinet.c and net/ipv6/addrconf.c: an interface has an address once; libvirt fails to start',

  all: subnetIpsOf,
  *check(ips) {
    const seen = new Map<string, SubnetFact>();
    for (const { element, attribute, address, fact } of ips) {
      // The kernel takes an IPv4 address again when its prefix is another.
      const key =
        address.family === 4 ? `${addressKeyOf(address)}/${fact.subnet.prefix}` : String(addressKeyOf(address));
      const first = seen.get(key);
      if (!first) {
        seen.set(key, fact);
        continue;
      }
      yield {
        span: attribute.valueSpan,
        message: `${attribute.value} is an address of this network already, expected another`,
        related: [{ at: first.at, message: 'First written here' }],
        fixes: [fix('Remove this ip', removeElement(element), element.children.length === 0)],
      };
    }
  },
});
