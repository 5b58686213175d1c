// Translation of IPv6 in a network without IPv6.
import { fix } from '../../../fixes/fix';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { attributeAt } from '../../../model/network/elements';
import { whereTranslated } from '../../../model/network/nat';

export const natIpv6NoIp = ruleOfEach({
  code: 'nat-ipv6-no-ip',
  of: ['network'],
  severity: 'warning',
  summary: 'nat translates IPv6, and the network has no IPv6 address.',
  source: 'libvirt 9.0.0, src/network/bridge_driver_linux.c, networkAddIPSpecificFirewallRules',

  each: whereTranslated(attributeAt('forward/nat@ipv6')),
  *check(attribute, file) {
    if (attribute.value !== 'yes') return;
    if (file.tree.at('ip').some((it) => it.value('family') === 'ipv6')) return;
    yield {
      span: attribute.span,
      message: 'ipv6 yes without an ip of family ipv6: there is nothing to translate',
      fixes: [fix('Remove ipv6', removeAttribute(attribute))],
      tag: 'unnecessary',
    };
  },
});
