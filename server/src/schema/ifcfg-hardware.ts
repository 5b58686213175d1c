// Keys of ifcfg files: ethtool, DCB, SR-IOV, traffic control, policy rules (parse_ethtool_options, make_dcb_setting,
// make_sriov_setting, make_tc_setting of nms-ifcfg-rh-reader.c). Compared with NetworkManager 1.42.4.
import { integerOf } from '../syntax/ifcfg/scalar';
import { ethtoolTable } from './ethtool';
import type { AttributeRow, ValueKind } from './types';
import { boolean, form, ifcfgInteger, nested, ifcfgOneOf, ifcfgText } from './values-ifcfg';

const dcbSwitch = (what: string, how: string): AttributeRow => ({
  doc: `${how} ${what}. Read only with DCB=yes.`,
  value: boolean,
  readers: ['N'],
  keyfile: 'dcb.*',
  wrong: 'silent',
  default: 'no',
});

/** ENABLE, ADVERTISE and WILLING of one DCB feature. */
const dcbFeature = (name: string, what: string): [string, AttributeRow][] => [
  [`${name}_ENABLE`, dcbSwitch(what, 'Whether to use')],
  [`${name}_ADVERTISE`, dcbSwitch(what, 'Whether to announce to the switch')],
  [`${name}_WILLING`, dcbSwitch(what, 'Whether to take from the switch')],
];

const dcbPriority = (what: string): AttributeRow => ({
  doc: `Priority of ${what}, 0 to 7; read when it is enabled.`,
  value: ifcfgInteger(0, 7, { base: 0 }),
  code: 'dcb-priority',
  readers: ['N'],
  keyfile: 'dcb.*',
  wrong: 'refuse',
});

const dcbGroup = (doc: string, value: ValueKind): AttributeRow => ({
  doc,
  value,
  readers: ['N'],
  keyfile: 'dcb.*',
  wrong: 'refuse',
});

const eightBits = (doc: string): AttributeRow =>
  dcbGroup(doc, form('eight digits 0 or 1', 'dcb-bitmap', /^[01]{8}$/, '00000000'));

/** All of the bandwidth to the first group. */
const allToOne = '100,0,0,0,0,0,0,0';

/** Eight percentages separated by commas. */
const percentages = (sum: boolean): ValueKind => ({
  describe: 'eight percentages separated by commas',
  code: 'dcb-percent-count',
  example: allToOne,
  complaint(value) {
    // An empty one is skipped. Source: nm_strsplit_set.
    const parts = value.split(',').filter((it) => it !== '');
    if (parts.length !== 8) return { message: `${value} has ${parts.length} percentages, expected eight` };
    const shares = parts.map((it) => integerOf(it, 0) ?? -1);
    const wrong = shares.findIndex((it) => it < 0 || it > 100);
    if (wrong >= 0) return { message: `${parts[wrong]!.trim()} is not a percentage from 0 to 100` };
    const total = shares.reduce((all, it) => all + it, 0);
    return sum && total !== 100
      ? { message: `${value} adds up to ${total}, expected 100`, code: 'dcb-percent-sum', instead: [allToOne] }
      : undefined;
  },
});

const dcbKeys: Readonly<Record<string, AttributeRow>> = {
  DCB: {
    doc: 'Data centre bridging on this card. The other DCB keys are read only with `yes`.',
    value: boolean,
    readers: ['N'],
    wrong: 'silent',
    default: 'no',
    types: ['Ethernet'],
  },
  ...Object.fromEntries([
    ...dcbFeature('DCB_APP_FCOE', 'FCoE'),
    ...dcbFeature('DCB_APP_ISCSI', 'iSCSI'),
    ...dcbFeature('DCB_APP_FIP', 'FIP'),
    ...dcbFeature('DCB_PFC', 'priority flow control'),
    ...dcbFeature('DCB_PG', 'priority groups'),
  ]),
  DCB_APP_FCOE_PRIORITY: dcbPriority('FCoE'),
  DCB_APP_ISCSI_PRIORITY: dcbPriority('iSCSI'),
  DCB_APP_FIP_PRIORITY: dcbPriority('FIP'),
  DCB_APP_FCOE_MODE: dcbGroup('Kind of FCoE.', ifcfgOneOf(['fabric', 'vn2vn'], { exact: true, code: 'dcb-fcoe-mode' })),
  DCB_PFC_UP: eightBits('Which of the eight priorities have flow control, one digit each.'),
  DCB_PG_ID: dcbGroup(
    'Group of each of the eight priorities: a digit 0 to 7, or f for none.',
    form('eight digits 0 to 7 or f', 'dcb-uint', /^[0-7f]{8}$/i, '00000000'),
  ),
  DCB_PG_PCT: dcbGroup('Share of each of the eight groups, together 100.', percentages(true)),
  DCB_PG_UPPCT: dcbGroup('Share of each priority inside its group.', percentages(false)),
  DCB_PG_STRICT: eightBits('Which of the eight priorities may use all of the bandwidth, one digit each.'),
  DCB_PG_UP2TC: dcbGroup(
    'Traffic class of each of the eight priorities, a digit 0 to 7.',
    form('eight digits 0 to 7', 'dcb-uint', /^[0-7]{8}$/, '00000000'),
  ),
};

