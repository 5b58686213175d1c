// What holds for every row of both tables: no word in it is empty, and each number has the limits of the program that reads
// it (libvirt's schema; the ifcfg reader of NetworkManager, iproute2 and the kernel for what is handed on to them).
import assert from 'node:assert/strict';
import { domainTable } from '../../../server/src/schema/guest/table';
import { tables } from '../../../server/src/schema/ifcfg';
import { networkTable } from '../../../server/src/schema/network';
import type { AttributeRow, ElementRow } from '../../../server/src/schema/types';

function* rowsOf(attributes: Readonly<Record<string, AttributeRow>>, path: string): Generator<[string, AttributeRow]> {
  for (const [name, row] of Object.entries(attributes)) {
    yield [`${path}${name}`, row];
    if (row.value.nested) yield* rowsOf(row.value.nested.options, `${path}${name}/`);
  }
}

function* below(table: ElementRow, path: string): Generator<[string, AttributeRow]> {
  yield* rowsOf(table.attributes, path);
  for (const [name, { row, by }] of Object.entries(table.children)) {
    yield* below(row, `${path}${name}/`);
    for (const [value, one] of Object.entries(by?.rows ?? {})) yield* below(one, `${path}${name}=${value}/`);
  }
}

const inNetworks = [...below(networkTable, '')];
const inIfcfg = Object.entries(tables).flatMap(([kind, table]) => [
  ...below(table, kind === 'ifcfg' ? '' : `${kind}:`),
]);
const inGuests = [...below(domainTable, 'domain:')];
const all = [...inNetworks, ...inIfcfg];

describe('a row of a table', () => {
  it('stands for one of many', () => {
    assert.ok(inNetworks.length > 90, String(inNetworks.length));
    assert.ok(inIfcfg.length > 700, String(inIfcfg.length));
  });

  it('has no empty word', () => {
    const shapes: Readonly<Partial<Record<keyof AttributeRow, RegExp>>> = {
      doc: /^\S.{9}/,
      default: /\S/,
      since: /^\d+\.\d+(?:\.\d+)?$/,
      until: /^\d+\.\d+(?:\.\d+)?$/,
      requiredBefore: /^\d+\.\d+\.\d+$/,
      unit: /^\S/,
      deprecated: /^\S.{9}/,
      link: /^https:\/\/\S+$/,
      code: /^[a-z0-9]+(?:-[a-z0-9]+)+$/,
      missingCode: /^[a-z0-9]+(?:-[a-z0-9]+)+$/,
      excludesCode: /^[a-z0-9]+(?:-[a-z0-9]+)+$/,
      severity: /^(?:error|warning|information|hint)$/,
      wrong: /^(?:refuse|ignore|silent)$/,
      nmstate: /^[a-z0-9][\w.[\], -]+$/,
    };
    for (const [path, row] of [...all, ...inGuests]) {
      for (const [key, shape] of Object.entries(shapes)) {
        const word = row[key as keyof AttributeRow];
        if (word !== undefined) assert.match(String(word), shape, `${path}: ${key}`);
      }
      const { describe, code, example, choices } = row.value;
      assert.match(describe, /^\S.+\S$/, path);
      assert.match(code, /^[a-z0-9]+(?:-[a-z0-9]+)+$/, path);
      if (example !== undefined) assert.match(example, /\S/, path);
      if (choices) assert.ok(choices.length > 0, path);
      for (const it of choices ?? []) {
        assert.match(it.value, /\S/, path);
        if (it.doc !== undefined) assert.match(it.doc, /^\S.*\S$/, `${path}=${it.value}`);
        if (it.since !== undefined) assert.match(it.since, /^\d+\.\d+/, `${path}=${it.value}`);
      }
    }
  });

  it('names a setting of a keyfile by a section that there is', () => {
    const sections = new Set(
      (
        '802-1x bond bond-port bridge bridge-port connection dcb ethernet ethtool hostname infiniband ip-tunnel ipv4 ipv6 ' +
        'match proxy sriov tc team team-port user vlan wifi wifi-security'
      ).split(' '),
    );
    for (const [path, { keyfile }] of all) {
      for (const it of keyfile?.split(/, */) ?? []) {
        const [section, key] = it.split(/\.(.*)/);
        assert.ok(sections.has(section!), `${path}: ${it}`);
        assert.match(key ?? '', /^[a-z<*]/, `${path}: ${it}`);
      }
    }
  });

  it('says who reads a key, and for which files', () => {
    const types = new Set(['Bond', 'Bridge', 'Ethernet', 'InfiniBand', 'Team', 'Vlan', 'Wireless']);
    for (const [path, { readers, types: of }] of inIfcfg) {
      if (readers && !path.startsWith('DHCPv6_')) assert.match(readers.join(''), /^(?:NL|LN|N|L)$/, path);
      if (of) assert.ok(of.length > 0 && of.every((it) => types.has(it)), path);
    }
    const ofNobody = Object.entries(tables.ifcfg.attributes).filter(
      ([, it]) => it.readers?.length !== 1 && it.readers?.length !== 2,
    );
    assert.deepEqual(
      ofNobody.map(([name]) => name),
      // NetworkManager lists them, and reads those in capitals.
      ['DHCPv6_DUID', 'DHCPv6_IAID'],
    );
  });

  it('is excluded by what it excludes', () => {
    for (const table of Object.values(tables))
      for (const [name, row] of Object.entries(table.attributes))
        for (const other of row.excludes ?? [])
          assert.ok(table.attributes[other]?.excludes?.includes(name), `${name} and ${other}`);
  });
});

