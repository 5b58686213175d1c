// A netmask on an IPv6 address.
import { fix } from '../../../fixes/fix';
import { removeAttribute, renameAttribute, setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { ipv6IpsOf } from '../../../model/network/ips';

export const ipNetmaskOnIpv6 = ruleOfEach({
  code: 'ip-netmask-on-ipv6',
  of: ['network'],
  severity: 'error',
  summary: 'An IPv6 address has a netmask.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkIPDefParseXML',

  each: ipv6IpsOf,
  *check({ element }) {
    const netmask = element.attribute('netmask');
    if (element.value('family') !== 'ipv6' || !netmask || netmask.value === '') return;
    const alone = !element.attribute('prefix');
    yield {
      span: netmask.span,
      message: `netmask ${netmask.value} on the IPv6 address ${element.value('address')!}, expected prefix, usually 64`,
      fixes: [
        alone
          ? fix(
              'Change to prefix="64"',
              [...renameAttribute(netmask, 'prefix'), ...setAttributeValue(netmask, '64')],
              true,
            )
          : fix('Remove netmask', removeAttribute(netmask), true),
      ],
    };
  },
});
