// All that an editor lists at one place of an ifcfg, route or rule file after the other. What a line means stands with
// `listed`.
import type { Target } from '../../../../server/src/model/target';
import assert from 'node:assert/strict';
import { newest, type Texts } from '../../../support/checking';
import { listed, shown } from '../../../support/completing';

const host: Texts = {
  'ifcfg-br0': 'DEVICE=br0\nTYPE=Bridge\nIPADDR=10.1.0.1\nPREFIX=16\n',
  'ifcfg-bond0': 'DEVICE=bond0\nTYPE=Bond\n',
  'ifcfg-eth1': 'DEVICE=eth1\nMASTER=bond0\n',
  'lan.xml': "<network><name>lan</name><bridge name='virbr1'/><ip address='192.168.100.1' prefix='24'/></network>",
};

const profiles: readonly (readonly [where: string, name: string, marked: string, lines: readonly string[]])[] = [
  [
    'a kind',
    'ifcfg-eth0',
    'DEVICE=eth0\nTYPE=$0\n',
    [
      '3 value Ethernet (A network card, real or virtual.)',
      '3 value Bridge (A software bridge: guests and network cards become its ports.)',
      '3 value Bond (Several network cards that act as one.)',
      '3 value Vlan (A tagged VLAN on top of another interface.)',
      '3 value Team (A team device. Deprecated in RHEL 9, gone in RHEL 10: use a bond.)',
      '3 value Wireless (A Wi-Fi card.)',
      '3 value InfiniBand (An IP-over-InfiniBand device or partition.)',
    ],
  ],
  [
    'a way to get an address',
    'ifcfg-eth0',
    'DEVICE=eth0\nBOOTPROTO=$0\n',
    [
      '3 value none (The addresses written here; without any, IPv4 is off (NetworkManager) or left alone (legacy).)',
      '3 value dhcp (An address from a DHCP server. NetworkManager adds the ones written here.)',
      '3 value autoip (A link-local address (169.254.0.0/16). NetworkManager only.)',
      '3 value shared (Gives addresses to others and hides them behind this host (NAT). NetworkManager only.)',
      '3 value ibft (The firmware has configured the card: NetworkManager ignores the whole file.)',
      '8 value static (The same as none.)',
      '8 value bootp (The same as dhcp.)',
    ],
  ],
  ['yes or no', 'ifcfg-eth0', 'DEVICE=eth0\nONBOOT=$0\n', ['3 value yes', '3 value no']],
  [
    'a bridge',
    'ifcfg-eth0',
    'DEVICE=eth0\nBRIDGE=$0\n',
    ['2 reference br0 (bridge of ifcfg-br0)', '2 reference virbr1 (bridge of the network lan)'],
  ],
  [
    'a bridge in quotes',
    'ifcfg-eth0',
    'DEVICE=eth0\nBRIDGE="$0"\n',
    ['2 reference br0 (bridge of ifcfg-br0)', '2 reference virbr1 (bridge of the network lan)'],
  ],
  ['a bond', 'ifcfg-eth0', 'DEVICE=eth0\nMASTER=$0\n', ['2 reference bond0 (bond of ifcfg-bond0)']],
  ['an address', 'ifcfg-eth0', 'DEVICE=eth0\nIPADDR=$0\n', ['1 value 10.1.0.10 (free in the subnet of br0)']],
  [
    'a device',
    'ifcfg-eth0',
    'DEVICE=$0\n',
    [
      '1 value eth0 (as the file is named)',
      '2 reference bond0 (bond of ifcfg-bond0)',
      '2 reference br0 (bridge of ifcfg-br0)',
      '2 reference eth1 (ethernet of ifcfg-eth1)',
      '2 reference virbr1 (bridge of the network lan)',
    ],
  ],
  [
    'an option of a bond',
    'ifcfg-bond1',
    'DEVICE=bond1\nTYPE=Bond\nBONDING_OPTS="mode=802.3ad $0"\n',
    [
      '2 attribute miimon → miimon= (number from 0 to 2147483647 milliseconds) …',
      '2 attribute xmit_hash_policy → xmit_hash_policy= (Does something only in modes balance-xor, 802.3ad, balance-tlb, balance-alb) …',
      '2 attribute lacp_rate → lacp_rate= (Only in modes 802.3ad) …',
      '3 attribute updelay → updelay= (number from 0 to 2147483647 milliseconds)',
      '3 attribute downdelay → downdelay= (number from 0 to 2147483647 milliseconds)',
      '3 attribute peer_notif_delay → peer_notif_delay= (number from 0 to 2147483647 milliseconds)',
      '3 attribute use_carrier → use_carrier= (0 or 1) …',
      '3 attribute lacp_active → lacp_active= (Only in modes 802.3ad) …',
      '3 attribute ad_select → ad_select= (Does something only in modes 802.3ad) …',
      '3 attribute ad_actor_sys_prio → ad_actor_sys_prio= (Only in modes 802.3ad)',
      '3 attribute ad_actor_system → ad_actor_system= (Only in modes 802.3ad)',
      '3 attribute ad_user_port_key → ad_user_port_key= (Only in modes 802.3ad)',
      '3 attribute min_links → min_links= (Does something only in modes 802.3ad)',
      '3 attribute all_slaves_active → all_slaves_active= (0 or 1) …',
    ],
  ],
  [
    'a mode of a bond',
    'ifcfg-bond1',
    'DEVICE=bond1\nTYPE=Bond\nBONDING_OPTS="mode=$0"\n',
    [
      '3 value balance-rr (Sends the packets through all ports in turn. Packets of one connection may arrive out of order. The switch must join the ports to a static port channel (EtherChannel). Not supported below a bridge for virtual machines: use active-backup, balance-xor or 802.3ad there.)',
      '3 value active-backup (One port works, the others wait until it fails. Works with every switch and below every bridge. The switch needs no settings; the ports may go to different switches. May be a port of a bridge for virtual machines.)',
      '3 value balance-xor (Chooses the port by a hash of the addresses, so one connection stays on one port. The switch must join the ports to a static port channel (EtherChannel). May be a port of a bridge for virtual machines.)',
      '3 value broadcast (Sends everything through every port. For special networks only. The ports must go to separate switches, or to a static port channel. Not supported below a bridge for virtual machines: use active-backup, balance-xor or 802.3ad there.)',
      '3 value 802.3ad (Link aggregation by negotiation (LACP): host and switch agree which ports belong together. One connection stays on one port. The switch must run LACP on these ports. May be a port of a bridge for virtual machines.)',
      '3 value balance-tlb (Sends through the least loaded port, receives through one. The driver must tell the speed of the link. The switch needs no settings. Not supported below a bridge for virtual machines: use active-backup, balance-xor or 802.3ad there.)',
      '3 value balance-alb (As balance-tlb, and spreads what is received by answering ARP with different hardware addresses; that breaks the addresses of guests behind a bridge. The switch needs no settings. Not supported below a bridge for virtual machines: use active-backup, balance-xor or 802.3ad there.)',
      '6 value 0 (The number of balance-rr.)',
      '6 value 1 (The number of active-backup.)',
      '6 value 2 (The number of balance-xor.)',
      '6 value 3 (The number of broadcast.)',
      '6 value 4 (The number of 802.3ad.)',
      '6 value 5 (The number of balance-tlb.)',
      '6 value 6 (The number of balance-alb.)',
    ],
  ],
  [
    'a choice of an option',
    'ifcfg-bond1',
    'DEVICE=bond1\nTYPE=Bond\nBONDING_OPTS="mode=4 lacp_rate=$0"\n',
    [
      '3 value slow (Every 30 seconds.)',
      '3 value fast (Every second.)',
      '6 value 0 (The number of slow.)',
      '6 value 1 (The number of fast.)',
    ],
  ],
  [
    'an option of a bridge',
    'ifcfg-br1',
    'DEVICE=br1\nTYPE=Bridge\nBRIDGING_OPTS="$0"\n',
    [
      '2 attribute priority → priority= (number from 0 to 65535)',
      '3 attribute hello_time → hello_time= (number from 0 to 10 seconds)',
      '3 attribute max_age → max_age= (number from 0 to 40 seconds)',
      '3 attribute ageing_time → ageing_time= (number from 0 to 1000000 seconds)',
      '3 attribute group_fwd_mask → group_fwd_mask= (number from 0 to 65535 without the bits 0, 1, 2)',
      '3 attribute group_address → group_address= (group address 01:80:C2:00:00:0X)',
      '3 attribute multicast_snooping → multicast_snooping= (0 or 1) …',
      '3 attribute multicast_querier → multicast_querier= (0 or 1) …',
      '3 attribute multicast_query_use_ifaddr → multicast_query_use_ifaddr= (0 or 1) …',
      '3 attribute vlan_filtering → vlan_filtering= (0 or 1) …',
      '3 attribute vlan_stats_enabled → vlan_stats_enabled= (0 or 1) …',
      '3 attribute multicast_router → multicast_router= (one of auto, enabled, disabled) …',
      '3 attribute multicast_hash_max → multicast_hash_max= (power of two)',
      '3 attribute multicast_last_member_count → multicast_last_member_count= (number from 0 to 4294967295)',
      '3 attribute multicast_startup_query_count → multicast_startup_query_count= (number from 0 to 4294967295)',
      '3 attribute multicast_last_member_interval → multicast_last_member_interval= (number from 0 to 9007199254740991 1/100 s)',
      '3 attribute multicast_membership_interval → multicast_membership_interval= (number from 0 to 9007199254740991 1/100 s)',
      '3 attribute multicast_querier_interval → multicast_querier_interval= (number from 0 to 9007199254740991 1/100 s)',
      '3 attribute multicast_query_interval → multicast_query_interval= (number from 0 to 9007199254740991 1/100 s)',
      '3 attribute multicast_query_response_interval → multicast_query_response_interval= (number from 0 to 9007199254740991 1/100 s)',
      '3 attribute multicast_startup_query_interval → multicast_startup_query_interval= (number from 0 to 9007199254740991 1/100 s)',
      '3 attribute default_pvid → default_pvid= (number from 0 to 4094)',
      '3 attribute vlan_protocol → vlan_protocol= (one of 802.1Q, 802.1ad) …',
    ],
  ],
  [
    'an option of a port',
    'ifcfg-eth0',
    'DEVICE=eth0\nBRIDGE=br0\nBRIDGING_OPTS="$0"\n',
    [
      '2 attribute priority → priority= (number from 0 to 63)',
      '3 attribute path_cost → path_cost= (number from 0 to 65535)',
      '3 attribute hairpin_mode → hairpin_mode= (one of 1, on, yes, off, no) …',
    ],
  ],
  [
    'words of ethtool',
    'ifcfg-eth0',
    'DEVICE=eth0\nETHTOOL_OPTS="$0"\n',
    [
      '2 attribute autoneg → autoneg  (one of on, off) …',
      '2 attribute speed → speed  (number from 0 to 4294967295) …',
      '2 attribute -K → -K eth0  (interface and words) …',
      '2 attribute -G → -G eth0  (interface and words) …',
      '3 attribute duplex → duplex  (one of full, half) …',
      '3 attribute wol → wol  (letters of p u m b a g s d) …',
      '3 attribute sopass → sopass  (hardware address)',
      '3 attribute --features → --features eth0  (interface and words) …',
      '3 attribute --offload → --offload eth0  (interface and words) …',
      '3 attribute --set-ring → --set-ring eth0  (interface and words) …',
      '3 attribute -C → -C eth0  (interface and words) …',
      '3 attribute --coalesce → --coalesce eth0  (interface and words) …',
      '3 attribute -A → -A eth0  (interface and words) …',
      '3 attribute --pause → --pause eth0  (interface and words) …',
    ],
  ],
  [
    'a line of routes',
    'route-br0',
    '$0',
    [
      '3 value default → default  (Everything that has no other route.) …',
      '4 attribute to → to  (default, or an IPv4 subnet) …',
      '4 attribute unicast (nothing: the word stands alone)',
      '4 attribute local (nothing: the word stands alone)',
      '4 attribute blackhole (nothing: the word stands alone)',
      '4 attribute prohibit (nothing: the word stands alone)',
      '4 attribute unreachable (nothing: the word stands alone)',
      '4 attribute throw (nothing: the word stands alone)',
      '6 template route → ${1:10.0.0.0/8} via ${2:192.168.1.1} (a whole line)',
      '6 attribute ADDRESS0 → ADDRESS0=${1:10.0.0.0} (IPv4 address)',
    ],
  ],
  [
    'a word of a route',
    'route-br0',
    '10.9.0.0/16 $0',
    [
      '3 attribute via → via  (IPv4 address) …',
      '3 attribute dev → dev  (interface name) …',
      '3 attribute metric → metric  (number from 0 to 4294967295)',
      '3 attribute table → table  (number from 0 to 4294967295)',
      '3 attribute src → src  (IPv4 address)',
      '3 attribute tos → tos  (hexadecimal number up to ff)',
      '3 attribute scope → scope  (one of global, site, link, host, nowhere) …',
      '3 attribute onlink (nothing: the word stands alone)',
      '3 attribute window → window  (number from 0 to 4294967295)',
      '3 attribute cwnd → cwnd  (number from 0 to 4294967295)',
      '3 attribute mtu → mtu  (number from 0 to 4294967295)',
      '3 attribute advmss → advmss  (number from 0 to 4294967295)',
      '3 attribute initcwnd → initcwnd  (number from 0 to 4294967295)',
      '3 attribute initrwnd → initrwnd  (number from 0 to 4294967295)',
      '3 attribute rto_min → rto_min  (number from 0 to 4294967295)',
      '3 attribute quickack → quickack  (one of 0, 1) …',
      '3 attribute weight → weight  (number from 0 to 4294967295)',
      '3 attribute unicast (nothing: the word stands alone)',
      '3 attribute local (nothing: the word stands alone)',
      '3 attribute blackhole (nothing: the word stands alone)',
      '3 attribute prohibit (nothing: the word stands alone)',
      '3 attribute unreachable (nothing: the word stands alone)',
      '3 attribute throw (nothing: the word stands alone)',
    ],
  ],
  ['a gateway of a route', 'route-br0', '10.9.0.0/16 via $0', ['1 value 10.1.0.1 (in the subnet of br0)']],
  ['a kind of route', 'route-br0', '10.9.0.0/16 dev br0 table $0', []],
  [
    'a word of a rule',
    'rule-br0',
    'from 10.0.0.0/8 $0',
    [
      '8 attribute to → to  (subnet or all)',
      '8 attribute not (nothing: the word stands alone)',
      '8 attribute priority → priority  (number)',
      '8 attribute pref → pref  (number)',
      '8 attribute preference → preference  (number)',
      '8 attribute order → order  (number)',
      '8 attribute table → table  (table)',
      '8 attribute lookup → lookup  (table)',
      '8 attribute tos → tos  (hexadecimal number)',
      '8 attribute dsfield → dsfield  (hexadecimal number)',
      '8 attribute fwmark → fwmark  (number or number/mask)',
      '8 attribute iif → iif  (interface) …',
      '8 attribute dev → dev  (interface) …',
      '8 attribute oif → oif  (interface) …',
      '8 attribute ipproto → ipproto  (protocol)',
      '8 attribute sport → sport  (port or range)',
      '8 attribute dport → dport  (port or range)',
      '8 attribute uidrange → uidrange  (range of user ids)',
      '8 attribute suppress_prefixlength → suppress_prefixlength  (number)',
      '8 attribute suppress_ifgroup → suppress_ifgroup  (group)',
      '8 attribute realms → realms  (realms)',
      '8 attribute goto → goto  (number)',
      '8 attribute prohibit (nothing: the word stands alone)',
      '8 attribute blackhole (nothing: the word stands alone)',
      '8 attribute unreachable (nothing: the word stands alone)',
      '8 attribute nop (nothing: the word stands alone)',
      '8 attribute l3mdev (nothing: the word stands alone)',
    ],
  ],
];

