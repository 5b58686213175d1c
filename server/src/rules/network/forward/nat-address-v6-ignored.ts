// IPv4 source addresses where only IPv6 is translated, or IPv6 too.
import { rule } from '../../rule';
import { natAddressesOf, natOf } from '../../../model/network/nat';

export const natAddressV6Ignored = rule({
  code: 'nat-address-v6-ignored',
  of: ['network'],
  severity: 'information',
  summary: 'The source addresses of nat do not apply to IPv6.',
  source: 'libvirt 9.0.0, src/network/bridge_driver_linux.c, networkAddMasqueradingFirewallRules',

  *check(file) {
    const nat = natOf(file);
    const ends = natAddressesOf(nat);
    const { subnets } = file.facts;
    if (!ends || !subnets.some((it) => it.subnet.first.family === 6)) return;
    const isOnlyIpv6 = subnets.every((it) => it.subnet.first.family === 6);
    if (!isOnlyIpv6 && nat?.value('ipv6') !== 'yes') return;
    yield {
      span: ends.element.nameSpan,
      message: `the source addresses ${ends.startAt.value} to ${ends.endAt.value} are for IPv4, connections over IPv6 come from the address of the outgoing interface`,
    };
  },
});
