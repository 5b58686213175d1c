// `[connection]`: what a profile is, which device it is for, and whose port that device is.
import type { AttributeRow, Choice, Complaint, ElementRow, ValueKind } from '../types';
import { form, ifcfgUuid, isOldUuid, interfaceName } from '../values-ifcfg';
import { freeText, keyfileListOf, row, keyfileWord } from './kinds';

/** The types of a profile: first by the name that a person writes, with the name of their group. */
export interface ConnectionType extends Choice {
  /** The name that libnm has for it, where that is another one. */
  readonly long?: string;
  /** A profile of it needs its group, or a device name. */
  readonly needs?: 'group' | 'name' | 'both';
  /** NetworkManager makes the device. */
  readonly isMade?: boolean;
}

const connectionTypes: readonly ConnectionType[] = [
  { value: 'ethernet', long: '802-3-ethernet', doc: 'A network card.' },
  { value: 'bridge', doc: 'A bridge, which guests can be attached to.', needs: 'name', isMade: true },
  { value: 'bond', doc: 'Several cards as one.', needs: 'name', isMade: true },
  { value: 'vlan', doc: 'A VLAN on another device.', needs: 'group', isMade: true },
  { value: 'team', doc: 'Several cards as one, by teamd; RHEL 10 has none.', needs: 'name', isMade: true },
  { value: 'ovs-bridge', doc: 'A bridge of Open vSwitch.', needs: 'name', isMade: true },
  { value: 'ovs-port', doc: 'A port of such a bridge.', needs: 'name', isMade: true },
  { value: 'ovs-interface', doc: 'The device in such a port.', isMade: true },
  { value: 'dummy', doc: 'A device that leads nowhere.', needs: 'name', isMade: true },
  { value: 'veth', doc: 'One end of a pair of devices.', needs: 'both', isMade: true },
  { value: 'vrf', doc: 'A routing table as a device.', needs: 'both', isMade: true },
  { value: 'macvlan', doc: 'A device with a MAC address of its own on another one.', needs: 'group', isMade: true },
  { value: 'vxlan', doc: 'A layer 2 network through UDP.', isMade: true },
  { value: 'ip-tunnel', doc: 'A tunnel: GRE, IPIP, SIT and others.', needs: 'group', isMade: true },
  { value: 'tun', doc: 'A TUN or TAP device.', isMade: true },
  { value: 'wireguard', doc: 'A WireGuard tunnel.', needs: 'name', isMade: true },
  { value: 'infiniband', doc: 'An InfiniBand card.' },
  { value: 'macsec', doc: 'An encrypted link.', needs: 'group', isMade: true },
  { value: 'loopback', doc: 'The loopback device.', since: '1.42' },
  { value: 'wifi', long: '802-11-wireless', doc: 'A wireless network.', needs: 'group' },
  { value: 'vpn', doc: 'A VPN of a plugin.', needs: 'group' },
  { value: 'gsm', doc: 'A mobile broadband modem.' },
  { value: 'cdma', doc: 'An old mobile broadband modem.' },
  { value: 'bluetooth', doc: 'A network of a phone.', needs: 'group' },
  { value: 'pppoe', doc: 'PPP over Ethernet.', needs: 'group' },
  { value: 'adsl', doc: 'A DSL modem.', needs: 'group' },
  { value: 'wifi-p2p', doc: 'Wi-Fi Direct.', needs: 'group' },
  { value: 'olpc-mesh', long: '802-11-olpc-mesh', doc: 'The mesh of OLPC laptops.', needs: 'group' },
  { value: 'wpan', doc: 'IEEE 802.15.4.' },
  { value: '6lowpan', doc: 'IPv6 over IEEE 802.15.4.', needs: 'group' },
  { value: 'wimax', doc: 'WiMAX, which nothing supports any more.', needs: 'group' },
  { value: 'generic', doc: 'A device that NetworkManager knows nothing about.' },
  { value: 'hsr', doc: 'A redundant ring.', since: '1.46', needs: 'both', isMade: true },
  {
    value: 'ipvlan',
    doc: 'A device on another one, with its MAC address.',
    since: '1.52',
    needs: 'both',
    isMade: true,
  },
];

const byName = new Map(
  connectionTypes.flatMap((it) =>
    [it.value, it.long].flatMap((name) => (name === undefined ? [] : [[name, it] as const])),
  ),
);

