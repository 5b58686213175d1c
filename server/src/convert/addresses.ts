// [ipv4] and [ipv6]: method, addresses, name servers and what DHCP is asked. Source: make_ip4_setting, make_ip6_setting,
// read_aliases and check_dns_search_domains in nms-ifcfg-rh-reader.c.
import { type Address, ipv4, parseAddress, parseIpv4, parseIpv6, text } from '../address';
import { addressIndices, isTrue, prefixOfAddress } from '../model/from-ifcfg';
import { suffixOf } from '../model/file';
import { integerOf } from '../schema/values-ifcfg';
import { type Making, most, unsigned, wordsOf } from './making';
import type { Source } from './source';

/** What a profile has to do with routes: rule files switch them off. */
export interface Surroundings {
  readonly aliases: readonly Source[];
  readonly hasRuleFile: boolean;
}

export function makeIpv4(making: Making, around: Surroundings): void {
  const { source } = making;
  const method = methodOf4(making);
  if (method === undefined) return;
  const gatewayDevice = making.global?.value('GATEWAYDEV');
  const device = source.value('DEVICE');
  making.flag('DEFROUTE', 'ipv4.never-default', true, true);
  if (gatewayDevice !== undefined && device !== undefined) {
    if (isTrue(source.value('DEFROUTE'), true) !== (gatewayDevice === device))
      source.change('DEFROUTE', `GATEWAYDEV=${gatewayDevice} comes first`, 'ipv4.never-default');
    making.put('ipv4.never-default', String(gatewayDevice !== device));
  }
  making.flag('PEERDNS', 'ipv4.ignore-auto-dns', true, true);
  making.flag('PEERROUTES', 'ipv4.ignore-auto-routes', true, true);
  making.flag('IPV4_FAILURE_FATAL', 'ipv4.may-fail', false, true);
  making.integer('IPV4_ROUTE_METRIC', 'ipv4.route-metric', -1, unsigned, -1);
  makeTable(making, 4, around);
  making.integer('IPV4_REQUIRED_TIMEOUT', 'ipv4.required-timeout', -1, most, -1);
  making.ternary('IPV4_AUTO_ROUTE_EXT_GW', 'ipv4.auto-route-ext-gw');
  making.ternary('IPV4_REPLACE_LOCAL_RULE', 'ipv4.replace-local-rule');
  making.word('IPV4_LINK_LOCAL', 'ipv4.link-local', { default: '0', auto: '1', disabled: '2', enabled: '3' }, '0');
  if (method !== 'disabled') {
    makeDhcp4(making);
    const { addresses, gateway } = addressesOf4(making, method);
    if (method !== 'shared') makeServers(making, 4);
    makeOptions(making, 'RES_OPTIONS', 'ipv4.dns-options', making.global?.value('RES_OPTIONS'));
    making.integer('IPV4_DNS_PRIORITY', 'ipv4.dns-priority', -most - 1, most, 0);
    makeDuplicateDetection(making);
    putAddresses(making, around, method, addresses, gateway);
  } else putAddresses(making, around, method, [], undefined);
}

function methodOf4(making: Making): string | undefined {
  const { source } = making;
  const value = source.value('BOOTPROTO');
  const lower = value?.toLowerCase() ?? 'none';
  let method: string;
  switch (lower) {
    case 'none':
    case 'static':
      method = ['', '0', '1', '2'].some((n) => ['IPADDR', 'PREFIX', 'NETMASK'].some((it) => source.value(it + n)))
        ? 'manual'
        : 'disabled';
      break;
    case 'dhcp':
    case 'bootp':
      method = 'auto';
      break;
    case 'autoip':
      method = 'link-local';
      break;
    case 'shared':
      method = 'shared';
      break;
    default:
      making.refuse('BOOTPROTO', `${value!} is not a way to get an address`);
      return undefined;
  }
  making.put('ipv4.method', method);
  if (lower === 'bootp') source.change('BOOTPROTO', 'becomes dhcp', 'ipv4.method');
  else source.keep('BOOTPROTO', 'ipv4.method');
  return method;
}

export function makeTable(making: Making, family: 4 | 6, around: Surroundings): void {
  const key = `IPV${family}_ROUTE_TABLE`;
  if (around.hasRuleFile) making.source.drop(key, 'a rule file beside it switches it off');
  else making.integer(key, `ipv${family}.route-table`, 0, unsigned, 0);
}

