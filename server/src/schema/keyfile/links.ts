// The groups of cards, bridges, bonds, VLANs and teams, and those of their ports.
import { bondOptions } from '../bond';
import type { AttributeRow, Complaint, ElementRow } from '../types';
import { form, interfaceName, isKernelName, json } from '../values-ifcfg';
import { keyfileBoolean, keyfileNumber, freeText, keyfileListOf, listLayout, row } from './kinds';
import { cardMac, clonedMac, infinibandMac, pairsOfCard } from './mac';

const group = (doc: string, attributes: ElementRow['attributes'], extra: Partial<ElementRow> = {}): ElementRow => ({
  doc,
  attributes,
  children: {},
  ...extra,
});

/** A device that another one is on. */
export const parent = (doc: string, required = true): AttributeRow =>
  row.of(
    doc,
    {
      ...freeText('device name, or uuid of a profile'),
      code: 'kf-vlan-parent',
      names: 'device',
      complaint: parentComplaint,
    },
    'refuse',
    { required },
  );

function parentComplaint(value: string) {
  // What no device may be called can still be a parent.
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) || (value !== '' && isKernelName(value)))
    return undefined;
  const complaint = value === '' ? { message: 'there is no parent' } : interfaceName().complaint!(value);
  return (
    complaint && {
      ...complaint,
      instead: undefined,
      message: `${complaint.message}; expected a device name or the uuid of a profile`,
    }
  );
}

/** Nothing is no configuration. */
const teamConfig = { ...json, complaint: (it: string) => (it === '' ? undefined : json.complaint!(it)) };

const mtu: AttributeRow = row.uint('Largest packet; 0 leaves it as it is.');

/** The card itself, and MTU and MAC address of every other device. */
export const ethernetGroup = group(
  'The card: its MAC address, its MTU, its speed. Also read for bridges, bonds and VLANs.',
  {
    'mac-address': row.of('Only the card with this permanent MAC address is meant.', cardMac, 'ignore'),
    'cloned-mac-address': row.of('The MAC address that the device gets.', clonedMac, 'ignore'),
    'generate-mac-address-mask': row.of(
      'Which bits of a random MAC address are random.',
      {
        ...form(
          'MAC addresses with blanks between',
          'hwaddr-invalid',
          /^(?:(?:[\da-f]{1,2}[:-]){5}[\da-f]{1,2}(?:\s|$))*$/i,
        ),
        example: 'FE:FF:FF:00:00:00',
      },
      'refuse',
    ),
    mtu,
    speed: row.uint('Speed in Mbit/s, together with duplex.'),
    duplex: row.word('Whether both sides may send at once, together with speed.', ['half', 'full']),
    'auto-negotiate': row.yesNo('Card and switch agree on the speed.', false),
    port: row.word('Which socket of the card is used.', ['tp', 'aui', 'bnc', 'mii']),
    'mac-address-blacklist': row.of('Cards that are not meant.', keyfileListOf(pairsOfCard), 'refuse'),
    'mac-address-denylist': row.of('Cards that are not meant.', keyfileListOf(pairsOfCard), 'refuse', {
      since: '1.48',
      former: 'mac-address-blacklist',
    }),
    'wake-on-lan': row.choice(
      'What wakes the host, as the sum of numbers.',
      { default: 1, phy: 2, unicast: 4, multicast: 8, broadcast: 16, arp: 32, magic: 64, ignore: 32768 },
      1,
      { min: 0, max: 4294967295 },
    ),
    'wake-on-lan-password': row.of('Password for waking by magic packet.', pairsOfCard, 'refuse', { secret: true }),
    'accept-all-mac-addresses': row.ternary('The card takes packets for others (promiscuous mode).', { since: '1.32' }),
    's390-subchannels': row.of(
      'Subchannels of a card of s390.',
      form(
        'two or three subchannels with ;',
        's390-subchannels',
        /^[^;]+;[^;]+(?:;[^;]+)?;?$/,
        '0.0.0600;0.0.0601;0.0.0602;',
      ),
      'refuse',
    ),
    's390-nettype': row.word('Kind of that card.', ['qeth', 'lcs', 'ctc']),
  },
);

const interval = (doc: string, byDefault: number): AttributeRow =>
  row.number(`${doc}, in hundredths of a second.`, 0, Number.MAX_SAFE_INTEGER, byDefault, { since: '1.26' });
