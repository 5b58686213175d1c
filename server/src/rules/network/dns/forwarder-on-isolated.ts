// Queries that leave an isolated network.
import { upstreamsOf } from '../../../model/network/forwarders';
import { modeOf } from '../../../model/network/mode';
import { ruleOfEach } from '../../rule';

export const forwarderOnIsolated = ruleOfEach({
  code: 'forwarder-on-isolated',
  of: ['network'],
  severity: 'hint',
  summary: 'A forwarder leads out of an isolated network.',
  source: 'https://libvirt.org/formatnetwork.html#dns',
  each: upstreamsOf,
  *check({ addr }, file) {
    if (modeOf(file) !== 'isolated') return;
    yield {
      span: addr.valueSpan,
      message: `queries go to ${addr.value} although the network is isolated; names can carry data out`,
    };
  },
});