/** First and last number → who takes them. What is in two places is said once. */
const numbers: Readonly<Record<string, string>> = {
  '0 to 3': 'MULTI_CONNECT',
  '-1 to 1': 'SRIOV_AUTOPROBE_DRIVERS',
  '1 to 4': 'DEFAULTKEY',
  '0 to 7': 'DCB_APP_FCOE_PRIORITY DCB_APP_FIP_PRIORITY DCB_APP_ISCSI_PRIORITY forward/address/function',
  '0 to 10': 'BRIDGING_OPTS/hello_time',
  '0 to 30': 'DELAY',
  '-1 to 30': 'ARPING_WAIT',
  '0 to 31': 'forward/address/slot',
  '0 to 40': 'BRIDGING_OPTS/max_age',
  '1 to 196': 'CHANNEL',
  '0 to 255':
    'BONDING_OPTS/arp_missed_max BONDING_OPTS/num_grat_arp BONDING_OPTS/num_unsol_na BONDING_OPTS/resend_igmp TTL ' +
    'forward/address/bus portgroup/virtualport/parameters/managerid portgroup/virtualport/parameters/typeidversion ' +
    'virtualport/parameters/managerid virtualport/parameters/typeidversion',
  '0 to 600': 'GATEWAY_PING_TIMEOUT',
  '-999 to 999': 'AUTOCONNECT_PRIORITY',
  '0 to 1023': 'BONDING_OPTS/ad_user_port_key',
  '0 to 4094': 'BRIDGING_OPTS/default_pvid VID VLAN_ID',
  '0 to 4095': 'portgroup/vlan/tag/id vlan/tag/id',
  '-1 to 30000': 'ACD_TIMEOUT',
  '0 to 65535':
    'BONDING_OPTS/packets_per_slave BOND_PORT_QUEUE_ID BRIDGING_OPTS/group_fwd_mask BRIDGING_OPTS/path_cost ' +
    'BRIDGING_OPTS/priority MTU PKEY_ID PKEY_ID_NM PRIO dns/srv/priority dns/srv/weight mtu/size',
  '1 to 65535':
    'BONDING_OPTS/ad_actor_sys_prio dns/forwarder/port dns/srv/port forward/nat/port/end forward/nat/port/start',
  '1280 to 65535': 'IPV6TO4_MTU IPV6_MTU',
  '0 to 1000000': 'AGEING BRIDGING_OPTS/ageing_time',
  '0 to 16777215': 'portgroup/virtualport/parameters/typeid virtualport/parameters/typeid',
  '0 to 2147483647':
    'ARPING_TRIES ARPING_UPDATE_WAIT BONDING_OPTS/arp_interval BONDING_OPTS/downdelay BONDING_OPTS/miimon ' +
    'BONDING_OPTS/min_links BONDING_OPTS/peer_notif_delay BONDING_OPTS/updelay CLONENUM_START IEEE_8021X_AUTH_TIMEOUT ' +
    'IPV4_DHCP_TIMEOUT IPV6_DHCP_TIMEOUT IPV6_RA_TIMEOUT LINKDELAY',
  '-1 to 2147483647':
    'AUTH_RETRIES AUTOCONNECT_RETRIES IPV4_REQUIRED_TIMEOUT IPV6_REQUIRED_TIMEOUT WAIT_ACTIVATION_DELAY',
  '1 to 2147483647': 'BONDING_OPTS/lp_interval',
  '-2147483648 to 2147483647': 'BOND_PORT_PRIO HOSTNAME_PRIORITY IPV4_DNS_PRIORITY IPV6_DNS_PRIORITY',
  '-1 to 4294967295': 'IPV4_ROUTE_METRIC IPV6_ROUTE_METRIC',
  '1 to 4294967295':
    'bandwidth/classID bandwidth/inbound/burst bandwidth/outbound/burst portgroup/bandwidth/classID ' +
    'portgroup/bandwidth/inbound/burst portgroup/bandwidth/outbound/burst route/metric',
  '0 to 9007199254740991':
    'BRIDGING_OPTS/multicast_last_member_interval BRIDGING_OPTS/multicast_membership_interval ' +
    'BRIDGING_OPTS/multicast_querier_interval BRIDGING_OPTS/multicast_query_interval ' +
    'BRIDGING_OPTS/multicast_query_response_interval BRIDGING_OPTS/multicast_startup_query_interval',
  '0 and more': 'bridge/delay',
};

