// Limits that limit nothing.
import { fix } from '../../../fixes/fix';
import { bandwidthsOf } from '../../../model/network/bandwidth';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const bandwidthEmpty = ruleOfEach({
  code: 'bandwidth-empty',
  of: ['network', 'guest'],
  severity: 'hint',
  summary: 'A bandwidth has neither inbound nor outbound.',
  source: 'https://libvirt.org/formatnetwork.html#quality-of-service',
  each: bandwidthsOf,
  *check(it) {
    if (it.children.length > 0 || it.attribute('classID')) return;
    yield {
      span: it.nameSpan,
      message: 'bandwidth without inbound and outbound limits nothing; libvirt drops it',
      tag: 'unnecessary',
      fixes: [fix('Remove bandwidth', removeElement(it), true)],
    };
  },
});