const routingRule = (family: 4 | 6): AttributeRow => ({
  doc: `A policy rule for IPv${family}: \`priority 100 from ${family === 4 ? '192.0.2.0/24' : '2001:db8::/32'} table 200\`. The priority is required. The number in the name only orders the rules.`,
  value: {
    ...ifcfgText('words of a routing rule', 'priority 100 from 192.0.2.0/24 table 200'),
    code: 'routing-rule-word',
  },
  readers: ['N'],
  keyfile: `ipv${family}.routing-rule1`,
  nmstate: 'route-rules.config[]',
  wrong: 'ignore',
  numbered: { from: 0, plain: false },
  since: '1.18',
});

export const hardwareKeys: Readonly<Record<string, AttributeRow>> = {
  ETHTOOL_OPTS: {
    doc: 'Settings of the card in the words of the ethtool command, groups separated by semicolons. NetworkManager understands link settings, -K, -G, -C and -A and skips other words. An empty value sets wake-on-LAN to ignore.',
    value: nested('words of ethtool, groups separated by semicolons', ethtoolTable, 'autoneg on'),
    readers: ['N', 'L'],
    keyfile: 'ethernet.*, ethtool.*',
    nmstate: 'ethernet, ethtool',
  },
  ETHTOOL_WAKE_ON_LAN: {
    doc: 'With `ignore`, NetworkManager leaves wake-on-LAN as it is; the one word there is.',
    value: ifcfgOneOf([{ value: 'ignore', doc: 'Leaves it as it is.' }], { exact: true, code: 'ethtool-wol-value' }),
    readers: ['N'],
    keyfile: 'ethernet.wake-on-lan',
    wrong: 'ignore',
  },
  ETHTOOL_DELAY: {
    doc: 'How long the legacy scripts wait after ethtool.',
    value: ifcfgInteger(0, 4294967295, { unit: 'microseconds' }),
    readers: ['L'],
    unit: 'microseconds',
  },
  ...dcbKeys,
  SRIOV_TOTAL_VFS: {
    doc: 'How many virtual functions the card makes. Every `SRIOV_VF<n>` must be below it.',
    value: ifcfgInteger(0, 4294967295),
    readers: ['N'],
    keyfile: 'sriov.total-vfs',
    nmstate: 'ethernet.sr-iov.total-vfs',
    wrong: 'silent',
    default: '0',
    types: ['Ethernet', 'InfiniBand'],
  },
  SRIOV_AUTOPROBE_DRIVERS: {
    doc: 'Whether the host loads drivers for the virtual functions: 1 yes, 0 no, -1 the global setting. Not the words yes and no. 0 keeps them free for guests.',
    value: {
      ...ifcfgInteger(-1, 1, {
        choices: [
          { value: '0', doc: 'No: the functions stay free for guests.' },
          { value: '1', doc: 'Yes.' },
          { value: '-1', doc: 'The global setting.' },
        ],
      }),
      code: 'sriov-autoprobe',
    },
    readers: ['N'],
    keyfile: 'sriov.autoprobe-drivers',
    wrong: 'silent',
    default: '-1',
  },
  SRIOV_VF: {
    doc: 'One virtual function: words mac=, spoof-check=, trust= (true or false), min-tx-rate=, max-tx-rate=, vlans=ID[.QOS[.q or ad]] separated by semicolons.',
    value: {
      ...ifcfgText('attributes of a virtual function', 'mac=52:54:00:12:34:56 trust=true'),
      code: 'sriov-vf-attr',
    },
    readers: ['N'],
    keyfile: 'sriov.vf.*',
    nmstate: 'ethernet.sr-iov.vfs[]',
    wrong: 'ignore',
    numbered: { from: 0, plain: false },
  },
  QDISC: {
    doc: 'A queueing discipline in the words of `tc qdisc`; QDISC1, QDISC2 … until the first gap.',
    value: { ...ifcfgText('words of tc qdisc', 'root handle 1234: fq_codel'), code: 'tc-item' },
    readers: ['N'],
    keyfile: 'tc.qdisc.*',
    wrong: 'ignore',
    numbered: { from: 1, plain: false },
  },
  FILTER: {
    doc: 'A traffic filter in the words of `tc filter`; FILTER1, FILTER2 … until the first gap.',
    value: { ...ifcfgText('words of tc filter'), code: 'tc-item' },
    readers: ['N'],
    keyfile: 'tc.tfilter.*',
    wrong: 'ignore',
    numbered: { from: 1, plain: false },
  },
  TC_COMMIT: {
    doc: 'Whether NetworkManager sets traffic control at all, even when there are no QDISC and FILTER.',
    value: boolean,
    readers: ['N'],
    wrong: 'silent',
    default: 'no',
  },
  ROUTING_RULE_: routingRule(4),
  ROUTING_RULE6_: routingRule(6),
};
