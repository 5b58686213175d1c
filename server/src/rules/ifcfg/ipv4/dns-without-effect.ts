// Name servers in a profile without any IP.
import { fix, rule } from '../../rule';
import { drop, given, ipv6Off } from '../profile';
import { numbered, withIpv4 } from './addresses';

export const dnsWithoutEffect = rule({
  code: 'dns-without-effect',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'Name servers stand in a profile whose IPv4 and IPv6 are off.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip4_setting; observed with 1.42.4',

  *check(file) {
    const profile = withIpv4(file);
    if (profile?.ipv4 !== 'disabled' || !ipv6Off(profile)) return;
    const keys = numbered(profile, 'DNS').map((it) => it.attribute.name);
    const [first] = keys;
    if (first === undefined) return;
    yield {
      span: given(profile, first)!.span,
      message: `${first}=${given(profile, first)!.value} is not read: the profile has neither an address nor DHCP`,
      fixes: [fix(`Remove ${keys.join(' and ')}`, drop(profile, keys))],
      tag: 'unnecessary',
    };
  },
});