const vlans = (since: string): AttributeRow =>
  row.of(
    'VLANs on the bridge: 10 pvid untagged, 20-30.',
    {
      describe: 'VLANs with commas between',
      code: 'bridge-vlans-item',
      example: '10 pvid untagged, 20-30',
      layout: listLayout('VLAN or range, and pvid or untagged', ','),
      complaint: vlansComplaint,
    },
    'ignore',
    { since },
  );

/** Source: nm_utils_bridge_vlan_from_str; one item that is wrong takes the whole list. */
function vlansComplaint(value: string) {
  let start = 0;
  for (const item of value.split(',')) {
    const span = [start, start + item.length] as const;
    start += item.length + 1;
    if (item.trim() === '') continue;
    const words = item.trim().split(/\s+/);
    const range = /^(\d+)(?:-(\d+))?$/.exec(words[0]!);
    const [low, high] = [Number(range?.[1]), Number(range?.[2] ?? range?.[1])];
    const lost = '; the whole list is lost';
    if (!range && item.includes(';'))
      return {
        message: `${item.trim()} has ; between VLANs, expected a comma${lost}`,
        part: span,
        instead: [
          value
            .split(';')
            .map((it) => it.trim())
            .filter((it) => it !== '')
            .join(', '),
        ],
      };
    if (!range || low < 1 || high > 4094 || low > high)
      return { message: `${words[0]!} is no VLAN from 1 to 4094${lost}`, part: span };
    const odd = words.slice(1).find((it) => it !== 'pvid' && it !== 'untagged');
    if (odd !== undefined) return { message: `${odd} is not pvid or untagged${lost}`, part: span };
    if (range[2] !== undefined && words.includes('pvid'))
      return { message: `${item.trim()}: a range cannot be the PVID${lost}`, part: span };
  }
  return undefined;
}

const groupAddress = form(
  '01:80:C2:00:00:0X, and X not 1, 2 or 3',
  'bridge-group-address',
  /^01[:-]80[:-]c2[:-]00[:-]00[:-]0[04-9a-f]$/i,
  '01:80:C2:00:00:00',
);

export const bridgeGroup = group('The bridge. It may be empty or left out.', {
  'interface-name': {
    ...row.text('Name of the bridge.', 'device name'),
    deprecated: 'It stands in [connection] today.',
  },
  'mac-address': row.of('MAC address of the bridge.', cardMac, 'ignore'),
  stp: row.yesNo('Spanning tree: the bridge finds loops and closes them.', true),
  priority: row.number('Whether it becomes the root of the tree; the lowest does.', 0, 65535, 32768),
  'forward-delay': row.number('Seconds before a port sends.', 0, 30, 15, { code: 'bridge-timer-range' }),
  'hello-time': row.number('Seconds between hello packets.', 0, 10, 2, { code: 'bridge-timer-range' }),
  'max-age': row.number('Seconds until a silent root is given up.', 0, 40, 20, { code: 'bridge-timer-range' }),
  'ageing-time': row.number('Seconds until a MAC address is forgotten.', 0, 1000000, 300),
  'group-forward-mask': row.number('Which link-local frames are passed on, as bits.', 0, 65535, 0, { since: '1.10' }),
  'group-address': row.of('Where STP packets go to.', groupAddress, 'refuse', { since: '1.24' }),
  'multicast-snooping': row.yesNo('Multicast goes only where somebody listens.', true, { since: '1.2' }),
  'multicast-querier': row.yesNo('The bridge asks who listens.', false, { since: '1.24' }),
  'multicast-query-use-ifaddr': row.yesNo('It asks from its own address.', false, { since: '1.24' }),
  'multicast-hash-max': row.of(
    'How many groups it remembers, a power of two.',
    { ...keyfileNumber(0, 4294967295), code: 'bridge-hash-max', complaint: powerComplaint },
    'refuse',
    { since: '1.26', default: '4096' },
  ),
  'multicast-router': row.word('Whether a router is behind it.', ['auto', 'enabled', 'disabled'], {
    since: '1.24',
    code: 'bridge-multicast-router',
  }),
  'multicast-last-member-count': row.uint('Questions before a group is given up.', 2, { since: '1.26' }),
  'multicast-startup-query-count': row.uint('Questions at the start.', 2, { since: '1.26' }),
  'multicast-last-member-interval': interval('Time between them', 100),
  'multicast-membership-interval': interval('Time until a group is forgotten', 26000),
  'multicast-querier-interval': interval('Time until another querier is given up', 25500),
  'multicast-query-interval': interval('Time between questions', 12500),
  'multicast-query-response-interval': interval('Time to answer', 1000),
  'multicast-startup-query-interval': interval('Time between questions at the start', 3125),
  'vlan-filtering': row.yesNo('Ports see only the VLANs that they are in.', false, { since: '1.18' }),
  'vlan-default-pvid': row.number('The VLAN of frames without a tag; 0 for none.', 0, 4094, 1, { since: '1.18' }),
  'vlan-protocol': row.word('Kind of VLAN tag.', ['802.1Q', '802.1ad'], {
    since: '1.24',
    code: 'bridge-vlan-protocol',
  }),
  'vlan-stats-enabled': row.yesNo('Packets are counted for each VLAN.', false, { since: '1.24' }),
  vlans: { ...vlans('1.18'), numbered: { from: 0, plain: true, exact: true } },
});

