// Keys of ifcfg files: identity, start, hardware address, resolver features (make_connection_setting,
// make_wired_setting of nms-ifcfg-rh-reader.c). Compared with NetworkManager 1.42.4.
import type { AttributeRow, ValueKind } from './types';
import { enumeration, flagSet } from './values-enum';
import {
  boolean,
  booleanOr,
  form,
  ifcfgInteger,
  interfaceName,
  ifcfgListOf,
  ifcfgMac,
  macOr,
  ifcfgOneOf,
  numberOrNothing,
  seconds,
  ifcfgText,
  ifcfgUuid,
} from './values-ifcfg';

const most = 2147483647;

export const typeChoices = [
  { value: 'Ethernet', doc: 'A network card, real or virtual.' },
  { value: 'Bridge', doc: 'A software bridge: guests and network cards become its ports.' },
  { value: 'Bond', doc: 'Several network cards that act as one.' },
  { value: 'Vlan', doc: 'A tagged VLAN on top of another interface.' },
  { value: 'Team', doc: 'A team device. Deprecated in RHEL 9, gone in RHEL 10: use a bond.' },
  { value: 'Wireless', doc: 'A Wi-Fi card.' },
  { value: 'InfiniBand', doc: 'An IP-over-InfiniBand device or partition.' },
] as const;

/** Types that only the legacy scripts (or Open vSwitch) bring up; NetworkManager leaves such a device alone. */
export const legacyTypes: ReadonlyMap<string, string> = new Map([
  ['GRE', 'A GRE tunnel.'],
  ['GRE6', 'A GRE tunnel over IPv6.'],
  ['IPIP', 'An IPv4-in-IPv4 tunnel.'],
  ['IPIP6', 'A tunnel over IPv6.'],
  ['EXTERNAL', 'A tunnel device whose parameters come from elsewhere.'],
  ['SIT', 'An IPv6-in-IPv4 tunnel.'],
  ['sit', 'An IPv6-in-IPv4 tunnel.'],
  ['Tap', 'A persistent tap or tun device.'],
  ['Veth', 'A pair of virtual Ethernet devices.'],
  ['xDSL', 'PPP over Ethernet.'],
  ['Modem', 'A PPP connection over a modem.'],
  ['ISDN', 'An ISDN line.'],
  ['IPSEC', 'An IPsec connection.'],
  ['CIPE', 'An encrypted tunnel of old releases.'],
  ['Token Ring', 'A Token Ring card.'],
  ['infiniband', 'The spelling of InfiniBand that old scripts use.'],
  ['OVSBridge', 'A bridge of Open vSwitch.'],
  ['OVSUserBridge', 'A user-space bridge of Open vSwitch.'],
  ['OVSPort', 'A network card in a bridge of Open vSwitch.'],
  ['OVSIntPort', 'An internal port of Open vSwitch.'],
  ['OVSBond', 'A bond of Open vSwitch.'],
  ['OVSTunnel', 'A tunnel port of Open vSwitch.'],
  ['OVSPatchPort', 'A patch port of Open vSwitch.'],
  ['OVSDPDKPort', 'A DPDK port of Open vSwitch.'],
  ['OVSDPDKRPort', 'A DPDK ring port of Open vSwitch.'],
  ['OVSDPDKVhostUserPort', 'A vhost-user port of Open vSwitch.'],
  ['OVSDPDKBond', 'A DPDK bond of Open vSwitch.'],
]);

/**
 * Names of interfaces, without their number, that have a script of their own (`ifup-sit`) in initscripts, ppp, isdn4k-utils or
 * ipsec-tools. The legacy scripts take it where TYPE says no other; NetworkManager ignores such a file without TYPE where
 * the script is there.
 */
const ownScripts: ReadonlySet<string> = new Set([
  ...['sit', 'tunnel', 'ippp', 'isdn', 'ppp', 'plip', 'plusb', 'bnep', 'ipsec', 'ctc', 'sl', 'cipcb', 'ipx'],
]);

/** Whether an interface has a script of its own, by its name. */
export const hasOwnScript = (device: string): boolean => ownScripts.has(device.replace(/\d{1,15}$/, ''));

/**
 * Whether the legacy scripts bring up what NetworkManager does not know by this TYPE; one of their scripts may have that
 * name. `ctc` is CTC in other letters.
 */
