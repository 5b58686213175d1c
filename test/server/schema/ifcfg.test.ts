// The tables of ifcfg files check themselves: every key documented, every choice right, the matrix of bonds complete.
import assert from 'node:assert/strict';
import { bondModes, bondOptions } from '../../../server/src/schema/bond';
import { bridgeOptions, portOptions, stpOptions } from '../../../server/src/schema/bridge-options';
import { ethtoolTable, featureOptions } from '../../../server/src/schema/ethtool';
import { ifcfgTable, tables } from '../../../server/src/schema/ifcfg';
import { nearest } from '../../../server/src/schema/nearest';
import type { AttributeRow, ElementRow } from '../../../server/src/schema/types';
import {
  boolean,
  interfaceNameComplaint,
  ifcfgIpv4,
  ifcfgMac,
  ifcfgNetmask,
  prefix,
  ifcfgUuid,
} from '../../../server/src/schema/values-ifcfg';

/** All rows below a set of rows, nested ones included, with a name for messages. */
function* rowsOf(attributes: Readonly<Record<string, AttributeRow>>, path: string): Generator<[string, AttributeRow]> {
  for (const [name, row] of Object.entries(attributes)) {
    yield [`${path}${name}`, row];
    if (row.value.nested) yield* rowsOf(row.value.nested.options, `${path}${name}/`);
  }
}

function* allRows(): Generator<[string, AttributeRow]> {
  const of = function* (table: ElementRow, path: string): Generator<[string, AttributeRow]> {
    yield* rowsOf(table.attributes, path);
    for (const [name, child] of Object.entries(table.children)) yield* of(child.row, `${path}${name}/`);
  };
  for (const [kind, table] of Object.entries(tables)) yield* of(table, `${kind}:`);
}

