// The words of ETHTOOL_OPTS that NetworkManager understands: link settings, and the groups -K, -G, -C, -A.
// Names compared with nms-ifcfg-rh-utils.c of 1.42.
import type { AttributeRow, NestedTable, ValueKind } from './types';
import { form, ifcfgInteger, ifcfgMac, nested, ifcfgOneOf } from './values-ifcfg';

const onOff = (code: string): ValueKind => ifcfgOneOf(['on', 'off'], { exact: true, code });

const featureDocs: Readonly<Record<string, string>> = {
  rx: 'Checks checksums of received packets in the card.',
  tx: 'Makes checksums of sent packets in the card.',
  sg: 'Lets the card gather a packet from several pieces of memory.',
  tso: 'Lets the card cut TCP data into packets.',
  gso: 'Lets the kernel cut data into packets as late as possible.',
  gro: 'Joins received packets in the kernel.',
  lro: 'Joins received packets in the card. Off for bridges and routers.',
  rxvlan: 'Takes VLAN tags off in the card.',
  txvlan: 'Puts VLAN tags on in the card.',
  ntuple: 'Lets the card sort packets by rules.',
  rxhash: 'Lets the card compute a hash of received packets.',
  highdma: 'Lets the card reach all memory.',
  loopback: 'Sends what leaves back to the host.',
};

/** Features with a short name of the ethtool command, and the long names of the kernel that mean the same. */
const featureAliases: Readonly<Record<string, string>> = {
  'rx-checksum': 'rx',
  'rx-gro': 'gro',
  'rx-hashing': 'rxhash',
  'rx-lro': 'lro',
  'rx-ntuple-filter': 'ntuple',
  'rx-vlan-hw-parse': 'rxvlan',
  'tx-generic-segmentation': 'gso',
  'tx-vlan-hw-insert': 'txvlan',
};

const plainFeatures =
  'esp-hw-offload esp-tx-csum-hw-offload fcoe-mtu hw-tc-offload l2-fwd-offload macsec-hw-offload rx-all rx-fcs rx-gro-hw rx-gro-list ' +
  'rx-udp-gro-forwarding rx-udp_tunnel-port-offload rx-vlan-filter rx-vlan-stag-filter rx-vlan-stag-hw-parse tls-hw-record ' +
  'tls-hw-rx-offload tls-hw-tx-offload tx-checksum-fcoe-crc tx-checksum-ip-generic tx-checksum-ipv4 tx-checksum-ipv6 ' +
  'tx-checksum-sctp tx-esp-segmentation tx-fcoe-segmentation tx-gre-csum-segmentation tx-gre-segmentation tx-gso-list ' +
  'tx-gso-partial tx-gso-robust tx-ipxip4-segmentation tx-ipxip6-segmentation tx-nocache-copy tx-scatter-gather ' +
  'tx-scatter-gather-fraglist tx-sctp-segmentation tx-tcp-ecn-segmentation tx-tcp-mangleid-segmentation tx-tcp-segmentation ' +
  'tx-tcp6-segmentation tx-tunnel-remcsum-segmentation tx-udp-segmentation tx-udp_tnl-csum-segmentation tx-udp_tnl-segmentation ' +
  'tx-vlan-stag-hw-insert';

const row = (doc: string, value: ValueKind, keyfile: string, nmstate?: string): AttributeRow => ({
  doc,
  value,
  readers: ['N', 'L'],
  wrong: 'ignore',
  keyfile,
  nmstate,
});

const feature = (name: string): AttributeRow =>
  row(
    featureDocs[name] ?? `Offload feature ${name} of the card.`,
    onOff('ethtool-feature-value'),
    `ethtool.feature-${name}`,
    `ethtool.feature.${name}`,
  );

export const featureOptions: Readonly<Record<string, AttributeRow>> = Object.fromEntries([
  ...[...Object.keys(featureDocs), ...plainFeatures.split(' ')].map((name) => [name, feature(name)] as const),
  ...Object.entries(featureAliases).map(
    ([name, short]) =>
      [
        name,
        { ...feature(short), doc: `The name that the kernel has for ${short}. ${featureDocs[short] ?? ''}`.trim() },
      ] as const,
  ),
]);

const number = ifcfgInteger(0, 4294967295);

const names = (doc: (name: string) => string, group: string, list: string): Readonly<Record<string, AttributeRow>> =>
  Object.fromEntries(
    list
      .split(' ')
      .map((name) => [name, row(doc(name), number, `ethtool.${group}-${name}`, `ethtool.${group}.${name}`)]),
  );

