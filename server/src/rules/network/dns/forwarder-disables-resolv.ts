// A forwarder for everything.
import { upstreamsOf } from '../../../model/network/forwarders';
import { modeOf } from '../../../model/network/mode';
import { ruleOfAll } from '../../rule';

export const forwarderDisablesResolv = ruleOfAll({
  code: 'forwarder-disables-resolv',
  of: ['network'],
  severity: 'hint',
  summary: 'A forwarder without a domain takes all queries from the resolvers of the host.',
  source: 'https://libvirt.org/formatnetwork.html#dns',
  all: upstreamsOf,
  *check(upstreams, file) {
    const it = upstreams.find(({ domain }) => !domain);
    if (!it || modeOf(file) === 'isolated') return;
    yield {
      span: it.addr.valueSpan,
      message: `all queries go to ${it.addr.value}; the resolvers of the host are not asked any more`,
    };
  },
});