function powerComplaint(value: string) {
  const complaint = keyfileNumber(0, 4294967295).complaint!(value);
  if (complaint) return { ...complaint, code: complaint.code ?? 'integer-invalid', wrong: 'ignore' as const };
  const number = Number(value);
  if (number > 0 && Number.isInteger(Math.log2(number))) return undefined;
  return {
    message: `${value} is not a power of two`,
    instead: [String(2 ** Math.round(Math.log2(Math.max(1, number))))],
  };
}

export const bridgePortGroup = group('A port of a bridge.', {
  priority: row.number('Which of two ways to the root is taken; the lowest.', 0, 63, 32),
  'path-cost': row.number('What the way through this port costs.', 0, 65535, 100),
  'hairpin-mode': row.yesNo('Packets may go out of the port that they came in by.', false),
  vlans: { ...vlans('1.18'), numbered: { from: 0, plain: true, exact: true } },
});

/** Options that NetworkManager has come to know later than the kernel. */
const newBondOptions: Readonly<Record<string, string>> = {
  arp_missed_max: '1.44',
  lacp_active: '1.44',
  ns_ip6_target: '1.44',
};

/** Of numbers only the digits count: no sign, no blank, no other base. Source: nm_setting_bond_validate_option. */
const optionComplaint =
  (name: string, { value: kind }: AttributeRow) =>
  (value: string): Complaint | undefined => {
    if (value === '') return { message: `${name} has no value` };
    const complaint = kind.complaint?.(value);
    if (complaint || !/^\s*[+-]?[\dx]+\s*$/i.test(value) || /^\d+$/.test(value)) return complaint;
    return { message: `${value} is not written in digits alone`, instead: [String(Number(value))] };
  };

export const bondGroup = group('The bond: each key is an option of the kernel. It may be empty or left out.', {
  'interface-name': { ...row.text('Name of the bond.', 'device name'), deprecated: 'It stands in [connection] today.' },
  ...Object.fromEntries(
    Object.entries(bondOptions).map(([name, it]): [string, AttributeRow] => [
      name,
      {
        ...it,
        value: {
          ...it.value,
          complaint: optionComplaint(name, it),
        },
        wrong: 'ignore',
        code: name === 'mode' ? 'bond-mode-invalid' : 'bond-option-value',
        severity: undefined,
        since: newBondOptions[name] ?? it.since,
      },
    ]),
  ),
});

export const bondPortGroup = group('A port of a bond.', {
  'queue-id': row.number('Queue that the kernel chooses the port by.', 0, 65535, 0, { since: '1.34' }),
  prio: row.int('Which port is chosen; the highest.', 0, -2147483648, { since: '1.44' }),
});

