// A forwarder that says nothing.
import { fix } from '../../../fixes/fix';
import { elementsAt } from '../../../model/network/elements';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const forwarderEmpty = ruleOfEach({
  code: 'forwarder-empty',
  of: ['network'],
  severity: 'error',
  summary: 'A forwarder has neither addr nor domain.',
  source: 'https://libvirt.org/formatnetwork.html#dns',
  each: elementsAt('dns/forwarder'),
  *check(it) {
    if (it.attribute('addr') ?? it.attribute('domain')) return;
    yield {
      span: it.nameSpan,
      message: 'forwarder has neither addr nor domain; it needs at least one of them',
      fixes: [fix('Remove this forwarder', removeElement(it), true)],
    };
  },
});