describe('a number', () => {
  const found: Record<string, string[]> = {};
  for (const [path, { value }] of all) {
    const limits = /^number from (-?\d+)(?: to (-?\d+))?/.exec(value.describe);
    if (limits) (found[limits[2] ? `${limits[1]} to ${limits[2]}` : `${limits[1]} and more`] ??= []).push(path);
  }

  for (const [limits, paths] of Object.entries(numbers))
    it(`goes from ${limits} where the program takes these`, () =>
      assert.deepEqual([...new Set(found[limits])].toSorted(), paths.split(' ').toSorted()));

  it('of 32 bits is everything else', () => {
    const others = Object.keys(found).filter((it) => !(it in numbers));
    assert.deepEqual(others, ['0 to 4294967295']);
    const own = found['0 to 4294967295']!.filter((it) => !/^(?:ETHTOOL_OPTS\/|route6?:)/.test(it));
    assert.deepEqual(
      own.toSorted(),
      (
        'BRIDGING_OPTS/multicast_last_member_count BRIDGING_OPTS/multicast_startup_query_count DHCPV6_HOSTNAME_FLAGS ' +
        'DHCP_HOSTNAME_FLAGS ETHTOOL_DELAY IPV4_ROUTE_TABLE IPV6_ROUTE_TABLE METRIC SRIOV_TOTAL_VFS WINDOW connections ' +
        'forward/address/connections forward/address/domain forward/interface/connections'
      ).split(' '),
    );
  });

  it('is taken from the first to the last, and no further', () => {
    for (const [path, { value }] of all) {
      const [, first, last] = /^number from (-?\d+) to (-?\d+)/.exec(value.describe) ?? [];
      if (first === undefined || last === undefined) continue;
      const says = (number: bigint): boolean => value.complaint!(String(number)) !== undefined;
      // Some numbers between are refused, too; the ends of these keys by rules of their own.
      if (!/PKEY_ID|group_fwd_mask|CHANNEL/.test(path)) assert.ok(!says(BigInt(first)) && !says(BigInt(last)), path);
      if (BigInt(last) < 2n ** 53n - 1n) assert.ok(says(BigInt(last) + 1n), path);
      assert.ok(says(BigInt(first) - 1n), path);
    }
  });
});
