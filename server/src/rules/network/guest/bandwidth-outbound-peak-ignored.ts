// A limit that libvirt does not use.
import { fix } from '../../../fixes/fix';
import { limitsOf, rateOf } from '../../../model/network/bandwidth';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const bandwidthOutboundPeakIgnored = ruleOfEach({
  code: 'bandwidth-outbound-peak-ignored',
  of: ['network', 'guest'],
  severity: 'information',
  summary: 'outbound has a peak.',
  source: 'https://libvirt.org/formatnetwork.html#quality-of-service',
  each: limitsOf,
  *check({ element, average, peak }) {
    if (element.name !== 'outbound' || !peak || rateOf(average) === undefined || rateOf(peak) === undefined) return;
    yield {
      span: peak.nameSpan,
      message: 'peak has no effect on what guests send; libvirt uses average and burst there',
      tag: 'unnecessary',
      fixes: [fix('Remove peak', removeAttribute(peak), true)],
    };
  },
});
