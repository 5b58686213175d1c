// Keys of ifcfg files: membership of another device, bridge, bond, team, VLAN, InfiniBand (make_bridge_setting,
// make_bond_setting, make_team_setting, make_vlan_setting of nms-ifcfg-rh-reader.c).
// Compared with NetworkManager 1.42.4.
import { bondTable } from './bond';
import { bridgeOptions, portOptions } from './bridge-options';
import type { AttributeRow, NestedTable, ValueKind } from './types';
import {
  boolean,
  ifcfgInteger,
  interfaceName,
  json,
  ifcfgListOf,
  ifcfgMac,
  nested,
  ifcfgOneOf,
  ifcfgText,
  ifcfgUuid,
} from './values-ifcfg';

const controller = (what: string, names: ValueKind['names'], keyfileType: string, more = ''): AttributeRow => ({
  doc: `The ${what} that this interface is a port of, by name.${more} NetworkManager then drops all addresses written here; they belong into the file of the ${what}.`,
  value: names ? interfaceName(names) : ifcfgText(`name of the ${what}`),
  code: 'controller-name-invalid',
  readers: ['N', 'L'],
  keyfile: `connection.master (slave-type=${keyfileType})`,
});

const controllerUuid = (what: string, keyfileType: string): AttributeRow => ({
  doc: `The ${what} that this interface is a port of, by the UUID of its profile. It beats the name.`,
  value: { ...ifcfgUuid, code: 'master-uuid-missing' },
  readers: ['N'],
  keyfile: `connection.master (slave-type=${keyfileType})`,
});

/** One VLAN of a list: `5`, `20-30`, with the words `pvid` and `untagged` after it. */
const vlanItem: ValueKind = {
  describe: 'VLAN id or range with pvid and untagged',
  code: 'bridge-vlans-item',
  example: '1 pvid untagged',
  complaint(value) {
    const [ids = '', ...words] = value.trim().split(/ +/);
    const range = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(ids);
    if (!range) return { message: `${ids || value} is not a VLAN id or a range of them` };
    const first = Number(range[1]);
    const last = Number(range[2] ?? range[1]);
    if (first < 1 || last > 4094) return { message: `${ids} is outside 1 to 4094` };
    if (last < first)
      return { message: `${ids} ends before it starts`, instead: [value.replace(ids, `${last}-${first}`)] };
    const unknown = words.find((it) => it !== 'pvid' && it !== 'untagged');
    if (unknown !== undefined) return { message: `${unknown} is not pvid or untagged` };
    return first !== last && words.includes('pvid')
      ? { message: `${ids} is a range, pvid stands with one VLAN only` }
      : undefined;
  },
};

const priorityMap = (direction: 'ingress' | 'egress'): ValueKind =>
  ifcfgListOf(
    {
      describe: 'FROM:TO',
      code: 'vlan-priority-map',
      example: '0:1',
      complaint(value) {
        const pair = /^(\d{1,10}):(\d{1,10})$/.exec(value);
        if (!pair) return { message: `${value} is not a pair of numbers such as 0:1` };
        const priority = Number(pair[direction === 'ingress' ? 1 : 2]);
        return priority <= 7 ? undefined : { message: `${value} has the priority ${priority}, expected 0 to 7` };
      },
    },
    ',',
    'pairs FROM:TO separated by commas',
  );

/** BRIDGING_OPTS without knowing whose they are; `bridgeTable` and `portTable` are the exact ones. */
const bridgingTable: NestedTable = { syntax: 'space-equals', options: { ...portOptions, ...bridgeOptions } };

