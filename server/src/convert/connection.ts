// [connection] and the small sections beside it: identity, start, membership, match, user, hostname, proxy.
// Source: make_connection_setting and what follows it in nms-ifcfg-rh-reader.c; words and numbers of libnm's enums.
import { integerOf, isTrue } from '../syntax/ifcfg/scalar';
import { interfaceNameComplaint, ifcfgUuid } from '../schema/values-ifcfg';
import { type ProfileBuilder, most, splitWords } from './profile-builder';

const types: Readonly<Record<string, string>> = { wireless: 'wifi' };
const titles: Readonly<Record<string, string>> = { bond: 'Bond', bridge: 'Bridge', team: 'Team', vlan: 'Vlan' };
const resolver = { no: '0', resolve: '1', yes: '2', default: '-1' };

/** Who a profile is, when it starts, and for whom. `suffix` is that of the file, `ssid` the name of a Wi-Fi network. */
export function makeConnection(making: ProfileBuilder, suffix: string, ssid: string | undefined): void {
  const { source, kind } = making;
  const name = source.value('NAME');
  const told = ssid === undefined || ssid === suffix ? suffix : `${ssid} (${suffix})`;
  making.put('connection.id', name ?? `${titles[kind] ?? 'System'} ${told}`);
  source.keep('NAME', 'connection.id');
  makeUuid(making);
  making.put('connection.type', types[kind] ?? kind);
  for (const key of ['TYPE', 'DEVICETYPE', 'BONDING_MASTER']) source.keep(key, 'connection.type');
  if (kind === 'vlan' && making.isOfScripts && source.profile?.isMistypedVlan)
    source.change('TYPE', 'VLAN=yes has the legacy scripts make a VLAN, whatever TYPE says', 'connection.type');
  if (source.value('TYPE') === 'CTC') source.change('TYPE', 'becomes an Ethernet profile', 'connection.type');
  if (isTrue(source.value('VLAN'), false) === (kind === 'vlan')) source.keep('VLAN', 'connection.type');
  else source.drop('VLAN', `${source.value('VLAN') ?? ''} does not count beside TYPE`);
  if (isTrue(source.value('NM_CONTROLLED'), true)) source.keep('NM_CONTROLLED');
  else source.change('NM_CONTROLLED', 'NetworkManager takes the device over');
  makeDevice(making);
  making.flag('ONBOOT', 'connection.autoconnect', true);
  making.integer('AUTOCONNECT_PRIORITY', 'connection.autoconnect-priority', -999, 999, 0);
  making.integer('AUTOCONNECT_RETRIES', 'connection.autoconnect-retries', -1, most, -1);
  making.ternary('AUTOCONNECT_SLAVES', 'connection.autoconnect-slaves');
  making.text('ZONE', 'connection.zone');
  making.text('STABLE_ID', 'connection.stable-id');
  if (integerOf(source.value('MULTI_CONNECT') ?? '0') === undefined)
    source.drop('MULTI_CONNECT', `${source.value('MULTI_CONNECT')!} is not a number: NetworkManager takes the default`);
  else making.word('MULTI_CONNECT', 'connection.multi-connect', { 0: '0', 1: '1', 2: '2', 3: '3' }, '0');
  making.list('SECONDARY_UUIDS', 'connection.secondaries', splitWords(source.value('SECONDARY_UUIDS')), isUuid);
  making.ternary('CONNECTION_METERED', 'connection.metered', '1', '2');
  if (source.value('LLDP') === 'rx') making.word('LLDP', 'connection.lldp', { rx: '1' });
  else making.ternary('LLDP', 'connection.lldp');
  making.integer('AUTH_RETRIES', 'connection.auth-retries', -1, most, -1);
  making.integer('WAIT_ACTIVATION_DELAY', 'connection.wait-activation-delay', -1, most, -1);
  if (source.value('MUD_URL') === 'none' || /^https:\/\//.test(source.value('MUD_URL') ?? 'https://'))
    making.text('MUD_URL', 'connection.mud-url');
  else making.refuse('MUD_URL', 'not an https address');
  making.word('MDNS', 'connection.mdns', resolver, '-1');
  making.word('LLMNR', 'connection.llmnr', resolver, '-1');
  making.word(
    'DNS_OVER_TLS',
    'connection.dns-over-tls',
    { no: '0', opportunistic: '1', yes: '2', default: '-1' },
    '-1',
  );
  makeMptcp(making);
  makeTimes(making);
  makeUsers(making);
  makeBeside(making);
}

const isUuid = (text: string): boolean => ifcfgUuid.complaint!(text) === undefined;

function makeUuid(making: ProfileBuilder): void {
  const value = making.source.value('UUID');
  if (value === undefined) return;
  if (isUuid(value)) making.text('UUID', 'connection.uuid');
  else making.refuse('UUID', `${value} is not a UUID`);
}

function makeDevice(making: ProfileBuilder): void {
  const { source, kind } = making;
  const device = source.value('DEVICE');
  const needed = kind === 'bond' || kind === 'bridge' || kind === 'team';
  const complaint = device === undefined ? 'missing' : interfaceNameComplaint(device)?.message;
  if (complaint === undefined) making.text('DEVICE', 'connection.interface-name');
  else if (needed) making.refuse('DEVICE', `${complaint}; a ${kind} needs a name`);
  else source.drop('DEVICE', `${complaint}; the profile fits any interface`);
}

// enum NMMptcpFlags.
const mptcp: Readonly<Record<string, number>> = {
  disabled: 1,
  enabled: 2,
  'also-without-sysctl': 4,
  'also-without-default-route': 8,
  signal: 16,
  subflow: 32,
  backup: 64,
  fullmesh: 128,
};

function makeMptcp(making: ProfileBuilder): void {
  const words = splitWords(making.source.value('MPTCP_FLAGS'), /[ \t,]+/);
  if (words.length === 0) return;
  const bits = (word: string): number | undefined => (Object.hasOwn(mptcp, word) ? mptcp[word] : integerOf(word, 0));
  const unknown = words.filter((it) => bits(it) === undefined);
  if (unknown.length > 0) {
    making.source.drop('MPTCP_FLAGS', `${unknown.join(' ')} is not known`);
    return;
  }
  making.put('connection.mptcp-flags', String(words.reduce((all, it) => all | bits(it)!, 0)));
  making.source.keep('MPTCP_FLAGS', 'connection.mptcp-flags');
}

function makeTimes(making: ProfileBuilder): void {
  const { source } = making;
  const ping = Number(source.value('GATEWAY_PING_TIMEOUT') ?? 0);
  if (ping > 600) {
    making.put('connection.gateway-ping-timeout', '600');
    source.change(
      'GATEWAY_PING_TIMEOUT',
      `${ping} is more than 600 seconds, which is the most`,
      'connection.gateway-ping-timeout',
    );
  } else making.integer('GATEWAY_PING_TIMEOUT', 'connection.gateway-ping-timeout', 0, 600, 0);
  const wait = source.value('DEVTIMEOUT');
  if (wait === undefined) return;
  if (!/^\d+(?:\.\d+)?$/.test(wait) || Number(wait) * 1000 > most) {
    source.drop('DEVTIMEOUT', `${wait} is not a number of seconds`);
    return;
  }
  making.put('connection.wait-device-timeout', String(Math.round(Number(wait) * 1000)));
  source.keep('DEVTIMEOUT', 'connection.wait-device-timeout');
}

function makeUsers(making: ProfileBuilder): void {
  const users = splitWords(making.source.value('USERS'));
  if (users.length === 0) return;
  const right = users.filter((it) => !it.includes(':'));
  if (right.length === 0) {
    making.source.drop('USERS', 'no name in it that NetworkManager takes');
    return;
  }
  const path = 'connection.permissions';
  making.put(
    path,
    right.map((it) => `user:${it}:`),
  );
  if (right.length === users.length) making.source.keep('USERS', path);
  else making.source.change('USERS', `left out: ${users.filter((it) => it.includes(':')).join(' ')}`, path);
}

/** [match], [user], [hostname], [proxy]. */
function makeBeside(making: ProfileBuilder): void {
  const { source } = making;
  for (const [key, path] of matches) making.list(key, path, splitWords(source.value(key)));
  for (const name of source.names) {
    if (!name.startsWith('NM_USER_')) continue;
    const key = userKeyOf(name.slice('NM_USER_'.length));
    if (key === undefined) source.drop(name, 'its name is not the code of a key with a dot');
    else making.text(name, `user.${key}`);
  }
  making.integer('HOSTNAME_PRIORITY', 'hostname.priority', -most - 1, most, 0);
  making.ternary('HOSTNAME_FROM_DHCP', 'hostname.from-dhcp');
  making.ternary('HOSTNAME_FROM_DNS_LOOKUP', 'hostname.from-dns-lookup');
  making.ternary('HOSTNAME_ONLY_FROM_DEFAULT', 'hostname.only-from-default');
  makeProxy(making);
}

/** [proxy], which is there with PROXY_METHOD alone. */
function makeProxy(making: ProfileBuilder): void {
  const { source } = making;
  const method = source.value('PROXY_METHOD')?.toLowerCase();
  if (method === undefined) return source.drop('BROWSER_ONLY', 'it does not count without PROXY_METHOD');
  making.flag('BROWSER_ONLY', 'proxy.browser-only', false);
  if (method === 'none' || method === 'auto') source.keep('PROXY_METHOD', 'proxy.method');
  else source.drop('PROXY_METHOD', `${method} is not auto: NetworkManager takes none`);
  if (method !== 'auto') return;
  making.put('proxy.method', '1');
  making.text('PAC_URL', 'proxy.pac-url');
  making.text('PAC_SCRIPT', 'proxy.pac-script');
}

const matches = [
  ['MATCH_INTERFACE_NAME', 'match.interface-name'],
  ['MATCH_DRIVER', 'match.driver'],
  ['MATCH_PATH', 'match.path'],
  ['MATCH_KERNEL_COMMAND_LINE', 'match.kernel-command-line'],
] as const;

/** `MY__KEY` → `my.key`: lower case is written upper, upper case `_X`, a dot `__`, anything else `_ooo` (octal). */
function userKeyOf(code: string): string | undefined {
  const key = code.replace(
    /__|_([0-7]{3})|_([A-Z])|([A-Z])/g,
    (_all, octal?: string, upper?: string, plain?: string) =>
      octal !== undefined ? String.fromCharCode(parseInt(octal, 8)) : (upper ?? plain?.toLowerCase() ?? '.'),
  );
  // The characters that libnm takes in a key (nm_setting_user_check_key).
  return key.includes('.') && /^[\w.+/-]+$/.test(key) ? key : undefined;
}
