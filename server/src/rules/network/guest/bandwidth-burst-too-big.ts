// A burst that tc cannot hold.
import { fix } from '../../../fixes/fix';
import { limitsOf, rateOf } from '../../../model/network/bandwidth';
import { setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const bandwidthBurstTooBig = ruleOfEach({
  code: 'bandwidth-burst-too-big',
  of: ['network', 'guest'],
  severity: 'error',
  summary: 'A burst has more than 4194303 KiB.',
  source: 'https://libvirt.org/formatnetwork.html#quality-of-service',
  each: limitsOf,
  *check({ burst }) {
    const size = rateOf(burst);
    // Beyond 32 bits the schema speaks.
    if (!burst || size === undefined || size <= mostBurst || size > 4294967295) return;
    yield {
      span: burst.valueSpan,
      message: `burst ${burst.value} KiB is more than ${mostBurst}, the most that tc can hold; the network does not start`,
      fixes: [fix(`Change to ${mostBurst}`, setAttributeValue(burst, String(mostBurst)))],
    };
  },
});

/** tc keeps the burst in bytes in 32 bits; the XML counts KiB. */
const mostBurst = 4194303;
