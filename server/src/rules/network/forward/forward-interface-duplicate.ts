// An interface twice in one pool.
import { fix } from '../../../fixes/fix';
import type { Attribute } from '../../../syntax/tree';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { devicePoolsOf } from '../../../model/network/forward-pool';

export const forwardInterfaceDuplicate = ruleOfEach({
  code: 'forward-interface-duplicate',
  of: ['network'],
  severity: 'error',
  summary: 'An interface is listed twice.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkForwardDefParseXML',

  each: devicePoolsOf,
  *check(pool, file) {
    const seen = new Map<string, Attribute>();
    for (const it of pool.interfaces) {
      const dev = it.attribute('dev');
      if (!dev?.value) continue;
      const first = seen.get(dev.value);
      if (!first) {
        seen.set(dev.value, dev);
        continue;
      }
      yield {
        span: dev.valueSpan,
        message: `${dev.value} is listed twice, expected each interface once`,
        related: [{ at: { uri: file.uri, span: first.valueSpan }, message: `${dev.value} is listed here` }],
        fixes: [fix(`Remove the second interface ${dev.value}`, removeElement(it), true)],
      };
    }
  },
});
