// The words of BRIDGING_OPTS, on a bridge and on a port of one. NetworkManager takes seconds for the timers, the legacy
// scripts write the number into sysfs where it is 1/100 s. Compared with 1.42.4 and kernel 6.1 (handle_bridging_opts of
// nms-ifcfg-rh-reader.c).
import { integerOf } from '../syntax/ifcfg/scalar';
import type { AttributeRow, NestedTable, ValueKind } from './types';
import { hardwareLength, ifcfgInteger, ifcfgOneOf, zeroOne } from './values-ifcfg';

const code = 'bridge-option-value';
const number = (min: number, max: number, unit?: string): ValueKind => ({ ...ifcfgInteger(min, max, { unit }), code });
const most32 = 4294967295;
const most64 = Number.MAX_SAFE_INTEGER;

const groupAddress: ValueKind = {
  describe: 'group address 01:80:C2:00:00:0X',
  code: 'bridge-group-address',
  example: '01:80:C2:00:00:00',
  complaint(value) {
    const last = /^01[:-]80[:-]c2[:-]00[:-]00[:-]0([0-9a-f])$/i.exec(value)?.[1];
    const group = last === undefined ? -1 : parseInt(last, 16);
    if (hardwareLength(value) === 6 && (group === 0 || group >= 4)) return undefined;
    return {
      message: `${value} is not a group address, expected 01:80:C2:00:00:00 or 01:80:C2:00:00:04 to 01:80:C2:00:00:0F`,
    };
  },
};

const forwardMask: ValueKind = {
  describe: 'number from 0 to 65535 without the bits 0, 1, 2',
  code,
  complaint(value) {
    const mask = integerOf(value);
    if (mask === undefined || mask < 0 || mask > 65535) return { message: `${value} is not a number from 0 to 65535` };
    if ((mask & 7) === 0) return undefined;
    return {
      message: `${value} has ${mask & 7} of the bits 1, 2, 4 set, which the kernel keeps for itself; expected ${mask & ~7}`,
      code: 'bridge-group-fwd-mask',
      severity: 'error',
      instead: [String(mask & ~7)],
    };
  },
};

const hashMax: ValueKind = {
  describe: 'power of two',
  code: 'bridge-hash-max',
  complaint(value) {
    const size = integerOf(value);
    if (size === undefined || size < 0 || size > most32)
      return { message: `${value} is not a number from 0 to ${most32}`, code };
    if (size > 0 && Math.log2(size) % 1 === 0) return undefined;
    return {
      message: `${value} is not a power of two`,
      instead: [String(2 ** Math.ceil(Math.log2(Math.max(size, 1))))],
    };
  },
};

const toggle = (doc: string, off: string, keyfile: string): AttributeRow => ({
  doc,
  value: zeroOne('bridge-option-boolean'),
  default: off,
  keyfile: `bridge.${keyfile}`,
  nmstate: `bridge.options.${keyfile}`,
});

const hundredths = (doc: string, standard: string, keyfile: string): AttributeRow => ({
  doc,
  value: number(0, most64, '1/100 s'),
  default: standard,
  unit: '1/100 s',
  keyfile: `bridge.${keyfile}`,
  nmstate: `bridge.options.${keyfile}`,
});

function rows(all: Readonly<Record<string, AttributeRow>>): Readonly<Record<string, AttributeRow>> {
  return Object.fromEntries(
    Object.entries(all).map(([name, row]) => [
      name,
      { readers: ['N', 'L'], wrong: 'ignore', ...row } satisfies AttributeRow,
    ]),
  );
}

