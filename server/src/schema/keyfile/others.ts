// The groups of Open vSwitch, of tunnels and of devices without a card, and those that are only known by their names.
import { parseAddress } from '../../address';
import type { AttributeRow, Complaint, ElementRow, ValueKind } from '../types';
import { form, interfaceName } from '../values-ifcfg';
import { parent } from './links';
import { keysOfModems } from './modems';
import { freeText, keyfileListOf, keyfileNumber, named, row } from './kinds';
import { tcFilter, tcQueue } from './tc';

const group = (doc: string, attributes: ElementRow['attributes'], extra: Partial<ElementRow> = {}): ElementRow => ({
  doc,
  attributes,
  children: {},
  ...extra,
});
/** Known by name; what stands in it is not judged. */
const open = (doc: string, attributes: ElementRow['attributes'] = {}, extra: Partial<ElementRow> = {}): ElementRow =>
  group(doc, attributes, { open: true, ...extra });
const number = (doc: string, min: number, max: number, code = 'kf-required'): AttributeRow =>
  row.of(doc, { ...keyfileNumber(min, max), code }, 'refuse', { required: true });

const address = (doc: string, required?: boolean): AttributeRow =>
  row.of(doc, { describe: 'IP address', code: 'kf-tunnel-address', complaint: addressComplaint }, 'refuse', {
    required,
  });

const addressComplaint = (value: string): Complaint | undefined =>
  parseAddress(value) ? undefined : { message: value === '' ? 'there is no address' : `${value} is not an IP address` };

const secret = (doc: string): AttributeRow => ({ doc, value: freeText('secret'), secret: true });

/** A number that is always decimal. */
const tunnelKey: ValueKind = {
  describe: 'decimal number from 0 to 4294967295',
  code: 'kf-tunnel-key',
  example: '42',
  complaint: (value) =>
    value === '' || (/^\s*\+?\d{1,15}\s*$/.test(value) && Number(value) <= 4294967295)
      ? undefined
      : { message: `${value} is not a decimal number from 0 to 4294967295` },
};

/** Patterns, of which none may be empty. */
const patterns = keyfileListOf({
  describe: 'pattern',
  code: 'kf-value-empty',
  example: 'eth*',
  complaint: (value) => (value === '' ? { message: 'an item of the list is empty' } : undefined),
});

/** Keys that a group cannot do without, by their names. */
const neededTexts = (keys: string): ElementRow['attributes'] =>
  Object.fromEntries(
    keys
      .split(' ')
      .filter((it) => it !== '')
      .map((it) => [it, row.filled('The group needs it.', 'text', { required: true })]),
  );

const neededBy: Readonly<Record<string, string>> = {
  ...{ adsl: 'username protocol', pppoe: 'username', cdma: 'number', wimax: 'network-name', 'wifi-p2p': 'peer' },
  '6lowpan': 'parent',
};

