// More than one way out of a network that libvirt forwards.
import { fix } from '../../../fixes/fix';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { forwardingModes, inModes } from '../../../model/network/mode';
import { devicePoolsOf } from '../../../model/network/forward-pool';

export const forwardMultipleInterfaces = ruleOfEach({
  code: 'forward-multiple-interfaces',
  of: ['network'],
  severity: 'error',
  summary: 'A network of mode nat or route lists several outgoing interfaces.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDefParseXML',

  each: inModes(forwardingModes, devicePoolsOf),
  *check(pool, file) {
    const [first, ...rest] = pool.interfaces;
    for (const it of rest) {
      yield {
        span: it.attribute('dev')?.valueSpan ?? it.nameSpan,
        message: `a second interface in mode ${pool.mode}: libvirt forwards through one, ${first!.value('dev') ?? 'the first'}`,
        related: [{ at: { uri: file.uri, span: first!.openSpan }, message: 'the first interface' }],
        fixes: [fix(`Remove interface ${it.value('dev') ?? ''}`.trim(), removeElement(it))],
      };
    }
  },
});