export const vlanGroup = group('The VLAN: its number, and the device it is on.', {
  'interface-name': {
    ...row.text('Name of the device.', 'device name'),
    deprecated: 'It stands in [connection] today.',
  },
  id: row.of(
    'Number of the VLAN.',
    { ...keyfileNumber(0, 4094), code: 'vlan-id-range', complaint: vlanIdComplaint },
    'ignore',
    { default: '0', required: true, missingCode: 'kf-vlan-id-missing' },
  ),
  parent: parent('The device that the VLAN is on, or the uuid of its profile.'),
  flags: row.choice(
    'Sum of 1 (order the header anew), 2 (GVRP), 4 (loose binding), 8 (MVRP).',
    { reorder: 1, gvrp: 2, loose: 4, mvrp: 8 },
    1,
    { min: 0, max: 15 },
  ),
  protocol: row.word('Kind of VLAN tag.', ['802.1Q', '802.1ad'], { since: '1.42', code: 'vlan-protocol' }),
  'ingress-priority-map': row.of('Priority of a frame → priority of the packet.', priorityMap(7), 'silent'),
  'egress-priority-map': row.of('Priority of the packet → priority of the frame.', priorityMap(4294967295), 'silent'),
});

function vlanIdComplaint(value: string) {
  const complaint = keyfileNumber(0, 4094).complaint!(value);
  return complaint && !complaint.code && complaint.message.startsWith(value) && /^\s*(?:4095|0xfff)\s*$/i.test(value)
    ? { ...complaint, wrong: 'refuse' as const, instead: undefined }
    : complaint && { ...complaint, instead: complaint.code ? complaint.instead : undefined };
}

function priorityMap(most: number) {
  const item = {
    describe: 'from:to',
    code: 'vlan-priority-map',
    example: '0:1',
    complaint(value: string) {
      const [, from, to] = /^(\d{1,10}):(\d{1,10})$/.exec(value) ?? [];
      return from !== undefined && Number(from) <= most && Number(to) <= 4294967295
        ? undefined
        : { message: `${value} is not a pair such as 0:1` };
    },
  };
  return keyfileListOf(item);
}

export const teamGroup = group('The team.', {
  'interface-name': { ...row.text('Name of the team.', 'device name'), deprecated: 'It stands in [connection] today.' },
  config: row.of('What teamd is told, in JSON.', teamConfig, 'ignore'),
});

export const teamPortGroup = group('A port of a team.', {
  config: row.of('What teamd is told of the port, in JSON.', teamConfig, 'ignore'),
});

export const ethtoolGroup = group('Settings of the driver, as ethtool has them.', Object.fromEntries(ethtoolNames()));

function ethtoolNames(): [string, AttributeRow][] {
  const words = (it: string) => it.trim().split(/\s+/);
  const feature =
    words(`esp-hw-offload esp-tx-csum-hw-offload fcoe-mtu gro gso highdma hw-tc-offload l2-fwd-offload loopback lro macsec-hw-offload ntuple rx rx-all rx-fcs
    rx-gro-hw rx-gro-list rx-udp-gro-forwarding rx-udp_tunnel-port-offload rx-vlan-filter rx-vlan-stag-filter rx-vlan-stag-hw-parse rxhash rxvlan sg tls-hw-record tls-hw-rx-offload
    tls-hw-tx-offload tso tx tx-checksum-fcoe-crc tx-checksum-ip-generic tx-checksum-ipv4 tx-checksum-ipv6 tx-checksum-sctp tx-esp-segmentation tx-fcoe-segmentation
    tx-gre-csum-segmentation tx-gre-segmentation tx-gso-list tx-gso-partial tx-gso-robust tx-ipxip4-segmentation tx-ipxip6-segmentation tx-nocache-copy tx-scatter-gather
    tx-scatter-gather-fraglist tx-sctp-segmentation tx-tcp-ecn-segmentation tx-tcp-mangleid-segmentation tx-tcp-segmentation tx-tcp6-segmentation tx-tunnel-remcsum-segmentation
    tx-udp-segmentation tx-udp_tnl-csum-segmentation tx-udp_tnl-segmentation tx-vlan-stag-hw-insert txvlan`);
  const coalesce =
    words(`pkt-rate-high pkt-rate-low rx-frames rx-frames-high rx-frames-irq rx-frames-low rx-usecs rx-usecs-high rx-usecs-irq rx-usecs-low sample-interval stats-block-usecs
    tx-frames tx-frames-high tx-frames-irq tx-frames-low tx-usecs tx-usecs-high tx-usecs-irq tx-usecs-low`);
  const truth = (doc: string, since: string): AttributeRow => ({ doc, value: keyfileBoolean, wrong: 'ignore', since });
  return [
    ...feature.map((it): [string, AttributeRow] => [
      `feature-${it}`,
      truth(`The card or the driver does it: ${it}.`, '1.20'),
    ]),
    ...['adaptive-rx', 'adaptive-tx'].map((it): [string, AttributeRow] => [
      `coalesce-${it}`,
      row.uint('The driver adapts by itself (1) or not (0).', 0, { since: '1.26' }),
    ]),
    ...coalesce.map((it): [string, AttributeRow] => [
      `coalesce-${it}`,
      row.uint('How interrupts are gathered.', 0, { since: '1.26' }),
    ]),
    ...words('rx rx-jumbo rx-mini tx').map((it): [string, AttributeRow] => [
      `ring-${it}`,
      row.uint('Length of a queue of the card.', 0, { since: '1.26', wrong: 'silent' }),
    ]),
    ...words('autoneg rx tx').map((it): [string, AttributeRow] => [`pause-${it}`, truth('Pause frames.', '1.32')]),
    ...words('rx tx other combined').map((it): [string, AttributeRow] => [
      `channels-${it}`,
      row.uint('How many queues there are.', 0, { since: '1.46' }),
    ]),
    ...['eee-enabled'].map((it): [string, AttributeRow] => [it, truth('Energy efficient Ethernet.', '1.46')]),
    ...['fec-mode'].map((it): [string, AttributeRow] => [
      it,
      row.uint('Forward error correction.', 0, { since: '1.52' }),
    ]),
  ];
}