/** Groups by their names. */
export const otherGroups: Readonly<Record<string, ElementRow>> = {
  'ovs-bridge': group('The bridge of Open vSwitch.', {
    'fail-mode': row.word('What it does when its controller is away.', ['secure', 'standalone'], {
      code: 'kf-ovs-value',
    }),
    'datapath-type': row.word('Who moves the packets.', ['system', 'netdev'], { code: 'kf-ovs-value' }),
    'mcast-snooping-enable': row.yesNo('Multicast goes only where somebody listens.', false),
    'rstp-enable': row.yesNo('Rapid spanning tree.', false),
    'stp-enable': row.yesNo('Spanning tree.', false),
  }),
  'ovs-port': group('A port of a bridge of Open vSwitch.', {
    tag: row.of(
      'VLAN of the port.',
      { ...keyfileNumber(0, 4095), code: 'vlan-id-range', complaint: tagComplaint },
      'ignore',
      { default: '0' },
    ),
    trunks: row.of(
      'VLANs that the port carries.',
      form(
        'numbers and ranges from 0 to 4095 with commas between',
        'kf-ovs-value',
        /^(?:\s*\d{1,4}(?:-\d{1,4})?\s*(?:,|$))*$/,
        '10,20-30',
      ),
      'ignore',
      { since: '1.42' },
    ),
    'vlan-mode': row.word(
      'How the port treats VLANs.',
      ['access', 'native-tagged', 'native-untagged', 'trunk', 'dot1q-tunnel'],
      { code: 'kf-ovs-value' },
    ),
    lacp: row.word('Link aggregation.', ['active', 'off', 'passive'], { code: 'kf-ovs-value' }),
    'bond-mode': row.word(
      'How several interfaces in one port share.',
      ['active-backup', 'balance-slb', 'balance-tcp'],
      { code: 'kf-ovs-value' },
    ),
    'bond-updelay': row.uint('Milliseconds before a link counts as up.'),
    'bond-downdelay': row.uint('Milliseconds before a link counts as down.'),
  }),
  'ovs-interface': group('The device in a port of Open vSwitch.', {
    type: row.word('What the device is.', ['internal', 'system', 'patch', 'dpdk'], { code: 'kf-ovs-value' }),
    'ofport-request': row.number('The OpenFlow port that is asked for.', 0, 65279, 0, { since: '1.42' }),
  }),
  'ovs-patch': group('The other end of a patch.', {
    peer: row.of('Name of the other end.', form('name of the other end', 'kf-ovs-value', /^[^\s/]+$/), 'refuse', {
      required: true,
    }),
  }),
  'ovs-dpdk': group('A device of DPDK.', {
    devargs: row.text('The device.', 'PCI address'),
    'n-rxq': row.uint('How many queues it has.'),
    'n-rxq-desc': row.uint('Length of a queue.'),
    'n-txq-desc': row.uint('Length of a queue.'),
  }),
  'ovs-external-ids': group('Labels of Open vSwitch; each key begins with data.', {
    'data.': { ...row.text('A label.', 'text'), prefix: true },
  }),
  'ovs-other-config': group(
    'Settings of Open vSwitch; each key begins with data.',
    { 'data.': { ...row.text('A setting.', 'text'), prefix: true } },
    { since: '1.42' },
  ),
  dummy: group('A device that leads nowhere.', {}),
  loopback: group('The loopback device.', { mtu: row.uint('Largest packet; 0 leaves it.') }, { since: '1.42' }),
  veth: group('One end of a pair of devices.', {
    peer: row.of(
      'The other end.',
      {
        ...interfaceName(),
        complaint: (it) =>
          it === '' ? { message: 'there is no peer', code: 'kf-value-empty' } : interfaceName().complaint!(it),
      },
      'refuse',
      { required: true },
    ),
  }),
  vrf: group('A routing table as a device.', { table: number('The routing table.', 1, 4294967295) }),
  vxlan: group('A layer 2 network through UDP.', {
    id: row.number('Number of the network.', 0, 16777215, 0),
    parent: parent('The device that it goes through, or the uuid of its profile.', false),
    local: address('Address of this end.'),
    remote: address('Address of the other end, or a group.'),
    'source-port-min': row.number('Lowest source port.', 0, 65535, 0),
    'source-port-max': row.number('Highest source port.', 0, 65535, 0),
    'destination-port': row.number('Port that it is sent to.', 0, 65535, 8472),
    tos: row.number('Type of service.', 0, 255, 0),
    ttl: row.number('How far it goes.', 0, 255, 0),
    ageing: row.uint('Seconds until a MAC address is forgotten.', 300),
    limit: row.uint('How many MAC addresses it learns.'),
    learning: row.yesNo('It learns MAC addresses.', true),
    proxy: row.yesNo('It answers ARP.', false),
    rsc: row.yesNo('It goes short ways.', false),
    'l2-miss': row.yesNo('It tells of unknown MAC addresses.', false),
    'l3-miss': row.yesNo('It tells of unknown IP addresses.', false),
  }),
  tun: group('A TUN or TAP device.', {
    mode: row.choice('TUN carries packets, TAP frames.', { tun: 1, tap: 2 }, 1),
    owner: row.of(
      'Number of the user who may use it.',
      form('number of a user', 'kf-tun-owner', /^\d{1,9}$/),
      'refuse',
    ),
    group: row.of(
      'Number of the group that may use it.',
      form('number of a group', 'kf-tun-owner', /^\d{1,9}$/),
      'refuse',
    ),
    pi: row.yesNo('Packets have a head.', false),
    'vnet-hdr': row.yesNo('Packets have a head of virtio.', false),
    'multi-queue': row.yesNo('It has several queues.', false),
  }),
  'ip-tunnel': group('A tunnel through IP.', {
    mode: row.of(
      'Kind of tunnel, as a number.',
      {
        ...keyfileNumber(1, 11),
        code: 'kf-required',
        choices: 'ipip gre sit isatap vti ip6ip6 ipip6 ip6gre vti6 gretap ip6gretap'
          .split(' ')
          .map((doc, i) => ({ value: String(i + 1), doc })),
      },
      'refuse',
      { required: true },
    ),
    local: address('Address of this end.'),
    remote: address('Address of the other end.', true),
    parent: parent('The device that it goes through, or the uuid of its profile.', false),
    ttl: row.number('How far it goes; 0 as the packet inside.', 0, 255, 0),
    tos: row.number('Type of service; 1 as the packet inside.', 0, 255, 0),
    'path-mtu-discovery': row.yesNo('It finds out the largest packet.', true),
    'input-key': row.of('Key of what comes in.', tunnelKey, 'refuse'),
    'output-key': row.of('Key of what goes out.', tunnelKey, 'refuse'),
    'encapsulation-limit': row.number('How often it may be packed.', 0, 255, 0),
    'flow-label': row.number('Flow label of IPv6.', 0, 1048575, 0),
    mtu: row.uint('Largest packet; 0 leaves it.'),
    flags: row.uint('Flags of the tunnel.'),
    fwmark: row.uint('Mark of its packets.', 0, { since: '1.46' }),
  }),
  wireguard: group('A WireGuard tunnel.', {
    'private-key': secret('The key of this end.'),
    'private-key-flags': row.uint('Who keeps the key.'),
    'listen-port': row.number('UDP port; 0 for any.', 0, 65535, 0),
    fwmark: row.uint('Mark of its packets.'),
    mtu: row.uint('Largest packet; 0 works it out.'),
    'peer-routes': row.yesNo('There are routes to what peers may send.', true),
    'ip4-auto-default-route': row.ternary('Rules for a default route are made.'),
    'ip6-auto-default-route': row.ternary('Rules for a default route are made.'),
  }),
  hsr: open('A redundant ring.', {}, { since: '1.46' }),
  ipvlan: open('A device on another one, with its MAC address.', {}, { since: '1.52' }),
  match: group('Which devices the profile is for.', {
    'interface-name': row.of('Patterns of device names.', patterns, 'refuse'),
    'kernel-command-line': row.of('Words of the command line of the kernel.', patterns, 'refuse', { since: '1.26' }),
    driver: row.of('Patterns of drivers.', patterns, 'refuse', { since: '1.26' }),
    path: row.of('Patterns of paths of udev.', patterns, 'refuse', { since: '1.26' }),
  }),
  hostname: group('Where the host gets its name.', {
    priority: row.int('The lowest of all profiles counts.', 0, -2147483648),
    'from-dhcp': row.ternary('From DHCP.'),
    'from-dns-lookup': row.ternary('By looking up the address.'),
    'only-from-default': row.ternary('Only from the device of the default route.'),
  }),
  proxy: group('How the web is reached.', {
    method: row.choice('1: by a script (PAC).', { none: 0, auto: 1 }, 0),
    'browser-only': row.yesNo('Only browsers use it.', false),
    'pac-url': row.text('Address of the script.', 'URL'),
    'pac-script': row.text('The script.', 'JavaScript'),
  }),
  tc: group('Queues and filters of the kernel.', {
    'qdisc.': { ...row.of('A queue.', tcQueue, 'ignore'), prefix: true },
    'tfilter.': { ...row.of('A filter.', tcFilter, 'ignore'), prefix: true },
  }),
  '802-1x': group('Who this host is to the switch (802.1X).', {
    eap: row.of(
      'Ways to say so, with ;.',
      { describe: 'methods', code: 'dot1x-eap-missing', example: 'tls;' },
      'refuse',
      { required: true },
    ),
    ...named(
      `identity anonymous-identity pac-file ca-cert ca-cert-password ca-cert-password-flags ca-path subject-match altsubject-matches domain-suffix-match domain-match client-cert
      client-cert-password client-cert-password-flags phase1-peapver phase1-peaplabel phase1-fast-provisioning phase1-auth-flags phase2-auth phase2-autheap phase2-ca-cert
      phase2-ca-cert-password phase2-ca-cert-password-flags phase2-ca-path phase2-subject-match phase2-altsubject-matches phase2-domain-suffix-match phase2-domain-match
      phase2-client-cert phase2-client-cert-password phase2-client-cert-password-flags password password-flags password-raw password-raw-flags private-key private-key-password
      private-key-password-flags phase2-private-key phase2-private-key-password phase2-private-key-password-flags pin pin-flags system-ca-certs auth-timeout optional openssl-ciphers`,
      'Part of the identity or of the certificates.',
    ),
  }),
  wifi: group('The wireless network.', {
    ssid: row.filled('Name of the network.', 'name', { required: true }),
    ...named(
      `mode band channel-width bssid mac-address cloned-mac-address generate-mac-address-mask mac-address-blacklist mac-address-denylist mac-address-randomization
      seen-bssids powersave wake-on-wlan ap-isolation security`,
      'Setting of the radio.',
    ),
    hidden: row.yesNo('The network does not tell its name.', false),
    channel: row.uint('The channel; 0 for any.'),
    rate: row.uint('Speed in kbit/s; 0 for the best.'),
    'tx-power': row.uint('Power of the sender in dBm; 0 for the usual one.'),
    mtu: row.uint('Largest packet; 0 leaves it.'),
  }),
  'wifi-security': group('How the wireless network is protected.', {
    'key-mgmt': row.word(
      'Who agrees on the keys.',
      ['none', 'ieee8021x', 'wpa-psk', 'wpa-eap', 'wpa-eap-suite-b-192', 'sae', 'owe'],
      { required: true },
    ),
    ...named(
      `wep-tx-keyidx auth-alg proto pairwise group pmf leap-username wep-key0 wep-key1 wep-key2 wep-key3 wep-key-flags wep-key-type psk psk-flags leap-password
      leap-password-flags wps-method fils`,
      'Part of the protection.',
    ),
  }),
  'vpn-secrets': open('Secrets of the VPN.'),
  'wireguard-peer.': open('The other end of a WireGuard tunnel; its public key is in the name of the group.', {
    endpoint: row.text('Where it is.', 'host:port'),
    'preshared-key': secret('A key that both ends have.'),
    'allowed-ips': row.text('Addresses that may come from it.', 'subnets with ;'),
    'persistent-keepalive': row.number('Seconds between packets that keep the way open.', 0, 65535, 0),
  }),
  '.nmmeta': open('What NetworkManager notes for itself.'),
  'ethernet-s390-options': open('Options of a card of s390.'),
  vpn: open('What the plugin is told.', neededTexts('service-type')),
  bluetooth: open('Known by its name only.', {
    bdaddr: row.filled('Address of the phone.', 'hardware address', { required: true }),
    type: row.word('What the phone offers.', ['panu', 'dun', 'nap'], { required: true }),
  }),
  ...Object.fromEntries(
    Object.entries(keysOfModems).map(([name, keys]): [string, ElementRow] => [
      name,
      group(name === 'dcb' ? 'Data centre bridging.' : 'Known by its keys only.', {
        ...keys,
        ...neededTexts(neededBy[name] ?? ''),
      }),
    ]),
  ),
};

function tagComplaint(value: string) {
  const complaint = keyfileNumber(0, 4095).complaint!(value);
  if (complaint || Number(value) !== 4095) return complaint;
  return { message: `${value} is outside 0 to 4094`, wrong: 'refuse' as const };
}