function makeDhcp4(making: Making): void {
  const { source } = making;
  if (source.value('DHCP_FQDN') === undefined) making.text('DHCP_HOSTNAME', 'ipv4.dhcp-hostname');
  else source.drop('DHCP_HOSTNAME', 'DHCP_FQDN comes first');
  making.text('DHCP_FQDN', 'ipv4.dhcp-fqdn');
  making.integer('DHCP_HOSTNAME_FLAGS', 'ipv4.dhcp-hostname-flags', 0, unsigned, 0);
  making.flag('DHCP_SEND_HOSTNAME', 'ipv4.dhcp-send-hostname', true);
  making.integer('IPV4_DHCP_TIMEOUT', 'ipv4.dhcp-timeout', 0, most, 0);
  making.text('DHCP_CLIENT_ID', 'ipv4.dhcp-client-id');
  making.text('DHCP_VENDOR_CLASS_IDENTIFIER', 'ipv4.dhcp-vendor-class-identifier');
  making.text('DHCP_IAID', 'ipv4.dhcp-iaid');
  making.list('DHCP_REJECT_SERVERS', 'ipv4.dhcp-reject-servers', wordsOf(source.value('DHCP_REJECT_SERVERS')));
}

interface Static4 {
  readonly address: Address;
  readonly prefix: number;
}

function addressesOf4(making: Making, method: string): { addresses: Static4[]; gateway: string | undefined } {
  const { source } = making;
  const { root } = source.file.tree;
  const addresses: Static4[] = [];
  let gateway: string | undefined;
  for (const index of root ? addressIndices(root) : []) {
    if (method === 'shared' && addresses.length > 0) {
      for (const key of ['IPADDR', 'PREFIX', 'NETMASK'])
        source.drop(key + index, 'a shared connection has one address');
      continue;
    }
    const path = `ipv4.address${addresses.length + 1}`;
    const value = parseIpv4(source.value(`IPADDR${index}`)!);
    if (value < 0) {
      making.refuse(`IPADDR${index}`, `${source.value(`IPADDR${index}`)!} is not an IPv4 address`);
      continue;
    }
    const address = ipv4(value);
    const prefix = prefixOfAddress(root!, index, address);
    const masked = source.value(`PREFIX${index}`) === undefined ? `NETMASK${index}` : `PREFIX${index}`;
    if (prefix === undefined) {
      making.refuse(masked, `${source.value(masked)!} is not a mask`);
      continue;
    }
    keepMask(source, index, prefix, path);
    if (source.value(`PREFIX${index}`) === undefined && source.value(`NETMASK${index}`) === undefined)
      source.change(`IPADDR${index}`, `no mask beside it: /${prefix} by its class`, path);
    else source.keep(`IPADDR${index}`, path);
    addresses.push({ address, prefix });
    if (source.value(`GATEWAY${index}`) === undefined) continue;
    if (gateway === undefined) gateway = gatewayOf(making, `GATEWAY${index}`);
    else source.drop(`GATEWAY${index}`, 'an earlier gateway comes first');
  }
  return { addresses, gateway };
}

function gatewayOf(making: Making, key: string): string | undefined {
  const value = making.source.value(key)!;
  if (parseIpv4(value) < 0) {
    making.refuse(key, `${value} is not an IPv4 address`);
    return undefined;
  }
  making.source.keep(key, 'ipv4.address1');
  return value;
}

function keepMask(source: Source, index: string, prefix: number, path: string): void {
  const netmask = source.value(`NETMASK${index}`);
  source.keep(`PREFIX${index}`, path);
  if (netmask === undefined) return;
  const mask = parseIpv4(netmask);
  if (mask === (prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0)) source.keep(`NETMASK${index}`, path);
  else if (source.value(`PREFIX${index}`) !== undefined)
    source.drop(`NETMASK${index}`, `PREFIX${index}=${prefix} comes first`);
  else
    source.change(`NETMASK${index}`, `${netmask} is not a mask of leading ones: NetworkManager takes /${prefix}`, path);
}

