// A peak that keeps the average from being reached.
import { fix } from '../../../fixes/fix';
import { limitsOf, rateOf } from '../../../model/network/bandwidth';
import { setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const bandwidthPeakBelowAverage = ruleOfEach({
  code: 'bandwidth-peak-below-average',
  of: ['network', 'guest'],
  severity: 'warning',
  summary: 'The peak of inbound is lower than its average.',
  source: 'https://libvirt.org/formatnetwork.html#quality-of-service',
  each: limitsOf,
  *check({ element, average, peak }) {
    const [mean, highest] = [rateOf(average), rateOf(peak)];
    if (element.name !== 'inbound' || !average || !peak || mean === undefined || highest === undefined) return;
    if (mean <= highest) return;
    yield {
      span: peak.valueSpan,
      message: `peak ${peak.value} is lower than average ${average.value}; the average can never be reached`,
      fixes: [
        fix('Swap peak and average', [
          ...setAttributeValue(peak, average.value),
          ...setAttributeValue(average, peak.value),
        ]),
      ],
    };
  },
});
