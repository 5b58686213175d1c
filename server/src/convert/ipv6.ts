// [ipv6]: method, static addresses, privacy and what DHCPv6 is asked. Source: make_ip6_setting and check_dns_search_domains
// in nms-ifcfg-rh-reader.c.
import { ipv6AddressesOf } from '../model/ifcfg/addresses';
import { isTrue } from '../syntax/ifcfg/scalar';
import { parseIpv6, addressText } from '../address';
import { type ProfileBuilder, most, unsigned, splitWords } from './profile-builder';
import { makeResolverOptions, makeServers, makeTable, type RouteContext } from './resolver';

const privacies = ['rfc3041', 'rfc4941'];

export function makeIpv6(making: ProfileBuilder, around: RouteContext): void {
  const { source } = making;
  const method = methodOf6(making);
  making.put('ipv6.method', method);
  making.flag('IPV6_DEFROUTE', 'ipv6.never-default', true, true);
  const device = source.value('DEVICE');
  const only = making.global?.value('IPV6_DEFAULTGW')?.split('%')[1] ?? making.global?.value('IPV6_DEFAULTDEV');
  if (only !== undefined && device !== undefined) {
    if (only === device) making.sections.get('ipv6')?.delete('never-default');
    else making.put('ipv6.never-default', 'true');
  }
  making.flag('IPV6_PEERDNS', 'ipv6.ignore-auto-dns', true, true);
  making.flag('IPV6_PEERROUTES', 'ipv6.ignore-auto-routes', true, true);
  making.flag('IPV6_FAILURE_FATAL', 'ipv6.may-fail', false, true);
  making.integer('IPV6_ROUTE_METRIC', 'ipv6.route-metric', -1, unsigned, -1);
  makeTable(making, 6, around);
  making.integer('IPV6_REQUIRED_TIMEOUT', 'ipv6.required-timeout', -1, most, -1);
  making.ternary('IPV6_AUTO_ROUTE_EXT_GW', 'ipv6.auto-route-ext-gw');
  making.ternary('IPV6_REPLACE_LOCAL_RULE', 'ipv6.replace-local-rule');
  makePrivacy(making);
  if (method !== 'ignore' && method !== 'disabled') {
    makeDhcp6(making, method);
    makeAddresses6(making);
    makeGeneration(making);
    makeServers(making, 6);
    making.list('IPV6_DOMAIN', 'ipv6.dns-search', splitWords(source.value('IPV6_DOMAIN'), / +/));
    makeResolverOptions(making, 'IPV6_RES_OPTIONS', 'ipv6.dns-options');
    making.integer('IPV6_DNS_PRIORITY', 'ipv6.dns-priority', -most - 1, most, 0);
  } else {
    for (let n = 1; source.value(`DNS${n}`) !== undefined; n++)
      if (parseIpv6(source.value(`DNS${n}`)!.split('#', 1)[0]!)) source.drop(`DNS${n}`, 'IPv6 is off in this profile');
  }
  const domains = splitWords(source.value('DOMAIN'), / +/);
  if (domains.length === 0 || making.sections.get('ipv4')?.has('dns-search')) return;
  const own = making.sections.get('ipv6')?.get('dns-search');
  making.put('ipv6.dns-search', [...new Set([...(Array.isArray(own) ? (own as string[]) : []), ...domains])]);
  source.keep('DOMAIN', 'ipv6.dns-search');
}

function methodOf6(making: ProfileBuilder): string {
  const { source } = making;
  const path = 'ipv6.method';
  const disabled = making.boolean('IPV6_DISABLED', path);
  const own = making.boolean('IPV6INIT', path);
  const global = isTrue(making.global?.value('IPV6INIT'), false);
  if (disabled) return 'disabled';
  // To the legacy scripts IPv6 is on unless a file says otherwise, and what there is of it counts.
  const isMeant = making.isOfScripts && ['IPV6ADDR', 'IPV6ADDR_SECONDARIES', 'DHCPV6C'].some((it) => source.value(it));
  if (!(own ?? (source.value('IPV6INIT') === undefined && (global || isMeant)))) return 'ignore';
  const autoconf = source.value('IPV6_AUTOCONF');
  if (autoconf === 'shared') {
    source.keep('IPV6_AUTOCONF', path);
    return 'shared';
  }
  const forwarding = making.boolean('IPV6FORWARDING', path) ?? false;
  if (making.boolean('IPV6_AUTOCONF', path) ?? !forwarding) {
    if (isTrue(source.value('DHCPV6C'), false))
      source.drop('DHCPV6C', 'IPV6_AUTOCONF comes first: the router says whether DHCPv6 is used');
    else making.boolean('DHCPV6C', path);
    return 'auto';
  }
  if (making.boolean('DHCPV6C', path)) return 'dhcp';
  return (source.value('IPV6ADDR') ?? source.value('IPV6ADDR_SECONDARIES')) ? 'manual' : 'link-local';
}