/** Static addresses with those of the alias files; the gateway rides on the first. */
function putAddresses(
  making: Making,
  around: Surroundings,
  method: string,
  own: readonly Static4[],
  ownGateway: string | undefined,
): void {
  const { source } = making;
  const all: string[] = [];
  const add = ({ address, prefix }: Static4): boolean => {
    const written = `${text(address)}/${prefix}`;
    if (all.includes(written)) return false;
    all.push(written);
    return true;
  };
  for (const it of own) add(it);
  let gateway = ownGateway ?? (own.length > 0 ? making.global?.value('GATEWAY') : undefined);
  let mayRoute = ownGateway === undefined && source.value('DEFROUTE') === undefined;
  for (const alias of around.aliases) {
    const found = addressOfAlias(alias, own[0]);
    if (found === undefined) continue;
    if (!add(found)) {
      alias.dropAll('the same address is there already');
      continue;
    }
    const path = `ipv4.address${all.length}`;
    for (const key of ['PREFIX', 'NETMASK']) alias.keep(key, path);
    alias.change('IPADDR', 'a keyfile has no place for the label of the alias', path);
    alias.change('DEVICE', 'a keyfile has no place for the label of the alias', path);
    if (method === 'disabled') making.put('ipv4.method', 'manual');
    if (!mayRoute) continue;
    const value = alias.value('GATEWAY');
    if (value !== undefined && parseIpv4(value) >= 0) {
      gateway = value;
      alias.keep('GATEWAY', 'ipv4.address1');
      mayRoute = false;
    }
    const route = alias.value('DEFROUTE');
    if (route !== undefined && isTrue(route, true) === isTrue(route, false)) {
      alias.keep('DEFROUTE', 'ipv4.never-default');
      if (!isTrue(route, true)) making.put('ipv4.never-default', 'true');
      mayRoute = false;
    }
  }
  const never = making.sections.get('ipv4')?.get('never-default') === 'true';
  if (never && gateway !== undefined)
    for (const index of ['', '0', '1', '2']) source.drop(`GATEWAY${index}`, 'the profile has no default route');
  if (making.sections.get('ipv4')?.get('never-default') === 'false')
    making.sections.get('ipv4')!.delete('never-default');
  all.forEach((it, i) =>
    making.put(`ipv4.address${i + 1}`, i === 0 && gateway !== undefined && !never ? `${it},${gateway}` : it),
  );
}

/** The address of an alias file; what it does not say it takes from the first address of the profile. */
function addressOfAlias(alias: Source, base: Static4 | undefined): Static4 | undefined {
  const suffix = suffixOf(alias.file);
  if (!/^[^:]*:\w+$/.test(suffix) || alias.value('DEVICE') !== suffix) {
    alias.dropAll(
      `NetworkManager skips the file: its DEVICE must be ${suffix}, with letters, digits and _ behind the colon`,
    );
    return undefined;
  }
  const written = alias.value('IPADDR');
  const value = written === undefined ? -1 : parseIpv4(written);
  const address = written === undefined ? base?.address : value < 0 ? undefined : ipv4(value);
  const masked = alias.value('PREFIX') !== undefined || alias.value('NETMASK') !== undefined;
  const prefix =
    address &&
    ((masked || !base) && alias.file.tree.root ? prefixOfAddress(alias.file.tree.root, '', address) : base?.prefix);
  if (address && prefix !== undefined) return { address, prefix };
  alias.dropAll('NetworkManager skips the file: it has no right address');
  return undefined;
}

function makeServers(making: Making, family: 4 | 6): void {
  const { source } = making;
  const servers: string[] = [];
  for (let n = 1; source.value(`DNS${n}`) !== undefined; n++) {
    const value = source.value(`DNS${n}`)!;
    const address = parseAddress(value.split('#', 1)[0]!);
    if (!address) making.refuse(`DNS${n}`, `${value} is not an address`);
    if (address?.family !== family) continue;
    if (servers.includes(value)) {
      source.drop(`DNS${n}`, 'the same server is there already');
      continue;
    }
    servers.push(value);
    source.keep(`DNS${n}`, `ipv${family}.dns`);
  }
  if (servers.length > 0) making.put(`ipv${family}.dns`, servers);
  if (family === 6) return;
  const key = wordsOf(source.value('DOMAIN'), / +/).length > 0 ? 'DOMAIN' : 'SEARCH';
  if (key === 'DOMAIN') source.drop('SEARCH', 'DOMAIN comes first');
  making.list(key, 'ipv4.dns-search', wordsOf(source.value(key), / +/));
}

function makeOptions(making: Making, key: string, path: string, global?: string): void {
  const own = wordsOf(making.source.value(key), / +/);
  const all = [...new Set([...own, ...wordsOf(global, / +/)])];
  if (all.length > 0) making.put(path, all);
  making.source.keep(key, path);
}

function makeDuplicateDetection(making: Making): void {
  const { source } = making;
  const path = 'ipv4.dad-timeout';
  const exact = integerOf(source.value('ACD_TIMEOUT') ?? '');
  if (exact !== undefined && -1 <= exact && exact <= 30000) {
    making.integer('ACD_TIMEOUT', path, -1, 30000, -1);
    source.drop('ARPING_WAIT', 'ACD_TIMEOUT comes first');
    return;
  }
  if (source.value('ACD_TIMEOUT') !== undefined) making.integer('ACD_TIMEOUT', path, -1, 30000, -1);
  making.integer('ARPING_WAIT', path, -1, 30, -1);
  const seconds = making.sections.get('ipv4')?.get('dad-timeout');
  if (typeof seconds === 'string' && Number(seconds) > 0) making.put(path, String(Number(seconds) * 1000));
}