export const linkGroup = group(
  'Settings of the device as the kernel has them.',
  Object.fromEntries(
    'gro-max-size gso-max-segments gso-max-size tx-queue-length'
      .split(' ')
      .map((it): [string, AttributeRow] => [
        it,
        row.number('A limit of the kernel for the device; -1 leaves it.', -1, 4294967295, -1),
      ]),
  ),
  { since: '1.44' },
);

const interfaceNameFilled = {
  ...interfaceName('device'),
  complaint: (value: string): Complaint | undefined =>
    value === '' ? { message: 'there is no device name', code: 'kf-value-empty' } : interfaceName().complaint!(value),
};

export const infinibandGroup = group('The InfiniBand card.', {
  'mac-address': row.of('Only the card with this MAC address is meant.', infinibandMac, 'ignore'),
  mtu,
  'transport-mode': row.word('Which transport is used.', ['datagram', 'connected'], {
    required: true,
    code: 'kf-required',
  }),
  'p-key': row.number('Partition; -1 for none.', -1, 65535, -1, { code: 'ib-pkey' }),
  parent: row.of('The card that the partition is on.', interfaceNameFilled, 'refuse'),
});

const modeWords = { vepa: 1, bridge: 2, private: 3, passthru: 4, source: 5 };

export const macvlanGroup = group('A device with a MAC address of its own on another one.', {
  parent: parent('The device that it is on, or the uuid of its profile.'),
  mode: row.choice('How several on one device see each other.', modeWords, 0, {
    code: 'kf-macvlan-mode',
    min: 0,
    max: 4294967295,
  }),
  promiscuous: row.yesNo('The parent takes packets for others; false only in mode 4.', true),
  tap: row.yesNo('A macvtap device is made.', false),
});

export const userGroup = group('What other programs keep here; a key has a dot.', {}, { open: true });
export const sriovGroup = group('Virtual functions of the card.', {
  'total-vfs': row.uint('How many there are.'),
  'autoprobe-drivers': row.ternary('They get a driver.'),
  vf: {
    ...row.of(
      'One function: mac, spoof-check, trust, min-tx-rate, max-tx-rate, vlans.',
      { describe: 'words name=value', code: 'sriov-vf-words', example: 'trust=true', complaint: functionComplaint },
      'silent',
    ),
    prefix: true,
  },
});

/** Words that are unknown are dropped. Source: _nm_utils_sriov_vf_from_strparts. */
function functionComplaint(value: string) {
  const known = ['mac', 'spoof-check', 'trust', 'min-tx-rate', 'max-tx-rate', 'vlans'];
  for (const it of value.matchAll(/\S+/g)) {
    const name = it[0].split('=')[0]!;
    if (!known.includes(name))
      return {
        message: `${name} is no setting of a virtual function`,
        part: [it.index, it.index + name.length] as const,
      };
  }
  return undefined;
}