/** Options on the bridge itself. `stp`: does something only while STP is on. */
export const bridgeOptions: Readonly<Record<string, AttributeRow>> = rows({
  priority: {
    doc: 'Priority of this bridge when the spanning tree chooses its root: the lowest becomes root. Only with STP=on.',
    value: number(0, 65535),
    default: '32768',
    keyfile: 'bridge.priority',
    nmstate: 'bridge.options.stp.priority',
  },
  hello_time: {
    doc: 'Time between hello packets of the spanning tree. Seconds for NetworkManager (1 to 10), 1/100 s for the legacy scripts (100 to 1000). Only with STP=on.',
    value: number(0, 10, 'seconds'),
    code: 'bridge-timer-range',
    default: '2',
    unit: 'seconds',
    keyfile: 'bridge.hello-time',
    nmstate: 'bridge.options.stp.hello-time',
  },
  max_age: {
    doc: 'How long a message of the spanning tree is believed. Seconds for NetworkManager (6 to 40), 1/100 s for the legacy scripts (600 to 4000). Only with STP=on.',
    value: number(0, 40, 'seconds'),
    code: 'bridge-timer-range',
    default: '20',
    unit: 'seconds',
    keyfile: 'bridge.max-age',
    nmstate: 'bridge.options.stp.max-age',
  },
  ageing_time: {
    doc: 'How long the bridge remembers on which port a hardware address is. Seconds for NetworkManager, 1/100 s for the legacy scripts; 0 forgets at once.',
    value: number(0, 1000000, 'seconds'),
    default: '300',
    unit: 'seconds',
    keyfile: 'bridge.ageing-time',
    nmstate: 'bridge.options.mac-ageing-time',
  },
  group_fwd_mask: {
    doc: 'Which link-local groups (01:80:C2:00:00:0X) are forwarded, one bit each; 8 lets 802.1X through, 16384 LLDP. The lowest three bits must be 0.',
    value: forwardMask,
    default: '0',
    keyfile: 'bridge.group-forward-mask',
    nmstate: 'bridge.options.group-forward-mask',
  },
  group_address: {
    doc: 'Address that the messages of the spanning tree go to. The legacy scripts know it as group_addr.',
    value: groupAddress,
    code: 'bridge-group-address',
    wrong: 'refuse',
    default: '01:80:C2:00:00:00',
    since: '1.24',
    keyfile: 'bridge.group-address',
    nmstate: 'bridge.options.group-addr',
  },
  multicast_snooping: toggle('Whether multicast goes only to ports that asked for it.', '1', 'multicast-snooping'),
  multicast_querier: toggle('Whether the bridge asks who wants multicast.', '0', 'multicast-querier'),
  multicast_query_use_ifaddr: toggle(
    'Whether it asks with its own address instead of 0.0.0.0.',
    '0',
    'multicast-query-use-ifaddr',
  ),
  vlan_filtering: toggle(
    'Whether the bridge looks at VLAN tags: needed for BRIDGE_VLANS and BRIDGE_PORT_VLANS.',
    '0',
    'vlan-filtering',
  ),
  vlan_stats_enabled: toggle('Whether packets are counted per VLAN.', '0', 'vlan-stats-enabled'),
  multicast_router: {
    doc: 'Whether multicast routers are behind the bridge. NetworkManager takes the words, the legacy scripts the numbers 0 (disabled), 1 (auto), 2 (enabled).',
    value: ifcfgOneOf(
      [
        { value: 'auto', doc: 'Found out by listening.' },
        { value: 'enabled', doc: 'Always.' },
        { value: 'disabled', doc: 'Never.' },
      ],
      { exact: true, code: 'bridge-multicast-router' },
    ),
    wrong: 'refuse',
    default: 'auto',
    since: '1.24',
    keyfile: 'bridge.multicast-router',
    nmstate: 'bridge.options.multicast-router',
  },
  multicast_hash_max: {
    doc: 'Size of the multicast table, a power of two. The legacy scripts know it as hash_max.',
    value: hashMax,
    wrong: 'refuse',
    default: '4096',
    since: '1.26',
    keyfile: 'bridge.multicast-hash-max',
    nmstate: 'bridge.options.hash-max',
  },
  multicast_last_member_count: {
    doc: 'How many questions are asked before a group counts as left.',
    value: number(0, most32),
    default: '2',
    keyfile: 'bridge.multicast-last-member-count',
    nmstate: 'bridge.options.multicast-last-member-count',
  },
  multicast_startup_query_count: {
    doc: 'How many questions are asked at the start.',
    value: number(0, most32),
    default: '2',
    keyfile: 'bridge.multicast-startup-query-count',
    nmstate: 'bridge.options.multicast-startup-query-count',
  },
  multicast_last_member_interval: hundredths(
    'Time between the last questions for a group.',
    '100',
    'multicast-last-member-interval',
  ),
  multicast_membership_interval: hundredths(
    'How long a member stays without asking again.',
    '26000',
    'multicast-membership-interval',
  ),
  multicast_querier_interval: hundredths(
    'How long another querier is believed.',
    '25500',
    'multicast-querier-interval',
  ),
  multicast_query_interval: hundredths('Time between questions.', '12500', 'multicast-query-interval'),
  multicast_query_response_interval: hundredths(
    'Time to answer a question.',
    '1000',
    'multicast-query-response-interval',
  ),
  multicast_startup_query_interval: hundredths(
    'Time between questions at the start.',
    '3125',
    'multicast-startup-query-interval',
  ),
  default_pvid: {
    doc: 'VLAN of untagged packets on new ports; 0 for none.',
    value: number(0, 4094),
    default: '1',
    keyfile: 'bridge.vlan-default-pvid',
    nmstate: 'bridge.options.vlan-default-pvid',
  },
  vlan_protocol: {
    doc: 'Kind of VLAN tag that the bridge filters by.',
    value: ifcfgOneOf(
      [
        { value: '802.1Q', doc: 'Ordinary tags.' },
        { value: '802.1ad', doc: 'Provider tags (QinQ).' },
      ],
      { exact: true, code: 'bridge-vlan-protocol' },
    ),
    wrong: 'refuse',
    default: '802.1Q',
    since: '1.26',
    keyfile: 'bridge.vlan-protocol',
    nmstate: 'bridge.options.vlan-protocol',
  },
});

