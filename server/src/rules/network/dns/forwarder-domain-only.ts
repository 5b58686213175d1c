// A domain that is sent to the resolvers of the host.
import { forwardersOf } from '../../../model/network/forwarders';
import { ruleOfEach } from '../../rule';

export const forwarderDomainOnly = ruleOfEach({
  code: 'forwarder-domain-only',
  of: ['network'],
  severity: 'hint',
  summary: 'A forwarder has a domain and no addr.',
  source: 'https://libvirt.org/formatnetwork.html#dns',
  each: forwardersOf,
  *check({ addr, domain }) {
    if (addr || !domain?.value) return;
    yield {
      span: domain.valueSpan,
      message: `${domain.value} goes to the resolvers of the host; to keep a domain inside, use domain with localOnly='yes'`,
    };
  },
});
