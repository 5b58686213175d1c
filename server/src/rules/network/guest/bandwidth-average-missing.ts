// Limits without the rate that they are about.
import { fix } from '../../../fixes/fix';
import { limitsOf } from '../../../model/network/bandwidth';
import { setAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const bandwidthAverageMissing = ruleOfEach({
  code: 'bandwidth-average-missing',
  of: ['network', 'guest'],
  severity: 'error',
  summary: 'inbound or outbound has no average.',
  source: 'https://libvirt.org/formatnetwork.html#quality-of-service',
  each: limitsOf,
  *check({ element, average, peak, floor }) {
    if (average ?? floor) return;
    yield {
      span: element.nameSpan,
      message: `${element.name} without average; libvirt needs the mean rate in kilobytes per second`,
      fixes: peak ? [fix(`Add average='${peak.value}', as peak`, setAttribute(element, 'average', peak.value))] : [],
    };
  },
});