export const isLegacyType = (type: string): boolean =>
  legacyTypes.has(type) || (ownScripts.has(type) && type !== 'ctc');

const resolver = (doc: string, word = 'resolve'): AttributeRow => ({
  doc,
  value: enumeration(['default', 'no', word, 'yes'], { first: -1 }),
  readers: ['N'],
  wrong: 'ignore',
  default: 'default',
});

const match = (what: string, keyfile: string): AttributeRow => ({
  doc: `Takes the profile only for devices whose ${what} matches one of the words. \`*\` and \`?\` are wildcards, a leading \`!\` excludes, \`|\` and \`&\` say whether one or all must match.`,
  value: ifcfgText(`list of patterns for the ${what}`),
  readers: ['N'],
  keyfile,
});

const mptcpFlags: ValueKind = flagSet(
  {
    ...{ none: 0, disabled: 1, enabled: 2, 'also-without-sysctl': 4, 'also-without-default-route': 8 },
    ...{ signal: 16, subflow: 32, backup: 64, fullmesh: 128 },
  },
  (bits, value) => {
    if (bits & 1 && bits !== 1) return `${value} has disabled beside other words, which exclude each other`;
    if (bits & 16 && bits & 128) return `${value} has signal and fullmesh, which exclude each other`;
    return bits > 255 ? `${value} has bits that stand for nothing` : undefined;
  },
);