/** Options that do something only while STP is on; DELAY is a key of its own and belongs to them. */
export const stpOptions: ReadonlySet<string> = new Set(['priority', 'hello_time', 'max_age']);

const portCode = 'bridge-port-option';

/** Options on a port of a bridge. */
export const portOptions: Readonly<Record<string, AttributeRow>> = rows({
  priority: {
    doc: 'Priority of the port in the spanning tree.',
    value: { ...ifcfgInteger(0, 63), code: portCode },
    default: '32',
    keyfile: 'bridge-port.priority',
    nmstate: 'bridge.port[].stp-priority',
  },
  path_cost: {
    doc: 'Cost of the way through this port in the spanning tree. The kernel refuses 0.',
    value: { ...ifcfgInteger(0, 65535), code: portCode },
    default: '100',
    keyfile: 'bridge-port.path-cost',
    nmstate: 'bridge.port[].stp-path-cost',
  },
  hairpin_mode: {
    doc: 'Whether packets may leave through the port they came from. NetworkManager takes on, yes, 1, off, no (but not 0); the legacy scripts 0 and 1.',
    value: ifcfgOneOf(
      [
        { value: '1', doc: 'On, for both readers.' },
        { value: 'on', doc: 'On (NetworkManager).' },
        { value: 'yes', doc: 'On (NetworkManager).' },
        { value: 'off', doc: 'Off (NetworkManager).' },
        { value: 'no', doc: 'Off (NetworkManager).' },
      ],
      { code: 'hairpin-value' },
    ),
    code: 'hairpin-value',
    default: 'off',
    keyfile: 'bridge-port.hairpin-mode',
    nmstate: 'bridge.port[].stp-hairpin-mode',
  },
});

/** The other reader's spelling of an option, and what it is here. */
export const bridgeAliases: ReadonlyMap<string, string> = new Map([
  ['forward_delay', 'DELAY'],
  ['stp', 'STP'],
  ['stp_state', 'STP'],
  ['group_addr', 'group_address'],
  ['hash_max', 'multicast_hash_max'],
]);

/** BRIDGING_OPTS of a bridge, and of a port: words separated by single spaces. */
export const bridgeTable: NestedTable = { syntax: 'space-equals', options: bridgeOptions };
export const portTable: NestedTable = { syntax: 'space-equals', options: portOptions };
