// What libnm refuses of a profile as a whole, after each value was read for itself: conflicts between settings.
// Source: the verify functions of libnm's settings; compared with the recorded refusals of 1.42.4.
import { parseIpv4 } from '../address';
import { integerOf } from '../syntax/ifcfg/scalar';
import { dcbOf, dcbRefusals } from '../model/ifcfg/dcb';
import { credentialRefusals, dot1xOf, innerRefusals, needlessPasswords } from '../model/ifcfg/dot1x';
import { encoded, wrongHostnameFlags } from '../model/ifcfg/hostname-flags';
import { type Profile, takenOver } from '../model/ifcfg/profile';
import { refusedValues } from '../model/ifcfg/value-complaints';
import type { ProfileRefusal } from '../model/ifcfg/profile-refusal';
import { channelRefusals, protectionOf, wepKey, wepOf, wepRefusals } from '../model/ifcfg/wireless';
import { type ProfileBuilder, unsigned, type Value } from './profile-builder';

/** Adds why the profile would be refused. */
export function verify(making: ProfileBuilder, port: { readonly type: string } | undefined): void {
  const get = (section: string, key: string): Value | undefined => making.sections.get(section)?.get(key);
  const refuse = (when: boolean, why: string): void => {
    if (when) making.refusals.push(why);
  };
  const method = get('ipv4', 'method');
  const hasAddress = get('ipv4', 'address1') !== undefined;
  refuse(method === 'manual' && !hasAddress, 'PREFIX or NETMASK without an address');
  refuse(method === 'link-local' && hasAddress, 'BOOTPROTO=autoip beside a static address');
  refuse(method === 'link-local' && get('ipv4', 'dns') !== undefined, 'BOOTPROTO=autoip beside a name server');
  refuse(method === 'disabled' && get('ipv4', 'link-local') === '3', 'IPV4_LINK_LOCAL=enabled while IPv4 is off');
  const fqdn = get('ipv4', 'dhcp-fqdn');
  refuse(typeof fqdn === 'string' && !fqdn.includes('.'), 'DHCP_FQDN without a dot');
  for (const [family, key] of [
    ['ipv4', 'DHCP_HOSTNAME_FLAGS'],
    ['ipv6', 'DHCPV6_HOSTNAME_FLAGS'],
  ] as const) {
    const flags = Number(get(family, 'dhcp-hostname-flags') ?? 0);
    // Those for IPv6 are looked at though it is off.
    const written = family === 'ipv6' ? (integerOf(making.source.value(key) ?? '') ?? 0) : flags;
    const fault = written < 0 || unsigned < written ? undefined : wrongHostnameFlags(written);
    refuse(fault !== undefined, `${key}: ${fault ?? ''}`);
    refuse(family === 'ipv6' && (flags & encoded) !== 0, `${key}: DHCPv6 has no encoded name`);
    refuse(flags !== 0 && get(family, 'dhcp-send-hostname') === 'false', `${key} while no host name is sent`);
    refuse(
      (flags & 7) !== 0 && family === 'ipv4' && fqdn === undefined,
      `${key} speaks of a name that DHCP_FQDN does not give`,
    );
  }
  const token = get('ipv6', 'token');
  refuse(token !== undefined && get('ipv6', 'addr-gen-mode') !== 'eui64', 'IPV6_TOKEN needs IPV6_ADDR_GEN_MODE=eui64');
  const rejected = get('ipv4', 'dhcp-reject-servers');
  if (typeof rejected === 'object')
    for (const it of rejected) refuse(!isSubnet(it), `DHCP_REJECT_SERVERS: ${it} is not an address or subnet`);
  for (const [section, type, key] of portSections) {
    // A number that is none makes an empty section of a port of a bond.
    const isThere = making.sections.has(section) || (type === 'bond' && making.source.written(key) !== undefined);
    refuse(
      port !== undefined && port.type !== type && isThere,
      `${key} in a port of a ${port?.type ?? ''}, expected one of a ${type}`,
    );
  }
  const method6 = String(get('ipv6', 'method'));
  refuse(
    ['ignore', 'disabled', 'link-local'].includes(method6) && get('ipv6', 'dns-search') !== undefined,
    `search domains fall to IPv6, whose method ${method6} takes none`,
  );
  refuse(
    method6 === 'link-local' && get('ipv6', 'dns') !== undefined,
    'a name server of IPv6, whose method link-local takes none',
  );
  const isolated = get('wifi', 'ap-isolation');
  refuse(isolated !== undefined && get('wifi', 'mode') !== 'ap', 'AP_ISOLATION without MODE=Ap');
  const written = making.source.profile;
  const profile = written && making.options.takeOver ? takenOver(written) : written;
  if (profile) for (const it of cardRefusals(making, profile)) making.refusals.push(inWords(it, profile));
  verifyBond(making, refuse);
  verifyBridge(making, refuse);
  verifyCards(making, refuse);
  // What was refused as it was read has its reason already.
  const told = new Set(making.refusals.flatMap((it) => it.split(/\W+/)));
  for (const { key, why } of profile ? refusedValues(profile) : []) {
    if (!told.has(key)) making.refuse(key, why);
    told.add(key);
  }
}

