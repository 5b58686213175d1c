// [ipv4]: method, static addresses with those of alias files, and what DHCP is asked. Source: make_ip4_setting and
// read_aliases in nms-ifcfg-rh-reader.c.
import { prefixAt } from '../model/ifcfg/addresses';
import { isTrue, integerOf } from '../syntax/ifcfg/scalar';
import { type Address, ipv4Address, parseIpv4, addressText } from '../address';
import { suffixOf } from '../model/file';
import { type ProfileBuilder, most, unsigned, splitWords } from './profile-builder';
import { makeResolverOptions, makeServers, makeTable, type RouteContext } from './resolver';
import type { IfcfgReader } from './ifcfg-reader';

export function makeIpv4(making: ProfileBuilder, around: RouteContext): void {
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
  if (making.isOfScripts) making.integer('METRIC', 'ipv4.route-metric', 0, unsigned, -1);
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
    makeResolverOptions(making, 'RES_OPTIONS', 'ipv4.dns-options', making.global?.value('RES_OPTIONS'));
    making.integer('IPV4_DNS_PRIORITY', 'ipv4.dns-priority', -most - 1, most, 0);
    makeDuplicateDetection(making);
    putAddresses(making, around, method, addresses, gateway);
  } else putAddresses(making, around, method, [], undefined);
}

function methodOf4(making: ProfileBuilder): string | undefined {
  const { source } = making;
  const value = source.value('BOOTPROTO');
  const method = source.profile?.ipv4;
  if (method === undefined || method === 'unknown') {
    making.refuse('BOOTPROTO', `${value!} is not a way to get an address`);
    return undefined;
  }
  making.put('ipv4.method', method);
  if (value?.toLowerCase() === 'bootp') source.change('BOOTPROTO', 'becomes dhcp', 'ipv4.method');
  else source.keep('BOOTPROTO', 'ipv4.method');
  return method;
}

function makeDhcp4(making: ProfileBuilder): void {
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
  making.list('DHCP_REJECT_SERVERS', 'ipv4.dhcp-reject-servers', splitWords(source.value('DHCP_REJECT_SERVERS')));
}

interface Static4 {
  readonly address: Address;
  readonly prefix: number;
}

/** Where the default route leads, and the line that says so. */
interface Gateway {
  readonly address: string;
  readonly from: IfcfgReader;
  readonly key: string;
}

function addressesOf4(making: ProfileBuilder, method: string): { addresses: Static4[]; gateway: Gateway | undefined } {
  const { source } = making;
  const addresses: Static4[] = [];
  let gateway: Gateway | undefined;
  for (const index of source.profile?.addresses ?? []) {
    const path = `ipv4.address${addresses.length + 1}`;
    const value = parseIpv4(source.value(`IPADDR${index}`)!);
    if (value < 0) {
      making.refuse(`IPADDR${index}`, `${source.value(`IPADDR${index}`)!} is not an IPv4 address`);
      continue;
    }
    const address = ipv4Address(value);
    const prefix = prefixAt(source.profile!, index, address);
    const masked = source.value(`PREFIX${index}`) === undefined ? `NETMASK${index}` : `PREFIX${index}`;
    if (prefix === undefined) {
      making.refuse(masked, `${source.value(masked)!} is not a mask`);
      continue;
    }
    if (method === 'shared' && addresses.length > 0) {
      for (const key of ['IPADDR', 'PREFIX', 'NETMASK'])
        source.drop(key + index, 'a shared connection has one address');
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

function gatewayOf(making: ProfileBuilder, key: string): Gateway | undefined {
  const address = making.source.value(key)!;
  if (parseIpv4(address) >= 0) return { address, from: making.source, key };
  making.refuse(key, `${address} is not an IPv4 address`);
  return undefined;
}

function keepMask(source: IfcfgReader, index: string, prefix: number, path: string): void {
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
  making: ProfileBuilder,
  around: RouteContext,
  method: string,
  own: readonly Static4[],
  ownGateway: Gateway | undefined,
): void {
  const { source } = making;
  const all = new Set<string>();
  const add = ({ address, prefix }: Static4): boolean => all.size < all.add(`${addressText(address)}/${prefix}`).size;
  for (const it of own) add(it);
  let gateway = ownGateway ?? (own.length > 0 ? globalGateway(making) : undefined);
  let mayRoute = ownGateway === undefined && source.value('DEFROUTE') === undefined;
  for (const alias of around.aliases) {
    const found = addressOfAlias(alias, own[0]);
    if (found === undefined) continue;
    if (!add(found)) {
      alias.dropAll('the same address is there already');
      continue;
    }
    const path = `ipv4.address${all.size}`;
    for (const key of ['PREFIX', 'NETMASK']) alias.keep(key, path);
    alias.change('IPADDR', 'a keyfile has no place for the label of the alias', path);
    alias.change('DEVICE', 'a keyfile has no place for the label of the alias', path);
    if (method === 'disabled') making.put('ipv4.method', 'manual');
    if (!mayRoute) continue;
    const value = alias.value('GATEWAY');
    if (value !== undefined && parseIpv4(value) >= 0) {
      gateway = { address: value, from: alias, key: 'GATEWAY' };
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
  if (never) gateway?.from.drop(gateway.key, `the profile has no default route: ${whyNone(making)}`);
  else gateway?.from.keep(gateway.key, 'ipv4.address1');
  if (making.sections.get('ipv4')?.get('never-default') === 'false')
    making.sections.get('ipv4')!.delete('never-default');
  [...all].forEach((it, i) =>
    making.put(`ipv4.address${i + 1}`, i === 0 && gateway !== undefined && !never ? `${it},${gateway.address}` : it),
  );
}

/** Why a profile has no default route. */
function whyNone({ global, source }: ProfileBuilder): string {
  const device = global?.value('GATEWAYDEV');
  const isOther = device !== undefined && source.value('DEVICE') !== undefined && device !== source.value('DEVICE');
  return isOther ? `${global!.file.basename} gives it to GATEWAYDEV=${device}` : 'DEFROUTE=no';
}

/** The gateway of all profiles, which /etc/sysconfig/network names. */
function globalGateway({ global }: ProfileBuilder): Gateway | undefined {
  const address = global?.value('GATEWAY');
  return global && address !== undefined ? { address, from: global, key: 'GATEWAY' } : undefined;
}

/** The address of an alias file; what it does not say it takes from the first address of the profile. */
function addressOfAlias(alias: IfcfgReader, base: Static4 | undefined): Static4 | undefined {
  const suffix = suffixOf(alias.file);
  if (!/^[^:]*:\w+$/.test(suffix) || alias.value('DEVICE') !== suffix) {
    alias.dropAll(
      `NetworkManager skips the file: its DEVICE must be ${suffix}, with letters, digits and _ behind the colon`,
    );
    return undefined;
  }
  const written = alias.value('IPADDR');
  const value = written === undefined ? -1 : parseIpv4(written);
  const address = written === undefined ? base?.address : value < 0 ? undefined : ipv4Address(value);
  const masked = alias.value('PREFIX') !== undefined || alias.value('NETMASK') !== undefined;
  const prefix = address && ((masked || !base) && alias.profile ? prefixAt(alias.profile, '', address) : base?.prefix);
  if (address && prefix !== undefined) return { address, prefix };
  alias.dropAll('NetworkManager skips the file: it has no right address');
  return undefined;
}

function makeDuplicateDetection(making: ProfileBuilder): void {
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