export const deviceKeys: Readonly<Record<string, AttributeRow>> = {
  BRIDGE: controller('bridge', 'bridge', 'bridge'),
  BRIDGE_UUID: controllerUuid('bridge', 'bridge'),
  MASTER: controller('bond', 'bond', 'bond', ' The legacy scripts need SLAVE=yes beside it.'),
  MASTER_UUID: controllerUuid('bond', 'bond'),
  SLAVE: {
    doc: 'Says to the legacy scripts that this is a port of the bond in MASTER. NetworkManager knows the name but does not read it.',
    value: boolean,
    readers: ['L'],
    default: 'no',
  },
  TEAM_MASTER: controller('team', 'team', 'team'),
  TEAM_MASTER_UUID: controllerUuid('team', 'team'),
  OVS_PORT: { ...controller('port of Open vSwitch', undefined, 'ovs-port'), readers: ['N'] },
  OVS_PORT_UUID: controllerUuid('port of Open vSwitch', 'ovs-port'),
  VRF: {
    doc: 'The routing domain (VRF) that this interface belongs to. It keeps its addresses.',
    value: interfaceName('device'),
    readers: ['N'],
    code: 'controller-name-invalid',
    keyfile: 'connection.master (slave-type=vrf)',
    nmstate: 'vrf.port',
    since: '1.24',
  },
  VRF_UUID: controllerUuid('routing domain', 'vrf'),

  STP: {
    doc: 'Spanning tree on the bridge. NetworkManager knows on, yes, off, no; other words (true, 1) mean off. With it a port forwards only after twice DELAY, which is too late for the DHCP of a guest when DELAY is long.',
    value: ifcfgOneOf(
      [
        { value: 'on', doc: 'The bridge keeps loops out.' },
        { value: 'off', doc: 'The bridge forwards at once.' },
        { value: 'yes', doc: 'The same as on.' },
        { value: 'no', doc: 'The same as off.' },
      ],
      { code: 'stp-value' },
    ),
    code: 'stp-value',
    readers: ['N', 'L'],
    keyfile: 'bridge.stp',
    nmstate: 'bridge.options.stp.enabled',
    wrong: 'ignore',
    default: 'off',
    types: ['Bridge'],
  },
  DELAY: {
    doc: 'Forward delay of the spanning tree: how long a port listens before it forwards. Seconds for NetworkManager (2 to 30, only with STP on); legacy scripts since initscripts 9.83 hand the number on as 1/100 s.',
    value: ifcfgInteger(0, 30, { unit: 'seconds' }),
    code: 'bridge-delay-range',
    readers: ['N', 'L'],
    keyfile: 'bridge.forward-delay',
    nmstate: 'bridge.options.stp.forward-delay',
    wrong: 'ignore',
    default: '15',
    unit: 'seconds',
    types: ['Bridge'],
  },
  BRIDGE_MACADDR: {
    doc: 'The hardware address of the bridge. Without it the bridge takes one from its ports.',
    value: ifcfgMac,
    readers: ['N'],
    keyfile: 'bridge.mac-address',
    nmstate: 'mac-address',
    wrong: 'refuse',
    types: ['Bridge'],
  },
  BRIDGING_OPTS: {
    doc: 'Options of the bridge, or of the port when BRIDGE stands beside it: words `name=value` separated by single spaces.',
    value: nested('options name=value separated by spaces', bridgingTable, 'priority=32768'),
    readers: ['N', 'L'],
    keyfile: 'bridge.*',
    nmstate: 'bridge.options',
  },
  BRIDGE_VLANS: {
    doc: 'VLANs of the bridge itself, separated by commas; needs vlan_filtering=1.',
    value: ifcfgListOf(vlanItem, ',', 'VLANs separated by commas'),
    readers: ['N'],
    keyfile: 'bridge.vlans',
    wrong: 'ignore',
    types: ['Bridge'],
    since: '1.18',
  },
  BRIDGE_PORT_VLANS: {
    doc: 'VLANs of this port of a bridge, separated by commas; needs vlan_filtering=1 on the bridge.',
    value: ifcfgListOf(vlanItem, ',', 'VLANs separated by commas'),
    readers: ['N'],
    keyfile: 'bridge-port.vlans',
    nmstate: 'bridge.port[].vlan',
    wrong: 'ignore',
    since: '1.18',
  },
  PRIO: {
    doc: 'Bridge priority for the legacy scripts; NetworkManager has priority in BRIDGING_OPTS.',
    value: ifcfgInteger(0, 65535),
    readers: ['L'],
    types: ['Bridge'],
  },
  AGEING: {
    doc: 'How long the bridge remembers hardware addresses, for the legacy scripts; NetworkManager has ageing_time in BRIDGING_OPTS.',
    value: ifcfgInteger(0, 1000000),
    readers: ['L'],
    types: ['Bridge'],
  },

  BONDING_MASTER: {
    doc: 'Says that this is a bond. Needed only without TYPE=Bond; with another TYPE NetworkManager refuses the file.',
    value: boolean,
    readers: ['N', 'L'],
    wrong: 'silent',
    default: 'no',
  },
  BONDING_OPTS: {
    doc: 'Options of the bond: words `name=value` separated by single spaces. Belongs into the file of the bond, never into that of a port.',
    value: nested('options name=value separated by spaces', bondTable, 'mode=active-backup miimon=100'),
    readers: ['N', 'L'],
    keyfile: 'bond.*',
    nmstate: 'link-aggregation',
    types: ['Bond', 'Ethernet'],
  },
  BOND_PORT_QUEUE_ID: {
    doc: 'Transmit queue of this port of a bond.',
    value: ifcfgInteger(0, 65535),
    readers: ['N'],
    keyfile: 'bond-port.queue-id',
    wrong: 'ignore',
    default: '0',
    since: '1.34',
  },
  BOND_PORT_PRIO: {
    doc: 'Priority of this port when the bond chooses the working one; the higher number wins.',
    value: ifcfgInteger(-2147483648, 2147483647),
    readers: ['N'],
    keyfile: 'bond-port.prio',
    wrong: 'ignore',
    default: '0',
    since: '1.44',
  },

  TEAM_CONFIG: {
    doc: 'Configuration of the team as JSON, best in single quotes. Team is deprecated in RHEL 9 and gone in RHEL 10.',
    value: json,
    readers: ['N', 'L'],
    keyfile: 'team.config',
    wrong: 'refuse',
  },
  TEAM_PORT_CONFIG: {
    doc: 'Configuration of this port of a team as JSON.',
    value: json,
    readers: ['N', 'L'],
    keyfile: 'team-port.config',
    wrong: 'refuse',
  },

  VLAN: {
    doc: 'Says that this is a VLAN. The legacy scripts need it; NetworkManager looks at it only without TYPE, so TYPE=Ethernet with VLAN=yes makes no VLAN there.',
    value: boolean,
    readers: ['N', 'L'],
    wrong: 'silent',
    default: 'no',
  },
  VLAN_ID: {
    doc: 'Number of the VLAN, 0 to 4094. Beats the number in DEVICE. Read by NetworkManager only.',
    value: ifcfgInteger(0, 4094),
    code: 'vlan-id-range',
    readers: ['N'],
    keyfile: 'vlan.id',
    nmstate: 'vlan.id',
    wrong: 'refuse',
    default: 'the number at the end of DEVICE',
    types: ['Vlan'],
  },
  VID: {
    doc: 'Number of the VLAN for the legacy scripts. NetworkManager has VLAN_ID.',
    value: ifcfgInteger(0, 4094),
    readers: ['L'],
    keyfile: 'vlan.id',
  },
  PHYSDEV: {
    doc: 'The interface that carries the VLAN or the InfiniBand partition. Without it the part of DEVICE before the dot. NetworkManager also takes a UUID.',
    value: { ...ifcfgText('interface name', 'eth0'), names: 'device' },
    readers: ['N', 'L'],
    keyfile: 'vlan.parent',
    nmstate: 'vlan.base-iface',
    types: ['Vlan', 'InfiniBand'],
  },
  REORDER_HDR: {
    doc: 'Whether the legacy scripts let the kernel reorder the headers of tagged packets. NetworkManager always does unless VLAN_FLAGS says NO_REORDER_HDR.',
    value: boolean,
    readers: ['N', 'L'],
    keyfile: 'vlan.flags',
    nmstate: 'vlan.reorder-headers',
    wrong: 'silent',
    default: 'yes',
    types: ['Vlan'],
    deprecated: 'NetworkManager only warns; write VLAN_FLAGS=NO_REORDER_HDR.',
  },
  VLAN_FLAGS: {
    doc: 'Behaviour of the VLAN, words separated by commas or spaces. Other words are dropped without a word.',
    value: ifcfgListOf(
      ifcfgOneOf(
        [
          { value: 'GVRP', doc: 'Announces the VLAN to the switch (GVRP).' },
          { value: 'LOOSE_BINDING', doc: 'Stays up when the parent goes down.' },
          { value: 'NO_REORDER_HDR', doc: 'Leaves the order of headers as it is.' },
        ],
        { exact: true, code: 'vlan-flags-unknown' },
      ),
      'comma-or-blank',
      'flags of a VLAN',
    ),
    readers: ['N'],
    keyfile: 'vlan.flags',
    nmstate: 'vlan.loose-binding',
    wrong: 'silent',
    types: ['Vlan'],
  },
  GVRP: {
    doc: 'Whether the VLAN is announced to the switch with GVRP.',
    value: boolean,
    readers: ['N', 'L'],
    keyfile: 'vlan.flags',
    nmstate: 'vlan.registration-protocol',
    wrong: 'silent',
    default: 'no',
    types: ['Vlan'],
  },
  MVRP: {
    doc: 'Whether the VLAN is announced to the switch with MVRP.',
    value: boolean,
    readers: ['N'],
    keyfile: 'vlan.flags',
    nmstate: 'vlan.registration-protocol',
    wrong: 'silent',
    default: 'no',
    types: ['Vlan'],
  },
  VLAN_PROTOCOL: {
    doc: 'Kind of tag.',
    value: ifcfgOneOf(
      [
        { value: '802.1Q', doc: 'Ordinary tags.' },
        { value: '802.1ad', doc: 'Provider tags (QinQ).' },
      ],
      { exact: true, code: 'vlan-protocol' },
    ),
    code: 'vlan-protocol',
    readers: ['N'],
    keyfile: 'vlan.protocol',
    nmstate: 'vlan.protocol',
    wrong: 'refuse',
    default: '802.1Q',
    types: ['Vlan'],
    since: '1.42',
  },
  VLAN_INGRESS_PRIORITY_MAP: {
    doc: 'Priority of received packets: pairs FROM:TO separated by commas, FROM is the priority in the tag (0 to 7).',
    value: priorityMap('ingress'),
    readers: ['N'],
    keyfile: 'vlan.ingress-priority-map',
    wrong: 'ignore',
    types: ['Vlan'],
  },
  VLAN_EGRESS_PRIORITY_MAP: {
    doc: 'Priority of sent packets: pairs FROM:TO separated by commas, TO is the priority in the tag (0 to 7).',
    value: priorityMap('egress'),
    readers: ['N', 'L'],
    keyfile: 'vlan.egress-priority-map',
    wrong: 'ignore',
    types: ['Vlan'],
  },

  CONNECTED_MODE: {
    doc: 'Whether IP over InfiniBand uses connected mode instead of datagrams.',
    value: boolean,
    readers: ['N', 'L'],
    keyfile: 'infiniband.transport-mode',
    nmstate: 'infiniband.mode',
    wrong: 'silent',
    default: 'no',
    types: ['InfiniBand'],
  },
  PKEY: {
    doc: 'Says that this is a partition of an InfiniBand device; needs PHYSDEV and PKEY_ID.',
    value: boolean,
    readers: ['N', 'L'],
    wrong: 'silent',
    default: 'no',
    types: ['InfiniBand'],
  },
  PKEY_ID: {
    doc: 'Number of the partition, usually in hexadecimal; not 0 and not 0x8000. Since NetworkManager 1.44 the highest bit is set by itself.',
    value: { ...ifcfgInteger(0, 65535, { base: 0 }), example: '0x8002' },
    code: 'ib-pkey',
    readers: ['N', 'L'],
    keyfile: 'infiniband.p-key',
    nmstate: 'infiniband.pkey',
    wrong: 'refuse',
    types: ['InfiniBand'],
  },
  PKEY_ID_NM: {
    doc: 'Number of the partition, taken exactly as written. Beats PKEY_ID.',
    value: ifcfgInteger(0, 65535, { base: 0 }),
    code: 'ib-pkey',
    readers: ['N'],
    keyfile: 'infiniband.p-key',
    wrong: 'refuse',
    types: ['InfiniBand'],
    since: '1.44',
  },
};