/** The type of that name, short or long. */
export const connectionTypeOf = (name: string): ConnectionType | undefined => byName.get(name);

/** The first name of a group: `ethernet` for `802-3-ethernet`. */
export const groupNameOf = (name: string): string => groupAliases[name] ?? name;

/** Long names of groups, under which values are looked up first. */
export const groupAliases: Readonly<Record<string, string>> = {
  '802-3-ethernet': 'ethernet',
  '802-11-wireless': 'wifi',
  '802-11-wireless-security': 'wifi-security',
  '802-11-olpc-mesh': 'olpc-mesh',
};

/** What a port can be a port of. */
export const portTypes: readonly Choice[] = [
  { value: 'bridge', doc: 'A bridge.' },
  { value: 'bond', doc: 'A bond.' },
  { value: 'team', doc: 'A team.' },
  { value: 'vrf', doc: 'A VRF. Its ports keep their addresses.' },
  { value: 'ovs-bridge', doc: 'A bridge of Open vSwitch, of which ovs-port profiles are ports.' },
  { value: 'ovs-port', doc: 'A port of Open vSwitch, which interfaces stand in.' },
  { value: 'hsr', doc: 'A redundant ring.', since: '1.46' },
];

const words = { default: -1, no: 0, yes: 1 };
const permission = form('user:NAME:', 'kf-permissions', /^user:[^:]+:?$/, 'user:joe:');
const oneUuid = {
  ...ifcfgUuid,
  complaint: (value: string): Complaint | undefined =>
    isOldUuid(value)
      ? {
          message: `${value} is not of the form 8-4-4-4-12, and NetworkManager makes another UUID of it without a word`,
          severity: 'warning',
        }
      : ifcfgUuid.complaint!(value),
};

/** Long names are types, too; they are not offered. */
const typeKind: ValueKind = {
  ...keyfileWord(connectionTypes, 'type-unknown'),
  complaint: (value) =>
    byName.has(value)
      ? undefined
      : value === ''
        ? { message: 'there is no type', code: 'kf-value-empty' }
        : keyfileWord(connectionTypes, 'type-unknown').complaint!(value),
};

