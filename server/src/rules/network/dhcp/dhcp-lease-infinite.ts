// A range whose addresses are given away for ever.
import { setAttribute, setAttributeValue } from '../../../syntax/xml/write';
import { fix, rule } from '../../rule';
import { isManaged } from '../ip/ips';
import { leasesOf } from './leases';

export const dhcpLeaseInfinite = rule({
  code: 'dhcp-lease-infinite',
  of: ['network'],
  about: ['ip/dhcp/range/lease', 'ip/dhcp/host/lease'],
  severity: 'information',
  summary: 'The leases of a range never end.',
  source: 'dnsmasq(8), --dhcp-range: lease time infinite',

  *check(file) {
    if (!isManaged(file)) return;
    for (const { element, expiry, length, inRange } of leasesOf(file)) {
      if (!inRange || length !== 0) continue;
      yield {
        span: expiry.valueSpan,
        message: `expiry ${expiry.value} never ends: the address of a guest that is gone stays taken, expected a length such as 12 hours`,
        fixes: [
          fix('Change to 12 hours', [...setAttributeValue(expiry, '12'), ...setAttribute(element, 'unit', 'hours')]),
        ],
      };
    }
  },
});