const ringOptions: Readonly<Record<string, AttributeRow>> = names(
  (name) => `Size of the ${name} ring, in packets.`,
  'ring',
  'rx rx-jumbo rx-mini tx',
);

const coalesceOptions: Readonly<Record<string, AttributeRow>> = names(
  (name) =>
    name.startsWith('adaptive')
      ? `Whether the card chooses the ${name.slice(9)} delay by itself: 0 or 1 here, not on or off.`
      : `When the card interrupts: ${name}.`,
  'coalesce',
  'adaptive-rx adaptive-tx pkt-rate-high pkt-rate-low rx-frames rx-frames-high rx-frames-irq rx-frames-low rx-usecs rx-usecs-high ' +
    'rx-usecs-irq rx-usecs-low sample-interval stats-block-usecs tx-frames tx-frames-high tx-frames-irq tx-frames-low tx-usecs ' +
    'tx-usecs-high tx-usecs-irq tx-usecs-low',
);

const pause = (name: string, doc: string): AttributeRow =>
  row(doc, onOff('ethtool-pause-spelling'), `ethtool.${name}`, `ethtool.pause.${name.slice(6)}`);

/** For NetworkManager only: the ethtool command says `autoneg`, `rx`, `tx` here, so no spelling works for both. */
export const pauseOptions: Readonly<Record<string, AttributeRow>> = {
  'pause-autoneg': pause('pause-autoneg', 'Whether pause frames are negotiated.'),
  'pause-rx': pause('pause-rx', 'Whether pause frames are obeyed.'),
  'pause-tx': pause('pause-tx', 'Whether pause frames are sent.'),
};

/** Link settings: the words before any group, or after `-s` and the interface. */
export const linkOptions: Readonly<Record<string, AttributeRow>> = {
  autoneg: row(
    'Whether speed and duplex are negotiated.',
    onOff('ethtool-autoneg-value'),
    'ethernet.auto-negotiate',
    'ethernet.auto-negotiation',
  ),
  speed: row(
    'Speed in Mbit/s. Only together with duplex, else NetworkManager drops both.',
    {
      ...number,
      choices: ['10', '100', '1000', '2500', '10000', '25000', '40000', '100000'].map((value) => ({ value })),
    },
    'ethernet.speed',
    'ethernet.speed',
  ),
  duplex: row(
    'Only together with speed.',
    ifcfgOneOf(['full', 'half'], { exact: true, code: 'ethtool-duplex-value' }),
    'ethernet.duplex',
    'ethernet.duplex',
  ),
  wol: row(
    'What wakes the host: p link change, u unicast, m multicast, b broadcast, a ARP, g magic packet, d nothing.',
    {
      ...form('letters of p u m b a g s d', 'ethtool-wol-letter', /^[pumbagsd]+$/, 'g'),
      choices: [
        { value: 'g', doc: 'The magic packet.' },
        { value: 'd', doc: 'Nothing.' },
      ],
    },
    'ethernet.wake-on-lan',
  ),
  sopass: {
    ...row(
      'Password of the magic packet, in the form of a hardware address; only with `wol g`.',
      { ...ifcfgMac, code: 'ethtool-sopass' },
      'ethernet.wake-on-lan-password',
    ),
    secret: true,
  },
};

/** One group of ETHTOOL_OPTS: its option letters, and what may follow the interface name. */
export interface EthtoolGroup {
  readonly letters: readonly string[];
  readonly doc: string;
  readonly options: Readonly<Record<string, AttributeRow>>;
}

export const ethtoolGroups: readonly EthtoolGroup[] = [
  { letters: ['-K', '--features', '--offload'], doc: 'Offload features: `-K eth0 tso off`.', options: featureOptions },
  { letters: ['-G', '--set-ring'], doc: 'Ring sizes: `-G eth0 rx 4096`.', options: ringOptions },
  { letters: ['-C', '--coalesce'], doc: 'Interrupt coalescing: `-C eth0 rx-usecs 8`.', options: coalesceOptions },
  { letters: ['-A', '--pause'], doc: 'Pause frames: `-A eth0 pause-rx off`.', options: pauseOptions },
];

/** ETHTOOL_OPTS: segments between semicolons, each a group letter, the interface and words. */
export const ethtoolTable: NestedTable = {
  syntax: 'semicolon-words',
  options: {
    ...linkOptions,
    ...Object.fromEntries(
      ethtoolGroups.flatMap(({ letters, doc, options }) =>
        letters.map((letter): [string, AttributeRow] => [
          letter,
          { doc, value: nested('interface and words', { syntax: 'words', options }), readers: ['N', 'L'] },
        ]),
      ),
    ),
  },
};