const keys: Readonly<Record<string, AttributeRow>> = {
  id: row.filled('Name of the profile, for people.', 'name', { default: 'the name of the file', example: 'br0' }),
  uuid: row.of(
    'Identity of the profile, by which others can name it. Without it NetworkManager makes one of the path of the file.',
    oneUuid,
    'refuse',
  ),
  type: row.of('What the profile is.', typeKind, 'refuse'),
  'interface-name': row.of(
    'The device that the profile is for, or that it makes.',
    { ...interfaceName('device'), complaint: nameComplaint },
    'refuse',
  ),
  autoconnect: row.yesNo('The profile starts by itself.', true),
  'autoconnect-priority': row.number('Of several profiles for one device the highest starts.', -999, 999, 0, {
    since: '1.2',
  }),
  'autoconnect-retries': row.int('How often a start is tried; -1 as configured, 0 for ever.', -1, -1, { since: '1.6' }),
  'autoconnect-slaves': row.choice('The ports start with this controller.', words, -1, { since: '1.2' }),
  'autoconnect-ports': row.choice('The ports start with this controller.', words, -1, {
    since: '1.46',
    former: 'autoconnect-slaves',
  }),
  master: row.of(
    'The controller that the device is a port of: its device name, or the uuid of its profile.',
    { ...freeText('device name or uuid of a profile'), names: 'device' },
    undefined,
  ),
  'slave-type': row.word('What the controller is.', portTypes, { code: 'kf-controller-type-unknown' }),
  controller: row.of(
    'The controller that the device is a port of: its device name, or the uuid of its profile.',
    { ...freeText('device name or uuid of a profile'), names: 'device' },
    undefined,
    { since: '1.46', former: 'master' },
  ),
  'port-type': row.word('What the controller is.', portTypes, {
    since: '1.46',
    former: 'slave-type',
    code: 'kf-controller-type-unknown',
  }),
  'multi-connect': row.choice(
    'On how many devices at once the profile may be.',
    { default: 0, single: 1, 'manual-multiple': 2, multiple: 3 },
    0,
    { since: '1.14' },
  ),
  metered: row.choice('Traffic costs money.', { unknown: 0, yes: 1, no: 2 }, 0, { since: '1.2' }),
  lldp: row.choice('What neighbours announce is listened to.', { default: -1, disable: 0, 'enable-rx': 1 }, -1, {
    since: '1.2',
    max: 2147483647,
  }),
  mdns: row.choice('Multicast DNS.', { default: -1, no: 0, resolve: 1, yes: 2 }, -1, { since: '1.12' }),
  llmnr: row.choice('Link-local name resolution.', { default: -1, no: 0, resolve: 1, yes: 2 }, -1, { since: '1.14' }),
  'dns-over-tls': row.choice(
    'Name servers are asked through TLS.',
    { default: -1, no: 0, opportunistic: 1, yes: 2 },
    -1,
    { since: '1.34' },
  ),
  dnssec: row.choice(
    'Answers of name servers are verified.',
    { default: -1, no: 0, 'allow-downgrade': 1, yes: 2 },
    -1,
    { since: '1.56' },
  ),
  zone: { doc: 'Zone of firewalld.', value: { ...freeText('zone of firewalld', 'libvirt'), names: 'zone' } },
  permissions: row.of('The users that may start it; nobody else may.', keyfileListOf(permission), 'refuse'),
  secondaries: row.of('VPN profiles that start with it.', keyfileListOf(oneUuid), 'silent'),
  'gateway-ping-timeout': row.number('Seconds to wait until the gateway answers.', 0, 600, 0),
  'ip-ping-addresses': row.text(
    'Addresses that must answer before the profile counts as connected.',
    'list of addresses',
    { since: '1.52' },
  ),
  'ip-ping-timeout': row.number('Seconds to wait for them.', 0, 600, 0, { since: '1.52' }),
  'wait-device-timeout': row.int('Milliseconds to wait for the device when the host starts.', -1, -1, {
    since: '1.20',
  }),
  'wait-activation-delay': row.int('Milliseconds to wait before the profile counts as connected.', -1, -1, {
    since: '1.40',
  }),
  'auth-retries': row.int('How often a password is tried.', -1, -1, { since: '1.10' }),
  'stable-id': row.text('What stable addresses and identities are made of.', 'text', {
    since: '1.4',
    default: '${CONNECTION}',
  }),
  'mud-url': row.of(
    'Manufacturer usage description.',
    form('https URL', 'kf-mud-url', /^(?:https:\/\/\S+|none)$/),
    'refuse',
    { since: '1.26' },
  ),
  'mptcp-flags': row.uint(
    'Multipath TCP, as the sum of 1 disabled, 2 enabled, 4 also without sysctl, 8 also without a default route, 16 signal, 32 subflow, 64 backup, 128 fullmesh.',
    0,
    { since: '1.40' },
  ),
  'down-on-poweroff': row.ternary('The device goes down when the host does.', { since: '1.48' }),
  timestamp: row.number('When it was last connected; written by NetworkManager.', 0, Number.MAX_SAFE_INTEGER, 0),
  'read-only': { doc: 'Not read.', value: freeText('nothing'), deprecated: 'NetworkManager does not read it.' },
};

function nameComplaint(value: string) {
  return value === ''
    ? { message: 'there is no device name', code: 'kf-value-empty' }
    : interfaceName().complaint!(value);
}

/** Name of a bridge or a port of Open vSwitch, of any length. Source: nm_utils_ifname_valid of 1.42.4. */
export const nameInSwitch: AttributeRow = {
  ...keys['interface-name']!,
  value: {
    ...keys['interface-name']!.value,
    complaint(value) {
      if (value === '') return nameComplaint(value);
      const odd = value.search(/[^\x21-\x7e]|[/\\]/);
      const plain = value.replace(/[^\x21-\x7e]|[/\\]/g, '');
      return odd < 0
        ? undefined
        : {
            message: `${value} has ${value[odd] === ' ' ? 'a blank' : value[odd]!} in it, which a name in Open vSwitch must not have`,
            part: [odd, odd + 1],
            instead: [plain === '' ? 'ovs0' : plain],
          };
    },
  },
};

export const connectionGroup: ElementRow = {
  doc: 'What the profile is, and which device it is for.',
  attributes: keys,
  children: {},
};
