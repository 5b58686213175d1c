// The same upstream server twice.
import { fix } from '../../../fixes/fix';
import { repeatedForwardersOf } from '../../../model/network/forwarders';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const forwarderDuplicate = ruleOfEach({
  code: 'forwarder-duplicate',
  of: ['network'],
  severity: 'warning',
  summary: 'A forwarder is written a second time.',
  source: 'https://libvirt.org/formatnetwork.html#dns',
  each: repeatedForwardersOf,
  *check({ element, addr }) {
    yield {
      span: addr?.valueSpan ?? element.nameSpan,
      message: 'this forwarder stands here already',
      fixes: [fix('Remove this forwarder', removeElement(element), true)],
    };
  },
});
