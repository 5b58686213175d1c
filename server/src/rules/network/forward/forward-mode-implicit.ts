// A forward element without mode: it is read as nat, and with a device something else may have been meant.
import { fix } from '../../../fixes/fix';
import { setAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { forwardPoolsOf } from '../../../model/network/forward-pool';

export const forwardModeImplicit = ruleOfEach({
  code: 'forward-mode-implicit',
  of: ['network'],
  severity: 'hint',
  summary: 'forward without mode means nat, whatever devices it lists.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkForwardDefParseXML',

  each: forwardPoolsOf,
  *check(pool) {
    if (pool.forward.attribute('mode') || pool.mode !== 'nat') return;
    const dev = pool.dev ?? pool.interfaces[0]?.attribute('dev');
    yield {
      span: pool.forward.nameSpan,
      message: dev?.value
        ? `forward without mode is nat, and ${dev.value} only the way out; guests are attached to it in mode bridge`
        : 'forward without mode is nat; libvirt writes it so when it stores the network',
      fixes: [fix('Write the mode nat', setAttribute(pool.forward, 'mode', 'nat'), true)],
    };
  },
});