export const generalKeys: Readonly<Record<string, AttributeRow>> = {
  TYPE: {
    doc: 'The kind of interface. NetworkManager takes any letter case, the legacy scripts only the exact spelling: for them `bridge` creates no bridge. Without it NetworkManager guesses from other keys and mostly arrives at Ethernet.',
    value: {
      ...ifcfgOneOf(typeChoices, { also: ['CTC'], code: 'type-unknown', describe: 'kind of interface' }),
    },
    code: 'type-unknown',
    severity: 'error',
    readers: ['N', 'L'],
    keyfile: 'connection.type',
    nmstate: 'type',
    wrong: 'ignore',
  },
  DEVICETYPE: {
    doc: 'Overrides TYPE. NetworkManager knows `Team` and `TeamPort`; for the legacy scripts it is the ending of the `ifup-` script to run (`ovs` for Open vSwitch).',
    value: {
      ...ifcfgText('kind of device', 'TeamPort'),
      choices: [
        { value: 'Team', doc: 'A team device.' },
        { value: 'TeamPort', doc: 'A port of a team.' },
        { value: 'ovs', doc: 'A device of Open vSwitch (legacy scripts).' },
      ],
    },
    readers: ['N', 'L'],
    keyfile: 'connection.type',
  },
  DEVICE: {
    doc: 'Name of the interface in the kernel, at most 15 characters; letter case matters. Required for bridges, bonds and teams. A profile for a network card without it (and without HWADDR) fits every card. NetworkManager drops a wrong name with a warning.',
    value: interfaceName('device'),
    code: 'device-name-invalid',
    severity: 'error',
    readers: ['N', 'L'],
    keyfile: 'connection.interface-name',
    nmstate: 'name',
    wrong: 'ignore',
  },
  NAME: {
    doc: 'Name of the profile for people and for `nmcli`. Without it NetworkManager makes one from the file name, such as `System eth0` or `Bridge br0`. The legacy `ifup` finds the file by it when it stands in double quotes.',
    value: ifcfgText('name of the profile', '"System eth0"'),
    readers: ['N', 'L'],
    keyfile: 'connection.id',
    nmstate: 'profile-name',
  },
  UUID: {
    doc: 'Identity of the profile. Without it NetworkManager derives one from the path of the file, so renaming the file makes a new profile. Two files must not have the same.',
    value: ifcfgUuid,
    readers: ['N'],
    keyfile: 'connection.uuid',
    wrong: 'refuse',
    default: 'a hash of the path of the file',
  },
  ONBOOT: {
    doc: 'Whether the interface starts by itself. For NetworkManager this means whenever the device appears, not only at boot.',
    value: boolean,
    readers: ['N', 'L'],
    keyfile: 'connection.autoconnect',
    wrong: 'silent',
    default: 'yes',
  },
  ONPARENT: {
    doc: 'In an alias or range file: whether the address comes up together with the parent interface. NetworkManager always brings it up.',
    value: boolean,
    readers: ['L'],
    default: 'yes',
  },
  NM_CONTROLLED: {
    doc: 'With `no`, NetworkManager leaves the device alone and the legacy service has to configure it. From RHEL 9 on there is no such service.',
    value: boolean,
    readers: ['N', 'L'],
    wrong: 'silent',
    default: 'yes',
  },
  USERCTL: {
    doc: 'Whether users without privileges may start and stop the interface with the legacy scripts. NetworkManager has USERS for that.',
    value: boolean,
    readers: ['L'],
    default: 'no',
  },
  USERS: {
    doc: 'User names, separated by blanks, who may use the profile. Everyone when absent.',
    value: ifcfgListOf(form('a user name', 'enum-invalid', /^[^:\s]+$/), 'blank', 'list of user names'),
    readers: ['N'],
    keyfile: 'connection.permissions',
    wrong: 'ignore',
  },
  HOTPLUG: {
    doc: 'With `no`, the legacy scripts do not start the interface when it is plugged in. Recommended for ports of Open vSwitch.',
    value: boolean,
    readers: ['L'],
    default: 'yes',
  },
  HWADDR: {
    doc: 'The permanent hardware address that the card must have: it selects the card, it does not set an address. Do not use it for bridges, bonds and VLANs, which have no permanent address. Twenty pairs for InfiniBand.',
    value: ifcfgMac,
    readers: ['N', 'L'],
    keyfile: 'ethernet.mac-address',
    nmstate: 'mac-address',
    wrong: 'refuse',
  },
  HWADDR_BLACKLIST: {
    doc: 'Hardware addresses of cards that this profile never uses, separated by blanks.',
    value: ifcfgListOf(ifcfgMac, 'blank', 'list of hardware addresses'),
    severity: 'warning',
    readers: ['N'],
    keyfile: 'ethernet.mac-address-blacklist',
    wrong: 'ignore',
  },
  MACADDR: {
    doc: 'The hardware address to give to the interface. NetworkManager also takes words for an address it makes up.',
    value: macOr([
      { value: 'preserve', doc: 'Leaves the address as it is when the profile starts.' },
      { value: 'permanent', doc: 'The address burnt into the card.' },
      { value: 'random', doc: 'A new address at each start.' },
      { value: 'stable', doc: 'An address made from the profile and the host, always the same.' },
      { value: 'stable-ssid', doc: 'An address that is the same for each Wi-Fi network.', since: '1.46' },
    ]),
    readers: ['N', 'L'],
    keyfile: 'ethernet.cloned-mac-address',
    nmstate: 'mac-address',
    wrong: 'refuse',
  },
  GENERATE_MAC_ADDRESS_MASK: {
    doc: 'For a made-up address: which bits stay those of the card, as a mask in the form of a hardware address, optionally followed by addresses.',
    value: ifcfgListOf(ifcfgMac, 'blank', 'masks in the form of hardware addresses'),
    readers: ['N'],
    keyfile: 'ethernet.generate-mac-address-mask',
    wrong: 'refuse',
  },
  MTU: {
    doc: 'Largest packet on the link in bytes; 0 leaves it to the driver. Below 1280 the kernel switches IPv6 off. The controller of a bridge takes the smallest MTU of its ports.',
    value: ifcfgInteger(0, 65535, {
      base: 0,
      choices: [
        { value: '1500', doc: 'Ordinary Ethernet.' },
        { value: '9000', doc: 'Jumbo frames; the switch has to allow them.' },
      ],
    }),
    code: 'mtu-invalid',
    severity: 'error',
    readers: ['N', 'L'],
    keyfile: 'ethernet.mtu',
    nmstate: 'mtu',
    wrong: 'ignore',
    default: '0',
    unit: 'bytes',
  },
  ACCEPT_ALL_MAC_ADDRESSES: {
    doc: 'Puts the card into promiscuous mode: it takes frames for every address.',
    value: boolean,
    readers: ['N'],
    keyfile: 'ethernet.accept-all-mac-addresses',
    nmstate: 'accept-all-mac-addresses',
    wrong: 'silent',
    default: 'the setting of the card',
    since: '1.32',
  },
  ZONE: {
    doc: 'Zone of firewalld that the interface belongs to. On a port of a bridge or bond it does nothing: put it on the controller.',
    value: { ...ifcfgText('zone of firewalld', 'public'), names: 'zone' },
    readers: ['N', 'L'],
    keyfile: 'connection.zone',
    default: 'the default zone',
  },
  STABLE_ID: {
    doc: 'Seed for addresses and identifiers that NetworkManager makes up (MACADDR=stable, IPV6_ADDR_GEN_MODE=stable-privacy).',
    value: ifcfgText('any text'),
    readers: ['N'],
    keyfile: 'connection.stable-id',
  },
  AUTOCONNECT_PRIORITY: {
    doc: 'Of several profiles that fit a device the one with the higher number starts.',
    value: ifcfgInteger(-999, 999),
    readers: ['N'],
    keyfile: 'connection.autoconnect-priority',
    wrong: 'silent',
    default: '0',
  },
  AUTOCONNECT_RETRIES: {
    doc: 'How often the automatic start is tried; 0 is forever, -1 the global setting (four times).',
    value: ifcfgInteger(-1, most),
    readers: ['N'],
    keyfile: 'connection.autoconnect-retries',
    wrong: 'silent',
    default: '-1',
  },
  AUTOCONNECT_SLAVES: {
    doc: 'Whether starting the bridge, bond or team also starts its ports.',
    value: boolean,
    readers: ['N'],
    keyfile: 'connection.autoconnect-slaves',
    wrong: 'silent',
    default: 'the global setting',
    types: ['Bridge', 'Bond', 'Team'],
  },
  MULTI_CONNECT: {
    doc: 'Whether the profile may be active on several devices at once.',
    value: numberOrNothing(0, 3, {
      choices: [
        { value: '0', doc: 'The global setting.' },
        { value: '1', doc: 'On one device.' },
        { value: '2', doc: 'On several devices when started by hand.' },
        { value: '3', doc: 'On several devices.' },
      ],
    }),
    readers: ['N'],
    keyfile: 'connection.multi-connect',
    wrong: 'refuse',
    default: '0',
  },
  SECONDARY_UUIDS: {
    doc: 'UUIDs of VPN profiles that start together with this one, separated by blanks.',
    value: ifcfgListOf(ifcfgUuid, 'blank', 'list of UUIDs'),
    severity: 'warning',
    readers: ['N'],
    keyfile: 'connection.secondaries',
    wrong: 'silent',
  },
  GATEWAY_PING_TIMEOUT: {
    doc: 'How long the start waits until the gateway answers a ping; 0 does not wait. More than 600 counts as 600.',
    value: ifcfgInteger(0, 600, { unit: 'seconds' }),
    readers: ['N'],
    keyfile: 'connection.gateway-ping-timeout',
    wrong: 'ignore',
    default: '0',
    unit: 'seconds',
  },
  CONNECTION_METERED: {
    doc: 'Whether traffic on this link costs money. Programs may hold back on such a link.',
    value: boolean,
    readers: ['N'],
    keyfile: 'connection.metered',
    wrong: 'silent',
    default: 'unknown',
  },
  LLDP: {
    doc: 'Whether to listen for the announcements of switches (LLDP).',
    value: booleanOr([{ value: 'rx', doc: 'Listens, the same as yes.' }]),
    readers: ['N'],
    keyfile: 'connection.lldp',
    nmstate: 'lldp.enabled',
    wrong: 'silent',
    default: 'the global setting',
  },
  AUTH_RETRIES: {
    doc: 'How often 802.1X or Wi-Fi authentication is tried; 0 is forever, -1 the global setting.',
    value: ifcfgInteger(-1, most),
    readers: ['N'],
    keyfile: 'connection.auth-retries',
    wrong: 'silent',
    default: '-1',
  },
  DEVTIMEOUT: {
    doc: 'How long to wait for the device to appear. The legacy scripts take whole seconds only.',
    value: seconds(2147483.647),
    readers: ['N', 'L'],
    keyfile: 'connection.wait-device-timeout',
    wrong: 'ignore',
    unit: 'seconds',
  },
  WAIT_ACTIVATION_DELAY: {
    doc: 'How long to wait before the profile counts as started; -1 is the global setting.',
    value: ifcfgInteger(-1, most, { unit: 'milliseconds' }),
    readers: ['N'],
    keyfile: 'connection.wait-activation-delay',
    wrong: 'silent',
    default: '-1',
    unit: 'milliseconds',
    since: '1.40',
  },
  MUD_URL: {
    doc: 'Address of the description of this device for the network (RFC 8520), or `none`.',
    value: form(
      'none or an https address of at most 255 characters',
      'enum-invalid',
      /^(?:none|https:\/\/.{1,247})$/,
      'https://example.com/mud.json',
    ),
    severity: 'error',
    readers: ['N'],
    keyfile: 'connection.mud-url',
    wrong: 'refuse',
  },
  MDNS: {
    ...resolver('Multicast DNS on this link: `resolve` only asks, `yes` also answers.'),
    keyfile: 'connection.mdns',
  },
  LLMNR: {
    ...resolver('Link-local name resolution on this link: `resolve` only asks, `yes` also answers.'),
    keyfile: 'connection.llmnr',
  },
  DNS_OVER_TLS: {
    ...resolver('Whether names are asked over TLS: `opportunistic` falls back to plain DNS.', 'opportunistic'),
    keyfile: 'connection.dns-over-tls',
    since: '1.34',
  },
  MPTCP_FLAGS: {
    doc: 'How the addresses of this profile become endpoints of Multipath TCP. Words separated by blanks.',
    value: mptcpFlags,
    readers: ['N'],
    keyfile: 'connection.mptcp-flags',
    nmstate: 'mptcp.address-flags',
    wrong: 'ignore',
    default: 'the global setting',
    since: '1.40',
  },
  MATCH_INTERFACE_NAME: match('interface name', 'match.interface-name'),
  MATCH_DRIVER: match('driver', 'match.driver'),
  MATCH_PATH: match('hardware path', 'match.path'),
  MATCH_KERNEL_COMMAND_LINE: match('kernel command line', 'match.kernel-command-line'),
  NM_USER_: {
    doc: 'Free data. The rest of the name becomes the name of the datum: lower case is written in capitals, a capital as `_X`, a dot as `__`. The name must come out with a dot in it.',
    value: ifcfgText('any text'),
    readers: ['N'],
    keyfile: 'user.*',
    prefix: true,
  },
  LINKDELAY: {
    doc: 'How long the legacy scripts wait after raising the link: for switches that are slow to forward.',
    value: ifcfgInteger(0, most, { unit: 'seconds' }),
    readers: ['L'],
    default: '0',
    unit: 'seconds',
  },
  LINKSTATUS: {
    doc: 'With `down`, the legacy scripts do not raise the link.',
    value: ifcfgOneOf(['up', 'down']),
    readers: ['L'],
    default: 'up',
  },
  SUBCHANNELS: {
    doc: 'The two or three channel ids of a mainframe device, separated by commas.',
    value: form(
      'two or three ids separated by commas',
      's390-subchannels',
      /^[0-9a-f.]+(?:,[0-9a-f.]+){1,2}$/i,
      '0.0.0600,0.0.0601,0.0.0602',
    ),
    readers: ['N', 'L'],
    keyfile: 'ethernet.s390-subchannels',
    wrong: 'ignore',
  },
  PORTNAME: {
    doc: 'Port name of a mainframe device.',
    value: ifcfgText('port name'),
    readers: ['N', 'L'],
    keyfile: 'ethernet.s390-options',
  },
  CTCPROT: {
    doc: 'Protocol of a mainframe CTC device.',
    value: ifcfgText('number of the protocol'),
    readers: ['N', 'L'],
    keyfile: 'ethernet.s390-options',
  },
  NETTYPE: {
    doc: 'Driver of a mainframe network device.',
    value: ifcfgOneOf(['qeth', 'lcs', 'ctc'], { exact: true, code: 's390-nettype' }),
    readers: ['N', 'L'],
    keyfile: 'ethernet.s390-nettype',
    wrong: 'ignore',
  },
  OPTIONS: {
    doc: 'Options of a mainframe device, `key=value` separated by blanks; an option NetworkManager does not know refuses the profile. (In a `route-` file `OPTIONS<n>` are the attributes of a route.)',
    value: { ...ifcfgText('list of key=value', 'layer2=1'), code: 's390-option' },
    readers: ['N', 'L'],
    keyfile: 'ethernet.s390-options',
    wrong: 'refuse',
  },
};