function makePrivacy(making: ProfileBuilder): void {
  const { source } = making;
  const value = source.value('IPV6_PRIVACY');
  if (value === undefined) return;
  const on = isTrue(value, false) || privacies.includes(value);
  const publicFirst = making.boolean('IPV6_PRIVACY_PREFER_PUBLIC_IP', 'ipv6.ip6-privacy') ?? false;
  making.put('ipv6.ip6-privacy', on ? (publicFirst ? '1' : '2') : '0');
  source.keep('IPV6_PRIVACY', 'ipv6.ip6-privacy');
}

function makeDhcp6(making: ProfileBuilder, method: string): void {
  const { source } = making;
  making.text('DHCPV6_DUID', 'ipv6.dhcp-duid');
  making.text('DHCPV6_IAID', 'ipv6.dhcp-iaid');
  making.text('DHCPV6_HOSTNAME', 'ipv6.dhcp-hostname');
  const name = source.value('DHCP_HOSTNAME');
  if (source.value('DHCPV6_HOSTNAME') === undefined && (method === 'auto' || method === 'dhcp') && name?.includes('.'))
    making.text('DHCP_HOSTNAME', 'ipv6.dhcp-hostname');
  making.flag('DHCPV6_SEND_HOSTNAME', 'ipv6.dhcp-send-hostname', true);
  making.integer('IPV6_DHCP_TIMEOUT', 'ipv6.dhcp-timeout', 0, most, 0);
  making.integer('IPV6_RA_TIMEOUT', 'ipv6.ra-timeout', 0, most, 0);
  making.integer('DHCPV6_HOSTNAME_FLAGS', 'ipv6.dhcp-hostname-flags', 0, unsigned, 0);
  if (making.version >= 1_044_000) making.text('DHCPV6_PD_HINT', 'ipv6.dhcp-pd-hint');
}

function makeAddresses6(making: ProfileBuilder): void {
  const { source } = making;
  const all = new Set<string>();
  for (const { attribute, word, address, prefix } of source.profile ? ipv6AddressesOf(source.profile) : []) {
    const key = attribute.name;
    if (!address || prefix === undefined) {
      making.refuse(key, `${word} is not an IPv6 address`);
      continue;
    }
    all.add(`${addressText(address)}/${prefix}`);
    if (word.includes('/')) source.keep(key, `ipv6.address${all.size}`);
    else source.change(key, `${word} has no prefix: /64 is taken`, `ipv6.address${all.size}`);
  }
  const gateway = source.value('IPV6_DEFAULTGW') ?? making.global?.value('IPV6_DEFAULTGW');
  const parsed = gateway === undefined ? undefined : parseIpv6(gateway.split('%', 1)[0]!);
  if (all.size > 0 && gateway !== undefined && !parsed)
    making.refuse('IPV6_DEFAULTGW', `${gateway} is not an IPv6 address`);
  const never = making.sections.get('ipv6')?.get('never-default') === 'true';
  const used = all.size > 0 && parsed && !never;
  if (used && gateway!.includes('%'))
    source.change('IPV6_DEFAULTGW', 'its device is left out: it is that of the profile', 'ipv6.address1');
  else if (used) source.keep('IPV6_DEFAULTGW', 'ipv6.address1');
  else
    source.drop('IPV6_DEFAULTGW', never ? 'the profile has no default route' : 'there is no static address beside it');
  [...all].forEach((it, i) =>
    making.put(`ipv6.address${i + 1}`, used && i === 0 ? `${it},${addressText(parsed)}` : it),
  );
}

/** How addresses are made; a token needs eui64. */
function makeGeneration(making: ProfileBuilder): void {
  const { source } = making;
  const path = 'ipv6.addr-gen-mode';
  const modes = {
    eui64: 'eui64',
    'stable-privacy': 'stable-privacy',
    'default-or-eui64': 'default-or-eui64',
    default: 'default',
  };
  making.word('IPV6_ADDR_GEN_MODE', path, modes, 'default-or-eui64');
  const token = source.value('IPV6_TOKEN');
  if (token === undefined) return;
  const address = parseIpv6(token);
  if (
    !address ||
    address.words[0] !== 0 ||
    address.words[1] !== 0 ||
    (address.words[2] === 0 && address.words[3] === 0)
  ) {
    making.refuse('IPV6_TOKEN', `${token} is not the second half of an address`);
    return;
  }
  if (source.value('IPV6_ADDR_GEN_MODE') === undefined) making.put(path, 'eui64');
  making.text('IPV6_TOKEN', 'ipv6.token');
}
