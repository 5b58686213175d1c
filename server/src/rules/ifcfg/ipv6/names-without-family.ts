// Name servers and domains that have no family left: NetworkManager puts them into IPv6, which takes none.
import { parseAddress } from '../../../address';
import { fix } from '../../../fixes/fix';
import { dropKeys, putKey } from '../../../fixes/ifcfg';
import { serversOf } from '../../../model/ifcfg/name-servers';
import { folderOf } from '../../../model/file';
import { ipv6OffIn } from '../../../model/ifcfg/host-settings';
import { byNetworkManager, lastAssignment, loadedProfilesOf, type Profile } from '../../../model/ifcfg/profile';
import type { Attribute } from '../../../syntax/tree';
import { type Finding, ruleOfEach } from '../../rule';

export const namesWithoutFamily = ruleOfEach({
  name: 'names-without-family',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A name server or a domain falls to IPv6, which takes none in this profile.',
  source:
    'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_ip6_setting, check_dns_search_domains; nm-setting-ip6-config.c: verify',
  codes: {
    'domain-without-family': 'A domain of a profile whose two families take none.',
    'dns-link-local': 'A name server over IPv6 in a profile with link-local addresses only.',
  },
  each: loadedProfilesOf,
  *check(profile, file, workspace, target) {
    if (!byNetworkManager(profile, target)) return;
    const domain = domainOfIpv6(profile);
    // /etc/sysconfig/network switches IPv6 on for profiles that do not say.
    const isOn = () => profile.ipv6 === 'ignore' && !ipv6OffIn(profile, folderOf(file.uri), workspace);
    if (domain && !isOn()) yield withoutFamily(profile, domain);
    if (profile.ipv6 !== 'link-local') return;
    for (const it of serversOf(profile))
      if (parseAddress(it.value.split('#')[0]!)?.family === 6)
        yield {
          code: 'dns-link-local',
          span: it.span,
          message: `${it.name}=${it.value} in a profile with link-local addresses of IPv6 only; NetworkManager refuses the file`,
          fixes: [switchOn(profile)],
        };
  },
});

/** The domains that go to an IPv6 without servers: its own, and those of an IPv4 that does not take them. */
function domainOfIpv6(profile: Profile): Attribute | undefined {
  const { ipv4, ipv6 } = profile;
  if (ipv6 === 'auto' || ipv6 === 'dhcp' || ipv6 === 'manual' || ipv6 === 'shared') return undefined;
  const own = lastAssignment(profile, 'IPV6_DOMAIN');
  if (own && ipv6 === 'link-local') return own;
  if (ipv4 === 'disabled') return lastAssignment(profile, 'DOMAIN');
  // With BOOTPROTO=shared neither is read for IPv4.
  return ipv4 === 'shared' ? lastAssignment(profile, 'DOMAIN') : undefined;
}

function withoutFamily(profile: Profile, domain: Attribute): Finding {
  const how = {
    'link-local': 'IPv6 has link-local addresses only',
    disabled: 'IPv6 is disabled',
    ignore: 'IPv6 is off',
  };
  const other = profile.ipv4 === 'shared' ? 'IPv4 is shared' : 'IPv4 is off';
  return {
    code: 'domain-without-family',
    span: domain.span,
    message: `${domain.name}=${domain.value}, but ${domain.name === 'DOMAIN' ? `${other} and ` : ''}${how[profile.ipv6 as keyof typeof how]}; NetworkManager refuses the file`,
    fixes: [
      ...(profile.ipv6 === 'link-local' ? [switchOn(profile)] : []),
      fix(`Remove ${domain.name}`, dropKeys(profile, [domain.name])),
    ],
  };
}

const switchOn = (profile: Profile) => fix('Set IPV6_AUTOCONF=yes', putKey(profile, 'IPV6_AUTOCONF', 'yes'));
