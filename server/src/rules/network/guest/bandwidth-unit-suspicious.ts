// Bits written where kilobytes are read.
import { fix } from '../../../fixes/fix';
import { limitsOf, rateOf } from '../../../model/network/bandwidth';
import { setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const bandwidthUnitSuspicious = ruleOfEach({
  code: 'bandwidth-unit-suspicious',
  of: ['network', 'guest'],
  severity: 'hint',
  summary: 'An average looks like bits per second.',
  source: 'https://libvirt.org/formatnetwork.html#quality-of-service',
  each: limitsOf,
  *check({ average }) {
    const mean = rateOf(average);
    // 1,000,000 kilobytes per second are 8 Gbit/s; round numbers beyond that were meant as bits.
    if (!average || mean === undefined || mean < 10_000_000 || mean % 1_000_000 !== 0) return;
    yield {
      span: average.valueSpan,
      message: `average ${average.value} is ${mean / 125_000} Gbit/s, because the unit is kilobytes per second; ${mean / 1_000_000} Mbit/s are ${mean / 8000}`,
      fixes: [fix(`Change to ${mean / 8000}`, setAttributeValue(average, String(mean / 8000)))],
    };
  },
});
