// A lease that is shorter than dnsmasq grants.
import { fix } from '../../../fixes/fix';
import { setAttribute, setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { leasesOf } from '../../../model/network/lease-times';

export const dhcpLeaseTooShort = ruleOfEach({
  code: 'dhcp-lease-too-short',
  of: ['network'],
  severity: 'error',
  summary: 'A lease is shorter than two minutes.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDHCPLeaseTimeDefParseXML',

  each: leasesOf,
  *check({ element, expiry, length, unit }) {
    const least = unit === 'seconds' ? 120 : unit === 'minutes' ? 2 : 0;
    if (length === 0 || length >= least) return;
    const unitWord = length === 1 ? unit.slice(0, -1) : unit;
    yield {
      span: expiry.valueSpan,
      message: `a lease of ${length} ${unitWord}, expected at least ${least} ${unit}, or 0 for ever`,
      fixes: [
        fix(`Change to ${least} ${unit}`, setAttributeValue(expiry, String(least)), true),
        fix(`Change to ${length} hour${length === 1 ? '' : 's'}`, [
          ...(expiry.value === String(length) ? [] : setAttributeValue(expiry, String(length))),
          ...setAttribute(element, 'unit', 'hours'),
        ]),
      ],
    };
  },
});
