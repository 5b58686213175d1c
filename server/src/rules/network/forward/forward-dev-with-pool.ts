// The short way to name an interface, beside devices listed in another way.
import { fix } from '../../../fixes/fix';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { devicePoolsOf } from '../../../model/network/forward-pool';

export const forwardDevWithPool = ruleOfEach({
  code: 'forward-dev-with-pool',
  of: ['network'],
  severity: 'error',
  summary: 'forward has a dev and lists pf or address.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkForwardDefParseXML',

  each: devicePoolsOf,
  *check(pool, file) {
    const other = pool.functions[0] ?? pool.addresses[0];
    // In mode hostdev the name itself is refused; see hostdev-needs-pci.
    if (!pool.dev || !other || pool.mode === 'hostdev') return;
    yield {
      span: pool.dev.valueSpan,
      message:
        `dev ${pool.dev.value} beside ${other.name} ${other.value('dev') ?? ''}`.trim() + ', expected one of them',
      related: [{ at: { uri: file.uri, span: other.openSpan }, message: `${other.name} is here` }],
      fixes: [fix('Remove dev', removeAttribute(pool.dev))],
    };
  },
});
