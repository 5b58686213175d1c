// The short and the long way to name an interface, with different names.
import { fix, replace } from '../../../fixes/fix';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { devicePoolsOf } from '../../../model/network/forward-pool';

export const forwardDevMismatch = ruleOfEach({
  code: 'forward-dev-mismatch',
  of: ['network'],
  severity: 'error',
  summary: 'The dev of forward is not the first interface.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkForwardDefParseXML',

  each: devicePoolsOf,
  *check(pool, file) {
    const first = pool.interfaces[0]?.attribute('dev');
    // With pf or address the attribute is refused as such; see forward-dev-with-pool.
    if (!pool.dev || !first?.value || pool.functions.length + pool.addresses.length > 0) return;
    if (pool.dev.value === first.value) return;
    yield {
      span: pool.dev.valueSpan,
      message: `dev ${pool.dev.value} is not the first interface, expected ${first.value} or none`,
      related: [{ at: { uri: file.uri, span: first.valueSpan }, message: 'the first interface' }],
      fixes: [
        fix('Remove dev', removeAttribute(pool.dev), true),
        replace(`Change to ${first.value}`, pool.dev.valueSpan, first.raw),
      ],
    };
  },
});
