// A network that forwards to itself.
import { fix } from '../../../fixes/fix';
import { isOwn } from '../../../model/network/blocks';
import { forwardersOf } from '../../../model/network/forwarders';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const forwarderLoops = ruleOfEach({
  code: 'forwarder-loops',
  of: ['network'],
  severity: 'warning',
  summary: 'A forwarder leads to the network itself.',
  source: 'https://libvirt.org/formatnetwork.html#dns',
  each: forwardersOf,
  *check({ element, addr, address }, file) {
    if (!addr || !address || !isOwn(file, address)) return;
    yield {
      span: addr.valueSpan,
      message: `${addr.value} is an address of this network itself; its dnsmasq would ask itself`,
      fixes: [fix('Remove this forwarder', removeElement(element), true)],
    };
  },
});
