// Bond modes and the words of BONDING_OPTS: which option is taken in which mode, by whom. The one such matrix;
// completion, hover and rules read it. Sources: kernel documentation of bonding, nm-setting-bond.c of 1.42.4, and the
// kernel 6.1 asked for every option in every mode (bond_main.c and bond_options.c of Linux,
// _nm_setting_bond_option_supported of libnm).
import { parseIpv4, parseIpv6 } from '../address';
import type { AttributeRow, NestedTable, ValueKind } from './types';
import {
  hardwareLength,
  ifcfgInteger,
  interfaceName,
  ifcfgListOf,
  ifcfgNumbered,
  ifcfgOneOf,
  zeroOne,
} from './values-ifcfg';

export interface BondMode {
  readonly number: number;
  readonly name: string;
  /** What it does. */
  readonly doc: string;
  /** What the switch has to be told. */
  readonly switchNeeds: string;
  /** Whether Red Hat supports it below a bridge that guests use. */
  readonly guests: boolean;
}

export const bondModes: readonly BondMode[] = [
  {
    number: 0,
    name: 'balance-rr',
    doc: 'Sends the packets through all ports in turn. Packets of one connection may arrive out of order.',
    switchNeeds: 'The switch must join the ports to a static port channel (EtherChannel).',
    guests: false,
  },
  {
    number: 1,
    name: 'active-backup',
    doc: 'One port works, the others wait until it fails. Works with every switch and below every bridge.',
    switchNeeds: 'The switch needs no settings; the ports may go to different switches.',
    guests: true,
  },
  {
    number: 2,
    name: 'balance-xor',
    doc: 'Chooses the port by a hash of the addresses, so one connection stays on one port.',
    switchNeeds: 'The switch must join the ports to a static port channel (EtherChannel).',
    guests: true,
  },
  {
    number: 3,
    name: 'broadcast',
    doc: 'Sends everything through every port. For special networks only.',
    switchNeeds: 'The ports must go to separate switches, or to a static port channel.',
    guests: false,
  },
  {
    number: 4,
    name: '802.3ad',
    doc: 'Link aggregation by negotiation (LACP): host and switch agree which ports belong together. One connection stays on one port.',
    switchNeeds: 'The switch must run LACP on these ports.',
    guests: true,
  },
  {
    number: 5,
    name: 'balance-tlb',
    doc: 'Sends through the least loaded port, receives through one. The driver must tell the speed of the link.',
    switchNeeds: 'The switch needs no settings.',
    guests: false,
  },
  {
    number: 6,
    name: 'balance-alb',
    doc: 'As balance-tlb, and spreads what is received by answering ARP with different hardware addresses; that breaks the addresses of guests behind a bridge.',
    switchNeeds: 'The switch needs no settings.',
    guests: false,
  },
];

/** Whether a bond of that mode may be a port of a bridge that guests use, in words for hover. Source: virtualization guides of RHEL 6, 7, 10. */
export const guestsDoc = (mode: BondMode): string =>
  mode.guests
    ? 'May be a port of a bridge for virtual machines.'
    : 'Not supported below a bridge for virtual machines: use active-backup, balance-xor or 802.3ad there.';

const modeWords: Readonly<Record<string, string>> = {
  lacp: '802.3ad',
  '8023ad': '802.3ad',
  '802.3': '802.3ad',
  dynamic: '802.3ad',
  alb: 'balance-alb',
  tlb: 'balance-tlb',
  rr: 'balance-rr',
  'round-robin': 'balance-rr',
  roundrobin: 'balance-rr',
  xor: 'balance-xor',
  activebackup: 'active-backup',
  'active-passive': 'active-backup',
  backup: 'active-backup',
  failover: 'active-backup',
};

/** The mode that a value of `mode=` names, by number or exact name; undefined for another text. */
export const bondModeOf = (value: string): BondMode | undefined =>
  bondModes.find((it) => it.name === value || String(it.number) === value.trim());

