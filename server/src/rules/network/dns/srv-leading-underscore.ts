// An underscore that libvirt adds itself.
import { fix } from '../../../fixes/fix';
import { attributesAt } from '../../../model/network/elements';
import { setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const srvLeadingUnderscore = ruleOfEach({
  code: 'srv-leading-underscore',
  of: ['network'],
  severity: 'warning',
  summary: 'The service of an SRV record begins with an underscore.',
  source: 'https://libvirt.org/formatnetwork.html#dns',
  each: attributesAt('dns/srv@service'),
  *check(service) {
    const { value } = service;
    if (!value.startsWith('_')) return;
    const plain = value.replace(/^_+/, '');
    yield {
      span: service.valueSpan,
      message: `${value} would become _${value}: libvirt writes the underscore itself`,
      fixes: plain === '' ? [] : [fix(`Change to ${plain}`, setAttributeValue(service, plain), true)],
    };
  },
});
