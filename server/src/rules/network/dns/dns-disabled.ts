// `<dns enable='no'>` beside what only a DNS server could use.
import { fix } from '../../../fixes/fix';
import { removeAttribute, removeElement, setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { elementsAt } from '../../../model/network/elements';

export const dnsDisabled = ruleOfEach({
  name: 'dns-disabled',
  of: ['network'],
  severity: 'error',
  summary: 'DNS is switched off, and yet configured.',
  source: 'https://libvirt.org/formatnetwork.html#dns',
  codes: {
    'dns-disabled-with-data': 'Records or forwarders in a dns element that is switched off.',
    'dns-disabled-plainnames': 'forwardPlainNames in a dns element that is switched off.',
  },
  each: elementsAt('dns'),
  *check(dns) {
    const enable = dns.attribute('enable');
    if (enable?.value !== 'no') return;
    const enabling = fix("Switch DNS on: enable='yes'", setAttributeValue(enable, 'yes'), true);
    for (const it of dns.children) {
      if (!['forwarder', 'host', 'srv', 'txt'].includes(it.name)) continue;
      yield {
        code: 'dns-disabled-with-data',
        span: it.nameSpan,
        message: `${it.name} in a dns element with enable='no'; libvirt refuses data in a DNS server that is switched off`,
        fixes: [enabling, fix(`Remove ${it.name}`, removeElement(it))],
      };
    }
    const plain = dns.attribute('forwardPlainNames');
    if (plain)
      yield {
        code: 'dns-disabled-plainnames',
        severity: 'information',
        span: plain.nameSpan,
        message: "forwardPlainNames has no effect while enable='no'",
        tag: 'unnecessary',
        fixes: [fix('Remove forwardPlainNames', removeAttribute(plain), true)],
      };
  },
});