const modeKind: ValueKind = (() => {
  const names = bondModes.map((it) => it.name);
  const kind = ifcfgOneOf(
    [
      ...bondModes.map((it) => ({ value: it.name, doc: `${it.doc} ${it.switchNeeds} ${guestsDoc(it)}` })),
      ...bondModes.map((it) => ({ value: String(it.number), doc: `The number of ${it.name}.` })),
    ],
    { exact: true, code: 'bond-mode-invalid', describe: 'mode of a bond' },
  );
  return {
    ...kind,
    complaint(value) {
      if (bondModeOf(value)) return undefined;
      const complaint = kind.complaint?.(value);
      if (!complaint) return undefined;
      const word = value.toLowerCase();
      const meant =
        (Object.hasOwn(modeWords, word) ? modeWords[word] : undefined) ??
        names.find((it) => it === word.replaceAll('_', '-').trim());
      const instead = meant !== undefined ? [meant] : complaint.instead?.filter((it) => names.includes(it));
      return { message: `${value} is not a mode, expected one of ${names.join(', ')} or 0 to 6`, instead };
    },
  };
})();

const ipv4Target: ValueKind = {
  describe: 'IPv4 address',
  code: 'bond-arp-target-invalid',
  example: '192.168.1.1',
  complaint: (value) => {
    // NetworkManager strips a leading `+`, the spelling that sysfs wants; `bond-arp-target-plus` speaks of it.
    const plain = value.startsWith('+') ? value.slice(1) : value;
    return parseIpv4(plain) >= 0 ? undefined : { message: `${value} is not an IPv4 address` };
  },
};

const ipv6Target: ValueKind = {
  describe: 'IPv6 address',
  code: 'bond-option-value',
  example: '2001:db8::1',
  complaint: (value) => (parseIpv6(value) ? undefined : { message: `${value} is not an IPv6 address` }),
};

const actorSystem: ValueKind = {
  describe: 'hardware address',
  code: 'bond-option-value',
  example: '02:00:00:00:00:01',
  complaint: (value) =>
    hardwareLength(value) === 6 ? undefined : { message: `${value} is not a hardware address of six pairs` },
};

const code = 'bond-option-value';
const most = 2147483647;
const all = [0, 1, 2, 3, 4, 5, 6];
const except = (...modes: number[]) => all.filter((it) => !modes.includes(it));
const number = (min: number, max: number, unit?: string): ValueKind => ({ ...ifcfgInteger(min, max, { unit }), code });
const ms = { unit: 'milliseconds', default: '0' } as const;

/** Adds what all options share: both readers, a wrong value is ignored, and the place in the keyfile and in nmstate. */
function options(rows: Readonly<Record<string, AttributeRow>>): Readonly<Record<string, AttributeRow>> {
  return Object.fromEntries(
    Object.entries(rows).map(([name, row]) => [
      name,
      {
        readers: ['N', 'L'],
        wrong: 'ignore',
        keyfile: `bond.${name}`,
        nmstate: name === 'mode' ? 'link-aggregation.mode' : `link-aggregation.options.${name}`,
        modes: { allowed: all },
        ...row,
      } satisfies AttributeRow,
    ]),
  );
}

