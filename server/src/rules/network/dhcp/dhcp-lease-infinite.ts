// A range whose addresses are given away for ever.
import { fix } from '../../../fixes/fix';
import { setAttribute, setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { leasesOf } from '../../../model/network/lease-times';

export const dhcpLeaseInfinite = ruleOfEach({
  code: 'dhcp-lease-infinite',
  of: ['network'],
  severity: 'information',
  summary: 'The leases of a range never end.',
  source: 'dnsmasq(8), --dhcp-range: lease time infinite',

  each: whereManaged(leasesOf),
  *check({ element, expiry, length, inRange }) {
    if (!inRange || length !== 0) return;
    yield {
      span: expiry.valueSpan,
      message: `expiry ${expiry.value} never ends: the address of a guest that is gone stays taken, expected a length such as 12 hours`,
      fixes: [
        fix('Change to 12 hours', [...setAttributeValue(expiry, '12'), ...setAttribute(element, 'unit', 'hours')]),
      ],
    };
  },
});
