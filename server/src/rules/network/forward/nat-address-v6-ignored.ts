// IPv4 source addresses where only IPv6 is translated, or IPv6 too.
import { ruleOfEach } from '../../rule';
import { natAddressesOf } from '../../../model/network/nat';

export const natAddressV6Ignored = ruleOfEach({
  code: 'nat-address-v6-ignored',
  of: ['network'],
  severity: 'information',
  summary: 'The source addresses of nat do not apply to IPv6.',
  source: 'libvirt 9.0.0, src/network/bridge_driver_linux.c, networkAddMasqueradingFirewallRules',

  each: natAddressesOf,
  *check(ends, file) {
    const { subnets } = file.facts;
    if (!subnets.some((it) => it.subnet.first.family === 6)) return;
    const isOnlyIpv6 = subnets.every((it) => it.subnet.first.family === 6);
    if (!isOnlyIpv6 && ends.element.parent?.value('ipv6') !== 'yes') return;
    yield {
      span: ends.element.nameSpan,
      message: `the source addresses ${ends.startAt.value} to ${ends.endAt.value} are for IPv4, connections over IPv6 come from the address of the outgoing interface`,
    };
  },
});