const nmNames = [
  'ACCEPT_ALL_MAC_ADDRESSES ACD_TIMEOUT ADDRESS AP_ISOLATION ARPING_WAIT AUTH_RETRIES AUTOCONNECT_PRIORITY AUTOCONNECT_RETRIES',
  'AUTOCONNECT_SLAVES BAND BONDING_MASTER BONDING_OPTS BOND_PORT_PRIO BOND_PORT_QUEUE_ID BOOTPROTO BRIDGE BRIDGE_MACADDR',
  'BRIDGE_PORT_VLANS BRIDGE_UUID BRIDGE_VLANS BRIDGING_OPTS BROWSER_ONLY BSSID CHANNEL CIPHER_GROUP CIPHER_PAIRWISE CONNECTED_MODE',
  'CONNECTION_METERED CTCPROT DCB DCB_APP_FCOE_ADVERTISE DCB_APP_FCOE_ENABLE DCB_APP_FCOE_MODE DCB_APP_FCOE_PRIORITY',
  'DCB_APP_FCOE_WILLING DCB_APP_FIP_ADVERTISE DCB_APP_FIP_ENABLE DCB_APP_FIP_PRIORITY DCB_APP_FIP_WILLING DCB_APP_ISCSI_ADVERTISE',
  'DCB_APP_ISCSI_ENABLE DCB_APP_ISCSI_PRIORITY DCB_APP_ISCSI_WILLING DCB_PFC_ADVERTISE DCB_PFC_ENABLE DCB_PFC_UP DCB_PFC_WILLING',
  'DCB_PG_ADVERTISE DCB_PG_ENABLE DCB_PG_ID DCB_PG_PCT DCB_PG_STRICT DCB_PG_UP2TC DCB_PG_UPPCT DCB_PG_WILLING DEFAULTKEY DEFROUTE',
  'DELAY DEVICE DEVICETYPE DEVTIMEOUT DHCPV6C DHCPV6_DUID DHCPV6_HOSTNAME DHCPV6_HOSTNAME_FLAGS DHCPV6_IAID DHCPV6_PD_HINT',
  'DHCPV6_SEND_HOSTNAME DHCP_CLIENT_ID DHCP_FQDN DHCP_HOSTNAME DHCP_HOSTNAME_FLAGS DHCP_IAID DHCP_REJECT_SERVERS DHCP_SEND_HOSTNAME',
  'DHCP_VENDOR_CLASS_IDENTIFIER DHCPv6_DUID DHCPv6_IAID DNS DNS_OVER_TLS DOMAIN ESSID ETHTOOL_OPTS ETHTOOL_WAKE_ON_LAN FILS FILTER',
  'GATEWAY GATEWAYDEV GATEWAY_PING_TIMEOUT GENERATE_MAC_ADDRESS_MASK GVRP HOSTNAME_FROM_DHCP HOSTNAME_FROM_DNS_LOOKUP',
  'HOSTNAME_ONLY_FROM_DEFAULT HOSTNAME_PRIORITY HWADDR HWADDR_BLACKLIST IEEE_8021X_ALTSUBJECT_MATCHES IEEE_8021X_ANON_IDENTITY',
  'IEEE_8021X_AUTH_TIMEOUT IEEE_8021X_CA_CERT IEEE_8021X_CA_CERT_PASSWORD IEEE_8021X_CA_CERT_PASSWORD_FLAGS IEEE_8021X_CA_PATH',
  'IEEE_8021X_CLIENT_CERT IEEE_8021X_CLIENT_CERT_PASSWORD IEEE_8021X_CLIENT_CERT_PASSWORD_FLAGS IEEE_8021X_DOMAIN_MATCH',
  'IEEE_8021X_DOMAIN_SUFFIX_MATCH IEEE_8021X_EAP_METHODS IEEE_8021X_FAST_PROVISIONING IEEE_8021X_IDENTITY',
  'IEEE_8021X_INNER_AUTH_METHODS IEEE_8021X_INNER_CA_CERT IEEE_8021X_INNER_CA_CERT_PASSWORD IEEE_8021X_INNER_CA_CERT_PASSWORD_FLAGS',
  'IEEE_8021X_INNER_CLIENT_CERT IEEE_8021X_INNER_CLIENT_CERT_PASSWORD IEEE_8021X_INNER_CLIENT_CERT_PASSWORD_FLAGS',
  'IEEE_8021X_INNER_PRIVATE_KEY IEEE_8021X_INNER_PRIVATE_KEY_PASSWORD IEEE_8021X_INNER_PRIVATE_KEY_PASSWORD_FLAGS',
  'IEEE_8021X_OPTIONAL IEEE_8021X_PAC_FILE IEEE_8021X_PASSWORD IEEE_8021X_PASSWORD_FLAGS IEEE_8021X_PASSWORD_RAW',
  'IEEE_8021X_PASSWORD_RAW_FLAGS IEEE_8021X_PEAP_FORCE_NEW_LABEL IEEE_8021X_PEAP_VERSION IEEE_8021X_PHASE1_AUTH_FLAGS',
  'IEEE_8021X_PHASE2_ALTSUBJECT_MATCHES IEEE_8021X_PHASE2_CA_PATH IEEE_8021X_PHASE2_DOMAIN_MATCH',
  'IEEE_8021X_PHASE2_DOMAIN_SUFFIX_MATCH IEEE_8021X_PHASE2_SUBJECT_MATCH IEEE_8021X_PIN IEEE_8021X_PIN_FLAGS IEEE_8021X_PRIVATE_KEY',
  'IEEE_8021X_PRIVATE_KEY_PASSWORD IEEE_8021X_PRIVATE_KEY_PASSWORD_FLAGS IEEE_8021X_SUBJECT_MATCH IEEE_8021X_SYSTEM_CA_CERTS IPADDR',
  'IPV4_AUTO_ROUTE_EXT_GW IPV4_DHCP_TIMEOUT IPV4_DNS_PRIORITY IPV4_FAILURE_FATAL IPV4_LINK_LOCAL IPV4_REPLACE_LOCAL_RULE',
  'IPV4_REQUIRED_TIMEOUT IPV4_ROUTE_METRIC IPV4_ROUTE_TABLE IPV6ADDR IPV6ADDR_SECONDARIES IPV6FORWARDING IPV6INIT IPV6TUNNELIPV4',
  'IPV6_ADDR_GEN_MODE IPV6_AUTOCONF IPV6_AUTO_ROUTE_EXT_GW IPV6_DEFAULTDEV IPV6_DEFAULTGW IPV6_DEFROUTE IPV6_DHCP_TIMEOUT',
  'IPV6_DISABLED IPV6_DNS_PRIORITY IPV6_DOMAIN IPV6_FAILURE_FATAL IPV6_PEERDNS IPV6_PEERROUTES IPV6_PRIVACY',
  'IPV6_PRIVACY_PREFER_PUBLIC_IP IPV6_RA_TIMEOUT IPV6_REPLACE_LOCAL_RULE IPV6_REQUIRED_TIMEOUT IPV6_RES_OPTIONS IPV6_ROUTE_METRIC',
  'IPV6_ROUTE_TABLE IPV6_TOKEN KEY KEY_MGMT KEY_PASSPHRASE KEY_TYPE LLDP LLMNR MACADDR MAC_ADDRESS_RANDOMIZATION MASTER MASTER_UUID',
  'MATCH_DRIVER MATCH_INTERFACE_NAME MATCH_KERNEL_COMMAND_LINE MATCH_PATH MDNS METRIC MODE MPTCP_FLAGS MTU MUD_URL MULTI_CONNECT MVRP',
  'NAME NETMASK NETTYPE NM_CONTROLLED NM_USER_ ONBOOT OPTIONS OVS_PORT OVS_PORT_UUID PAC_SCRIPT PAC_URL PEERDNS PEERROUTES PHYSDEV PKEY',
  'PKEY_ID PKEY_ID_NM PMF PORTNAME POWERSAVE PREFIX PROXY_METHOD QDISC REORDER_HDR RES_OPTIONS ROUTING_RULE6_ ROUTING_RULE_ SEARCH',
  'SECONDARY_UUIDS SECURITYMODE SLAVE SRIOV_AUTOPROBE_DRIVERS SRIOV_TOTAL_VFS SRIOV_VF SSID_HIDDEN STABLE_ID STP SUBCHANNELS TC_COMMIT',
  'TEAM_CONFIG TEAM_MASTER TEAM_MASTER_UUID TEAM_PORT_CONFIG TYPE USERS UUID VLAN VLAN_EGRESS_PRIORITY_MAP VLAN_FLAGS VLAN_ID',
  'VLAN_INGRESS_PRIORITY_MAP VLAN_PROTOCOL VRF VRF_UUID WAIT_ACTIVATION_DELAY WEP_KEY_FLAGS WPA_ALLOW_WPA WPA_ALLOW_WPA2 WPA_PSK',
  'WPA_PSK_FLAGS WPS_METHOD ZONE',
]
  .join(' ')
  .split(' ');

