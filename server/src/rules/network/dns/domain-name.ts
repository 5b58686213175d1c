// Domains that are spelled or chosen so that names in them do not resolve.
import { fix } from '../../../fixes/fix';
import { setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { isLocalhost, withoutEmptyLabels } from '../../../model/network/domain';
import { elementsAt } from '../../../model/network/elements';

export const domainName = ruleOfEach({
  name: 'domain-name',
  of: ['network'],
  severity: 'warning',
  summary: 'A domain in which names will not resolve as meant.',
  source: 'https://www.rfc-editor.org/rfc/rfc6762#section-3',
  codes: {
    'domain-name-dots': 'A dot at the start or end, or two in a row.',
    'domain-register-needs-ip': 'A domain registered with systemd-resolved although DNS is off or there is no address.',
    'domain-name-local': 'A domain below .local, which belongs to multicast DNS.',
  },
  each: elementsAt('domain'),
  *check(domain, { tree }) {
    const name = domain.attribute('name');
    if (!name || name.value === '') return;
    const register = domain.attribute('register');
    const off = tree.at('dns')[0]?.value('enable') === 'no';
    if (register?.value === 'yes' && (off || tree.at('ip').length === 0))
      yield {
        code: 'domain-register-needs-ip',
        severity: 'information',
        span: register.span,
        message: `register='yes' has no effect: ${off ? "DNS is off (dns enable='no')" : 'the network has no ip, so libvirt runs no DNS server'}`,
      };
    // The rest is said by domain-localhost, which takes away the dots as well.
    if (isLocalhost(name.value)) return;
    const clean = withoutEmptyLabels(name.value);
    if (clean !== name.value)
      yield {
        code: 'domain-name-dots',
        span: name.valueSpan,
        message: `${name.value} has an empty label; expected names joined by single dots`,
        fixes: clean === '' ? [] : [fix(`Change to ${clean}`, setAttributeValue(name, clean), true)],
      };
    else if (/(?:^|\.)local$/i.test(clean)) {
      const instead = clean.replace(/local$/i, 'internal');
      yield {
        code: 'domain-name-local',
        span: name.valueSpan,
        message: `${name.value} is below .local, which multicast DNS owns: many systems never ask a DNS server for it`,
        fixes: [fix(`Change to ${instead}`, setAttributeValue(name, instead))],
      };
    }
  },
});