const privacies = ['rfc3041', 'rfc4941'];

export function makeIpv6(making: Making, around: Surroundings): void {
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
    making.list('IPV6_DOMAIN', 'ipv6.dns-search', wordsOf(source.value('IPV6_DOMAIN'), / +/));
    makeOptions(making, 'IPV6_RES_OPTIONS', 'ipv6.dns-options');
    making.integer('IPV6_DNS_PRIORITY', 'ipv6.dns-priority', -most - 1, most, 0);
  } else {
    for (let n = 1; source.value(`DNS${n}`) !== undefined; n++)
      if (parseIpv6(source.value(`DNS${n}`)!.split('#', 1)[0]!)) source.drop(`DNS${n}`, 'IPv6 is off in this profile');
  }
  const domains = wordsOf(source.value('DOMAIN'), / +/);
  if (domains.length === 0 || making.sections.get('ipv4')?.has('dns-search')) return;
  const own = making.sections.get('ipv6')?.get('dns-search');
  making.put('ipv6.dns-search', [...new Set([...(Array.isArray(own) ? (own as string[]) : []), ...domains])]);
  source.keep('DOMAIN', 'ipv6.dns-search');
}

function methodOf6(making: Making): string {
  const { source } = making;
  const path = 'ipv6.method';
  const disabled = making.boolean('IPV6_DISABLED', path);
  const own = making.boolean('IPV6INIT', path);
  const global = isTrue(making.global?.value('IPV6INIT'), false);
  if (disabled) return 'disabled';
  if (!(own ?? (source.value('IPV6INIT') === undefined && global))) return 'ignore';
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

function makePrivacy(making: Making): void {
  const { source } = making;
  const value = source.value('IPV6_PRIVACY');
  if (value === undefined) return;
  const on = isTrue(value, false) || privacies.includes(value);
  const publicFirst = making.boolean('IPV6_PRIVACY_PREFER_PUBLIC_IP', 'ipv6.ip6-privacy') ?? false;
  making.put('ipv6.ip6-privacy', on ? (publicFirst ? '1' : '2') : '0');
  source.keep('IPV6_PRIVACY', 'ipv6.ip6-privacy');
}

function makeDhcp6(making: Making, method: string): void {
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

function makeAddresses6(making: Making): void {
  const { source } = making;
  const all: string[] = [];
  for (const key of ['IPV6ADDR', 'IPV6ADDR_SECONDARIES']) {
    for (const word of wordsOf(source.value(key), / +/)) {
      const [address, length = '64'] = word.split('/');
      const parsed = parseIpv6(address!);
      if (!parsed || !/^\d{1,3}$/.test(length) || Number(length) > 128) {
        making.refuse(key, `${word} is not an IPv6 address`);
        continue;
      }
      const written = `${text(parsed)}/${Number(length)}`;
      if (!all.includes(written)) all.push(written);
      if (word.includes('/')) source.keep(key, `ipv6.address${all.length}`);
      else source.change(key, `${word} has no prefix: /64 is taken`, `ipv6.address${all.length}`);
    }
  }
  const gateway = source.value('IPV6_DEFAULTGW') ?? making.global?.value('IPV6_DEFAULTGW');
  const parsed = gateway === undefined ? undefined : parseIpv6(gateway.split('%', 1)[0]!);
  if (all.length > 0 && gateway !== undefined && !parsed)
    making.refuse('IPV6_DEFAULTGW', `${gateway} is not an IPv6 address`);
  const never = making.sections.get('ipv6')?.get('never-default') === 'true';
  const used = all.length > 0 && parsed && !never;
  if (used && gateway!.includes('%'))
    source.change('IPV6_DEFAULTGW', 'its device is left out: it is that of the profile', 'ipv6.address1');
  else if (used) source.keep('IPV6_DEFAULTGW', 'ipv6.address1');
  else
    source.drop('IPV6_DEFAULTGW', never ? 'the profile has no default route' : 'there is no static address beside it');
  all.forEach((it, i) => making.put(`ipv6.address${i + 1}`, used && i === 0 ? `${it},${text(parsed)}` : it));
}

/** How addresses are made; a token needs eui64. */
function makeGeneration(making: Making): void {
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