describe('the ifcfg tables', () => {
  it('know every name of NetworkManager', () => {
    // Numbered names of route files stand in the route table.
    const known = new Set([...Object.keys(ifcfgTable.attributes), ...Object.keys(tables.route.attributes)]);
    assert.deepEqual(
      nmNames.filter((it) => !known.has(it)),
      [],
    );
  });

  it('count the 261 names of 1.42 and the three that came with 1.44', () => {
    const newer = ['BOND_PORT_PRIO', 'DHCPV6_PD_HINT', 'PKEY_ID_NM'];
    assert.equal(nmNames.length - newer.length, 261);
    assert.ok(newer.every((it) => nmNames.includes(it)));
  });

  it('say of every key that NetworkManager has what it is, and of no other that it reads it', () => {
    const wrong = Object.entries(ifcfgTable.attributes)
      .filter(([name, row]) => row.readers?.includes('N') && !nmNames.includes(name))
      .map(([name]) => name);
    // IEEE_8021X_OPENSSL_CIPHERS came with 1.48.
    assert.deepEqual(wrong, ['IEEE_8021X_OPENSSL_CIPHERS']);
  });

  it('mark every numbered key', () => {
    const numbered = Object.entries(ifcfgTable.attributes)
      .filter(([, row]) => row.numbered && row.readers?.includes('N'))
      .map(([name]) => name)
      .sort();
    assert.deepEqual(
      numbered,
      'DNS FILTER GATEWAY IPADDR KEY KEY_PASSPHRASE NETMASK PREFIX QDISC ROUTING_RULE6_ ROUTING_RULE_ SRIOV_VF'.split(
        ' ',
      ),
    );
  });

  it('document every key', () => {
    const short = [...allRows()].filter(([, row]) => row.doc.length < 10).map(([name]) => name);
    assert.deepEqual(short, []);
  });

  it('end every doc with a full stop', () => {
    const open = [...allRows()].filter(([, row]) => !/[.)`]$/.test(row.doc)).map(([name]) => name);
    assert.deepEqual(open, []);
  });

  it('accept each choice by its own complaint', () => {
    const wrong = [];
    for (const [name, row] of allRows())
      for (const choice of row.value.choices ?? [])
        if (row.value.complaint?.(choice.value)) wrong.push(`${name}=${choice.value}`);
    assert.deepEqual(wrong, []);
  });

  it('accept each example by its own complaint', () => {
    const wrong = [];
    for (const [name, { value }] of allRows())
      if (value.example && value.complaint?.(value.example)) wrong.push(`${name}=${value.example}`);
    assert.deepEqual(wrong, []);
  });

  it('repair: what a complaint offers instead is right', () => {
    const texts = [
      'x',
      'YES',
      'on',
      '99999999999',
      '-5',
      '/24',
      '255.255.0.0',
      '001122334455',
      'eth0',
      'Br 0',
      'dhpc',
      'activ_backup',
      '3',
      'off',
      '010.1.1.1',
    ];
    for (const [name, { value }] of allRows())
      for (const text of texts)
        for (const instead of value.complaint?.(text)?.instead ?? [])
          assert.equal(value.complaint?.(instead), undefined, `${name}: ${text} → ${instead}`);
  });

  it('have no message with a full stop', () => {
    for (const [name, { value }] of allRows())
      for (const text of ['x', '§', '1.2.3', ':::', '-1']) {
        const message = value.complaint?.(text)?.message;
        assert.ok(message === undefined || !message.endsWith('.'), `${name}: ${message}`);
      }
  });
});

describe('the bond matrix', () => {
  it('knows seven modes', () => {
    assert.deepEqual(
      bondModes.map((it) => it.number),
      [0, 1, 2, 3, 4, 5, 6],
    );
  });

  it('says for every option in which modes it is allowed', () => {
    const count = Object.values(bondOptions).filter((it) => it.modes && it.modes.allowed.length > 0).length;
    assert.equal(count, Object.keys(bondOptions).length);
    assert.equal(count, 32);
  });

  it('is what the kernel answered', () => {
    // Debian's 6.1 kernel asked for every option in every mode; columns are the modes 0 to 6.
    const seen: Record<string, string> = {
      arp_interval: '1111000',
      arp_validate: '1111000',
      arp_missed_max: '1111000',
      primary: '0100011',
      active_slave: '0100011',
      packets_per_slave: '1000000',
      lacp_rate: '0000100',
      lacp_active: '0000100',
      ad_actor_sys_prio: '0000100',
      ad_actor_system: '0000100',
      ad_user_port_key: '0000100',
      tlb_dynamic_lb: '0000011',
      // An option of NetworkManager, not of the kernel.
      'balance-slb': '0010000',
    };
    for (const [name, row] of Object.entries(bondOptions)) {
      const columns = [0, 1, 2, 3, 4, 5, 6].map((it) => (row.modes?.allowed.includes(it) ? '1' : '0')).join('');
      assert.equal(columns, seen[name] ?? '1111111', name);
    }
  });

  it('refuses and strips only where the kernel does not allow or nothing happens', () => {
    for (const [name, { modes }] of Object.entries(bondOptions)) {
      for (const mode of [...(modes?.refuses ?? []), ...(modes?.strips ?? [])])
        assert.ok(!(modes?.acts ?? modes?.allowed ?? []).includes(mode), `${name} in mode ${mode}`);
    }
  });

  it('repairs the words people write for modes', () => {
    const instead = (text: string) => bondOptions.mode?.value.complaint?.(text)?.instead?.[0];
    assert.equal(instead('802.3AD'), '802.3ad');
    assert.equal(instead('lacp'), '802.3ad');
    assert.equal(instead('active_backup'), 'active-backup');
    assert.equal(instead('alb'), 'balance-alb');
    assert.equal(instead('balance-tbl'), 'balance-tlb');
    assert.equal(instead('7'), undefined);
  });
});

describe('the nested tables', () => {
  it('have all options of bridges and ports', () => {
    assert.equal(Object.keys(bridgeOptions).length, 23);
    assert.deepEqual(Object.keys(portOptions), ['priority', 'path_cost', 'hairpin_mode']);
    for (const name of stpOptions) assert.ok(bridgeOptions[name], name);
  });

  it('have all words of ethtool', () => {
    assert.equal(Object.keys(featureOptions).length, 66);
    assert.ok(ethtoolTable.options['-K']?.value.nested?.options.tso);
    assert.ok(ethtoolTable.options['-C']?.value.nested?.options['adaptive-rx']);
  });
});

describe('a value of an ifcfg file', () => {
  const code = (complaint: { code?: string } | undefined) => complaint && (complaint.code ?? 'own');

  it('is a boolean in the words of NetworkManager only', () => {
    assert.equal(code(boolean.complaint?.('yes')), undefined);
    assert.equal(code(boolean.complaint?.('TRUE')), 'boolean-style');
    assert.equal(code(boolean.complaint?.('off')), 'boolean-on-off');
    assert.equal(code(boolean.complaint?.('never')), 'own');
    assert.deepEqual(boolean.complaint?.('never')?.instead, ['no', 'yes']);
  });

  it('is an address only as a strict dotted quad', () => {
    assert.equal(ifcfgIpv4.complaint?.('192.0.2.5'), undefined);
    assert.deepEqual(ifcfgIpv4.complaint?.('192.000.002.010')?.instead, ['192.0.2.10']);
    assert.deepEqual(ifcfgIpv4.complaint?.('192.0.2.5/24')?.instead, ['192.0.2.5']);
    assert.match(ifcfgIpv4.complaint?.('192.0.2.300')?.message ?? '', /above 255/);
  });

  it('is a prefix or a mask, each where it belongs', () => {
    assert.deepEqual(prefix(32).complaint?.('255.255.255.0')?.instead, ['24']);
    assert.deepEqual(prefix(32).complaint?.('/24')?.instead, ['24']);
    assert.deepEqual(ifcfgNetmask.complaint?.('24')?.instead, ['255.255.255.0']);
    assert.equal(ifcfgNetmask.complaint?.('255.0.255.0'), undefined);
  });

  it('is a hardware address with colons or dashes', () => {
    assert.equal(ifcfgMac.complaint?.('52-54-00-12-34-56'), undefined);
    assert.deepEqual(ifcfgMac.complaint?.('525400123456')?.instead, ['52:54:00:12:34:56']);
  });

  it('is an interface name of at most 15 bytes', () => {
    assert.equal(interfaceNameComplaint('enp129s0f1np1'), undefined);
    assert.ok(interfaceNameComplaint('production-bridge1'));
    assert.ok(interfaceNameComplaint('eth0:1'));
    assert.ok(interfaceNameComplaint('..'));
    assert.deepEqual(interfaceNameComplaint('br 0')?.instead, ['br0']);
  });

  it('is a UUID with dashes', () => {
    assert.equal(ifcfgUuid.complaint?.('6f1cbbd4-1c3c-4d6a-9a8a-0d4e1a1b2c3d'), undefined);
    assert.deepEqual(ifcfgUuid.complaint?.('6F1CBBD41C3C4D6A9A8A0D4E1A1B2C3D')?.instead, [
      '6F1CBBD4-1C3C-4D6A-9A8A-0D4E1A1B2C3D',
    ]);
  });
});

describe('the nearest word', () => {
  it('is within two edits, swaps counted once', () => {
    assert.deepEqual(nearest('Brdige', ['Bridge', 'Bond']), ['Bridge']);
    assert.deepEqual(nearest('statc', ['static', 'dhcp']), ['static']);
    assert.deepEqual(nearest('zzz', ['static', 'dhcp']), []);
  });
});