export const bondOptions: Readonly<Record<string, AttributeRow>> = options({
  mode: {
    doc: 'How the ports work together. A word NetworkManager does not know means balance-rr, which needs a port channel on the switch.',
    value: modeKind,
    code: 'bond-mode-invalid',
    severity: 'error',
    default: 'balance-rr',
  },
  miimon: {
    doc: 'How often the link of each port is looked at. NetworkManager takes 100 when it is absent and there is no arp_interval; the kernel by itself takes 0 (never) in modes 0 to 3.',
    value: { ...number(0, most, 'milliseconds'), choices: [{ value: '100', doc: 'The usual interval.' }] },
    default: '100',
    unit: 'milliseconds',
  },
  updelay: {
    doc: 'How long a link must be up before the port is used; rounded down to a multiple of miimon. Needs miimon.',
    value: number(0, most, 'milliseconds'),
    ...ms,
  },
  downdelay: {
    doc: 'How long a link must be down before the port is given up; rounded down to a multiple of miimon. Needs miimon.',
    value: number(0, most, 'milliseconds'),
    ...ms,
  },
  peer_notif_delay: {
    doc: 'Time between announcements after a change of port; a multiple of miimon, at most 300000 in the kernel.',
    value: number(0, most, 'milliseconds'),
    ...ms,
    since: '1.30',
  },
  arp_interval: {
    doc: 'How often ARP requests go to arp_ip_target to see whether the link works. Not together with miimon, and not in modes 4, 5, 6.',
    value: number(0, most, 'milliseconds'),
    ...ms,
    modes: { allowed: [0, 1, 2, 3], refuses: [5, 6], strips: [4], harmless: ['0'] },
  },
  arp_ip_target: {
    doc: 'The addresses that are asked, separated by commas, at most 16. Required by arp_interval.',
    value: ifcfgListOf(ipv4Target, ',', 'IPv4 addresses separated by commas'),
    code: 'bond-arp-target-invalid',
    modes: { allowed: all, acts: [0, 1, 2, 3], strips: [4, 5, 6] },
  },
  arp_validate: {
    doc: 'Whether the ARP packets that are received are checked, and on which ports.',
    value: ifcfgNumbered(
      [
        ['none', 'Nothing is checked.'],
        ['active', 'On the active port.'],
        ['backup', 'On the waiting ports.'],
        ['all', 'On all ports.'],
        ['filter', 'Only ARP packets count as traffic.'],
        ['filter_active', 'Checked on the active port, only ARP counts.'],
        ['filter_backup', 'Checked on the waiting ports, only ARP counts.'],
      ],
      code,
    ),
    default: 'none',
    modes: { allowed: [0, 1, 2, 3], strips: [4, 5, 6], harmless: ['none', '0'] },
  },
  arp_all_targets: {
    doc: 'Whether any or all of the ARP targets must answer.',
    value: ifcfgNumbered(
      [
        ['any', 'One answer is enough.'],
        ['all', 'All must answer.'],
      ],
      code,
    ),
    default: 'any',
    modes: { allowed: all, acts: [1] },
  },
  arp_missed_max: {
    doc: 'After how many missed ARP answers a port counts as down.',
    value: number(0, 255),
    default: '2',
    since: '1.44',
    modes: { allowed: [0, 1, 2, 3], refuses: [4, 5, 6], harmless: ['0'] },
  },
  ns_ip6_target: {
    doc: 'As arp_ip_target with IPv6 addresses: neighbour solicitations go there. Requires arp_interval.',
    value: ifcfgListOf(ipv6Target, ',', 'IPv6 addresses separated by commas'),
    since: '1.44',
    modes: { allowed: all, acts: [0, 1, 2, 3] },
  },
  primary: {
    doc: 'The port that works whenever it can.',
    value: { ...interfaceName('device'), code },
    modes: { allowed: [1, 5, 6], refuses: [0, 2, 3, 4] },
  },
  active_slave: {
    doc: 'The port that works now. NetworkManager treats it as primary.',
    value: { ...interfaceName('device'), code },
    deprecated: 'Use primary.',
    modes: { allowed: [1, 5, 6], strips: [0, 2, 3, 4] },
  },
  primary_reselect: {
    doc: 'When the primary port becomes the working one again after a failure.',
    value: ifcfgNumbered(
      [
        ['always', 'As soon as its link is back.'],
        ['better', 'When it is faster than the working one.'],
        ['failure', 'When the working one fails.'],
      ],
      code,
    ),
    default: 'always',
    modes: { allowed: all, acts: [1, 5, 6] },
  },
  fail_over_mac: {
    doc: 'Which hardware address the bond has in active-backup. Only settable while the bond has no ports.',
    value: ifcfgNumbered(
      [
        ['none', 'All ports get the address of the bond.'],
        ['active', 'The bond takes the address of the working port.'],
        ['follow', 'A port gets the address of the bond when it starts to work.'],
      ],
      code,
    ),
    default: 'none',
    modes: { allowed: all, acts: [1] },
  },
  use_carrier: {
    doc: 'Whether miimon asks the driver for the carrier (1) or reads the registers of the card (0).',
    value: zeroOne(code),
    default: '1',
  },
  xmit_hash_policy: {
    doc: 'What the hash that chooses the port is made of.',
    value: ifcfgNumbered(
      [
        ['layer2', 'Hardware addresses.'],
        ['layer3+4', 'IP addresses and ports. Not strictly conformant with 802.3ad because of fragments.'],
        ['layer2+3', 'Hardware and IP addresses.'],
        ['encap2+3', 'As layer2+3, looking into tunnels.'],
        ['encap3+4', 'As layer3+4, looking into tunnels.'],
        ['vlan+srcmac', 'VLAN and source hardware address.'],
      ],
      code,
    ),
    default: 'layer2',
    modes: { allowed: all, acts: [2, 4, 5, 6] },
  },
  'balance-slb': {
    doc: 'Source load balancing of NetworkManager: balance-xor without a port channel on the switch. Only with mode=balance-xor and xmit_hash_policy=vlan+srcmac.',
    value: zeroOne(code),
    default: '0',
    readers: ['N'],
    since: '1.42',
    modes: { allowed: [2], refuses: except(2), harmless: ['0'] },
  },
  lacp_rate: {
    doc: 'How often LACP packets are asked for: every 30 seconds or every second.',
    value: ifcfgNumbered(
      [
        ['slow', 'Every 30 seconds.'],
        ['fast', 'Every second.'],
      ],
      code,
    ),
    default: 'slow',
    modes: { allowed: [4], refuses: except(4), harmless: ['slow', '0'] },
  },
  lacp_active: {
    doc: 'Whether this side starts to negotiate.',
    value: ifcfgNumbered(
      [
        ['off', 'Only answers.'],
        ['on', 'Sends LACP packets by itself.'],
      ],
      code,
    ),
    default: 'on',
    since: '1.44',
    modes: { allowed: [4], refuses: except(4) },
  },
  ad_select: {
    doc: 'Which group of ports works when there are several.',
    value: ifcfgNumbered(
      [
        ['stable', 'The widest, until it fails.'],
        ['bandwidth', 'The widest at any time.'],
        ['count', 'The one with most ports at any time.'],
      ],
      code,
    ),
    default: 'stable',
    modes: { allowed: all, acts: [4] },
  },
  ad_actor_sys_prio: {
    doc: 'Priority of this system in LACP; the lower one decides.',
    value: number(1, 65535),
    default: '65535',
    modes: { allowed: [4], strips: except(4) },
  },
  ad_actor_system: {
    doc: 'Hardware address of this system in LACP; no multicast address.',
    value: actorSystem,
    default: '00:00:00:00:00:00',
    modes: { allowed: [4], strips: except(4) },
  },
  ad_user_port_key: {
    doc: 'Upper bits of the port key in LACP.',
    value: number(0, 1023),
    default: '0',
    modes: { allowed: [4], strips: except(4) },
  },
  min_links: {
    doc: 'How many ports must be up before the bond is. Above the number of ports it never is.',
    value: number(0, most),
    default: '0',
    modes: { allowed: all, acts: [4] },
  },
  all_slaves_active: {
    doc: 'Whether duplicate frames on waiting ports are delivered (1) or dropped (0).',
    value: zeroOne(code),
    default: '0',
  },
  num_grat_arp: {
    doc: 'How many announcements are sent after a change of port. The same number as num_unsol_na, of which the kernel makes one.',
    value: number(0, 255),
    default: '1',
    modes: { allowed: all, acts: [1] },
  },
  num_unsol_na: {
    doc: 'How many IPv6 announcements are sent after a change of port. The same number as num_grat_arp.',
    value: number(0, 255),
    default: '1',
    modes: { allowed: all, acts: [1] },
  },
  resend_igmp: {
    doc: 'How many IGMP reports are sent after a change of port.',
    value: number(0, 255),
    default: '1',
    modes: { allowed: all, acts: [0, 1, 5, 6] },
  },
  packets_per_slave: {
    doc: 'How many packets go through a port before the next one; 0 chooses by chance.',
    value: number(0, 65535),
    default: '1',
    modes: { allowed: [0], strips: except(0) },
  },
  lp_interval: {
    doc: 'How often learning packets go to the switches.',
    value: number(1, most, 'seconds'),
    default: '1',
    unit: 'seconds',
    modes: { allowed: all, acts: [5, 6] },
  },
  tlb_dynamic_lb: {
    doc: 'Whether connections move between ports with the load (1) or stay by hash (0).',
    value: zeroOne(code),
    default: '1',
    modes: { allowed: [5, 6], strips: except(5, 6) },
  },
});

/** BONDING_OPTS: `name=value` words separated by single spaces; the last of two wins. */
export const bondTable: NestedTable = { syntax: 'space-equals', options: bondOptions };