/** What the readings of a profile say that is refused of its card, as the rules tell it. */
function* cardRefusals({ kind, keys }: ProfileBuilder, profile: Profile): Iterable<ProfileRefusal> {
  yield* dcbRefusals(dcbOf(profile));
  const dot1x = dot1xOf(profile);
  if (dot1x) {
    yield* credentialRefusals(dot1x);
    yield* innerRefusals(dot1x);
    for (const { password, file } of needlessPasswords(dot1x))
      yield {
        code: 'dot1x-cert-password',
        span: password.span,
        why: `${file.name} is no certificate at a pkcs11: address, which alone has a password`,
      };
  }
  if (kind !== 'wireless') return;
  yield* channelRefusals(profile);
  const isBeside = () => keys?.names.some((it) => wepKey.test(it) && keys.value(it) !== undefined) === true;
  if (protectionOf(profile) === 'wep') yield* wepRefusals(wepOf(profile), isBeside);
}

/** The reason with the key that it is about. */
function inWords({ span, why }: ProfileRefusal, { root }: Profile): string {
  const key = root.attributes.find((it) => it.span.start <= span.start && span.end <= it.span.end)?.name;
  return key === undefined || why.includes(key) ? why : `${key}: ${why}`;
}

type Refuse = (when: boolean, why: string) => void;

const portSections = [
  ['bond-port', 'bond', 'BOND_PORT_QUEUE_ID'],
  ['team-port', 'team', 'TEAM_PORT_CONFIG'],
] as const;

function isSubnet(text: string): boolean {
  const [address = '', length = '32'] = text.split('/');
  return parseIpv4(address) >= 0 && /^\d{1,2}$/.test(length) && Number(length) <= 32;
}

function verifyBond(making: ProfileBuilder, refuse: Refuse): void {
  const bond = making.sections.get('bond');
  if (!bond) return;
  const number = (key: string, standard: number): number => Number(bond.get(key) ?? standard);
  const interval = number('arp_interval', 0);
  const miimon = number('miimon', bond.has('arp_interval') ? 0 : 100);
  const hasTarget = bond.has('arp_ip_target') || bond.has('ns_ip6_target');
  refuse(interval > 0 && !hasTarget, 'arp_interval needs arp_ip_target');
  refuse(interval === 0 && hasTarget, 'arp_ip_target needs arp_interval');
  for (const key of ['updelay', 'downdelay'])
    refuse(bond.get('miimon') === '0' && number(key, 0) > 0, `${key} needs miimon`);
  const delay = number('peer_notif_delay', 0);
  refuse(
    delay > 0 && interval === 0 && (miimon === 0 || delay % miimon !== 0),
    'peer_notif_delay must be a multiple of miimon',
  );
  const arp = bond.get('num_grat_arp');
  const na = bond.get('num_unsol_na');
  refuse(
    arp !== undefined && na !== undefined && Number(arp) !== Number(na),
    'num_grat_arp and num_unsol_na must be equal',
  );
  const hash = String(bond.get('xmit_hash_policy') ?? 'vlan+srcmac');
  refuse(
    bond.get('balance-slb') === '1' && hash !== 'vlan+srcmac' && hash !== '5',
    'balance-slb needs xmit_hash_policy=vlan+srcmac',
  );
}

function verifyBridge(making: ProfileBuilder, refuse: Refuse): void {
  const bridge = making.sections.get('bridge');
  if (!bridge || bridge.get('stp') === 'false') return;
  for (const [key, name, least] of [
    ['forward-delay', 'DELAY', 2],
    ['hello-time', 'hello_time', 1],
    ['max-age', 'max_age', 6],
  ] as const) {
    const value = bridge.get(key);
    refuse(value !== undefined && Number(value) < least, `${name} must be at least ${least} seconds while STP is on`);
  }
}

function verifyCards(making: ProfileBuilder, refuse: Refuse): void {
  const { source } = making;
  const infiniband = making.sections.get('infiniband');
  const key = infiniband?.get('p-key');
  if (typeof key === 'string') {
    const name = `${String(infiniband!.get('parent'))}.${Number(key).toString(16).padStart(4, '0')}`;
    refuse(source.value('DEVICE') !== undefined && source.value('DEVICE') !== name, `DEVICE must be ${name}`);
  }
  const inner = making.sections.get('802-1x');
  const tunnel = ['peap', 'ttls', 'fast'].find((it) => inner?.get('eap')?.includes(it));
  refuse(
    tunnel !== undefined && !inner!.has('phase2-auth') && !inner!.has('phase2-autheap'),
    `IEEE_8021X_INNER_AUTH_METHODS is missing, which ${tunnel ?? ''} needs`,
  );
  const flags = Number(making.sections.get('connection')?.get('mptcp-flags') ?? 0);
  refuse((flags & 16) !== 0 && (flags & 128) !== 0, 'MPTCP_FLAGS: signal and fullmesh exclude each other');
}