describe('an editor lists in an ifcfg file', () => {
  for (const [where, name, marked, lines] of profiles)
    it(`${where}, of ${name}`, () => assert.deepEqual(listed(name, marked, host), lines));

  it('the ports of a bond as its primary one first, each name once, and never the bond', () =>
    assert.deepEqual(
      listed('ifcfg-bond1', 'DEVICE=bond1\nTYPE=Bond\nBONDING_OPTS="mode=1 primary=$0"\n', {
        'ifcfg-e1': 'DEVICE=e1\nMASTER=bond1\n',
        'ifcfg-e2': 'DEVICE=e2\nMASTER=bond2\n',
      }),
      ['1 reference e1 (port of this bond)', '2 reference e2 (ethernet of ifcfg-e2)'],
    ));
  it('names of options alone where a value or a blank stands behind them', () => {
    const speed = '2 attribute speed (number from 0 to 4294967295) …';
    assert.deepEqual(listed('ifcfg-e', 'DEVICE=e\nETHTOOL_OPTS="spe$0 100"\n'), [speed]);
    const rate = '2 attribute lacp_rate (Only in modes 802.3ad) …';
    assert.deepEqual(listed('ifcfg-b', 'DEVICE=b\nTYPE=Bond\nBONDING_OPTS="lacp_r$0=fast"\n'), [rate]);
  });

  it('whole lines and destinations at the start of each line', () => {
    for (const marked of ['10.9.0.0/16 via 10.1.0.1\n$0', '10.9.0.0/16 via 10.1.0.1\n  $0', '$010.9.0.0/16\n'])
      assert.deepEqual(
        listed('route-eth0', marked).map((it) => it.split(' → ')[0]!.split(' (')[0]),
        [
          ...['3 value default', '4 attribute to', '4 attribute unicast', '4 attribute local', '4 attribute blackhole'],
          ...['4 attribute prohibit', '4 attribute unreachable', '4 attribute throw', '6 template route'],
        ],
        marked,
      );
  });

  /** Ranks of keys: 2 for what most files of the kind have, 8 for what nobody reads there; `-` where it is not offered. */
  const ranks: readonly (readonly [text: string, ranks: string])[] = [
    ['', 'IPADDR 2, HWADDR 2, STP 6, BONDING_OPTS 6, VLAN_ID 6, TEAM_CONFIG 4, ESSID 6, PKEY 6, MASTER 2, HOTPLUG 8'],
    [
      'TYPE=Ethernet\n',
      'IPADDR 2, HWADDR 2, STP 8, BONDING_OPTS 3, VLAN_ID 8, TEAM_CONFIG 4, ESSID 8, PKEY 8, MASTER 2, HOTPLUG 8',
    ],
    [
      'TYPE=Bridge\n',
      'IPADDR 2, HWADDR 4, STP 2, BONDING_OPTS 8, VLAN_ID 8, TEAM_CONFIG 4, ESSID 8, PKEY 8, MASTER 4, HOTPLUG 8',
    ],
    [
      'TYPE=Bond\n',
      'IPADDR 2, HWADDR 4, STP 8, BONDING_OPTS 2, VLAN_ID 8, TEAM_CONFIG 4, ESSID 8, PKEY 8, MASTER 4, HOTPLUG 8',
    ],
    [
      'TYPE=Vlan\n',
      'IPADDR 2, HWADDR 4, STP 8, BONDING_OPTS 8, VLAN_ID 2, TEAM_CONFIG 4, ESSID 8, PKEY 8, MASTER 4, HOTPLUG 8',
    ],
    [
      'TYPE=Team\n',
      'IPADDR 2, HWADDR 4, STP 8, BONDING_OPTS 8, VLAN_ID 8, TEAM_CONFIG 2, ESSID 8, PKEY 8, MASTER 4, HOTPLUG 8',
    ],
    [
      'TYPE=Wireless\n',
      'IPADDR 2, HWADDR 4, STP 8, BONDING_OPTS 8, VLAN_ID 8, TEAM_CONFIG 4, ESSID 2, PKEY 8, MASTER 4, HOTPLUG 8',
    ],
    [
      'TYPE=InfiniBand\n',
      'IPADDR 2, HWADDR 4, STP 8, BONDING_OPTS 8, VLAN_ID 8, TEAM_CONFIG 4, ESSID 8, PKEY 2, MASTER 4, HOTPLUG 8',
    ],
    [
      'VLAN=yes\n',
      'IPADDR 2, HWADDR 4, STP 8, BONDING_OPTS 8, VLAN_ID 2, TEAM_CONFIG 4, ESSID 8, PKEY 8, MASTER 4, HOTPLUG 8',
    ],
    [
      'BONDING_OPTS=mode=1\n',
      'IPADDR 2, HWADDR 4, STP 8, BONDING_OPTS -, VLAN_ID 8, TEAM_CONFIG 4, ESSID 8, PKEY 8, MASTER 4, HOTPLUG 8',
    ],
    [
      'BRIDGE=br0\n',
      'IPADDR 8, HWADDR 2, STP 6, BONDING_OPTS 6, VLAN_ID 6, TEAM_CONFIG 4, ESSID 6, PKEY 6, MASTER 2, HOTPLUG 8',
    ],
    [
      'BRIDGE=\n',
      'IPADDR 2, HWADDR 2, STP 6, BONDING_OPTS 6, VLAN_ID 6, TEAM_CONFIG 4, ESSID 6, PKEY 6, MASTER 2, HOTPLUG 8',
    ],
  ];
  for (const [text, expected] of ranks)
    it(`keys by what they are to ${JSON.stringify(text)}`, () => {
      const lines = listed('ifcfg-e', `${text}$0`);
      const rankOf = (key: string) => lines.find((it) => it.split(' ')[2] === key)?.[0] ?? '-';
      const keys = expected.split(', ').map((it) => it.split(' ')[0]!);
      assert.equal(keys.map((it) => `${it} ${rankOf(it)}`).join(', '), expected);
    });
  it('keys of the legacy scripts where those read the file, and of either where both do', () => {
    const rankOf = (key: string, backend: Target['backend']) =>
      shown('ifcfg-e', '$0', {}, { ...newest, backend }).find((it) => it.label === key)?.sortText[0];
    assert.deepEqual(
      (['NetworkManager', 'network-scripts', 'both'] as const).map((it) => [rankOf('HOTPLUG', it), rankOf('LLDP', it)]),
      [
        ['8', '4'],
        ['6', '8'],
        ['6', '4'],
      ],
    );
  });
});
