// A PCI device twice in one pool.
import { fix } from '../../../fixes/fix';
import type { Element } from '../../../syntax/tree';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { pciNumber, pciText } from '../../../model/network/pci';
import { devicePoolsOf } from '../../../model/network/forward-pool';

export const pciDuplicate = ruleOfEach({
  code: 'pci-duplicate',
  of: ['network'],
  severity: 'error',
  summary: 'A PCI device is listed twice.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkForwardDefParseXML',

  each: devicePoolsOf,
  *check(pool, file) {
    const seen = new Map<string, Element>();
    for (const it of pool.addresses) {
      const parts = ['domain', 'bus', 'slot', 'function'].map((name) => pciNumber(it.value(name) ?? '0'));
      if (it.value('type') !== 'pci' || parts.includes(undefined)) continue;
      const device = pciText(parts as number[]);
      const first = seen.get(device);
      if (!first) {
        seen.set(device, it);
        continue;
      }
      yield {
        span: it.openSpan,
        message: `PCI device ${device} is listed twice, expected each device once`,
        related: [{ at: { uri: file.uri, span: first.openSpan }, message: `${device} is listed here` }],
        fixes: [fix(`Remove the second ${device}`, removeElement(it), true)],
      };
    }
  },
});
