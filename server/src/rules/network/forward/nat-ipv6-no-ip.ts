// Translation of IPv6 in a network without IPv6.
import { fix } from '../../../fixes/fix';
import { removeAttribute } from '../../../syntax/xml/write';
import { rule } from '../../rule';
import { natOf } from '../../../model/network/nat';

export const natIpv6NoIp = rule({
  code: 'nat-ipv6-no-ip',
  of: ['network'],
  severity: 'warning',
  summary: 'nat translates IPv6, and the network has no IPv6 address.',
  source: 'libvirt 9.0.0, src/network/bridge_driver_linux.c, networkAddIPSpecificFirewallRules',

  *check(file) {
    const attribute = natOf(file)?.attribute('ipv6');
    if (attribute?.value !== 'yes') return;
    if (file.tree.at('ip').some((it) => it.value('family') === 'ipv6')) return;
    yield {
      span: attribute.span,
      message: 'ipv6 yes without an ip of family ipv6: there is nothing to translate',
      fixes: [fix('Remove ipv6', removeAttribute(attribute))],
      tag: 'unnecessary',
    };
  },
});
