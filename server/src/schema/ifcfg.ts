// The tables of ifcfg-style files: which keys each kind of file has. The keys themselves stand in ifcfg-<section>.ts.
import { deviceKeys } from './ifcfg-devices';
import { generalKeys } from './ifcfg-general';
import { hardwareKeys } from './ifcfg-hardware';
import { ipv4Keys, nameKeys } from './ifcfg-ipv4';
import { ipv6Keys } from './ifcfg-ipv6';
import { legacyKeys } from './ifcfg-legacy';
import { route6Table, routeTable, rule6Table, ruleTable } from './ifcfg-routes';
import { dot1xKeys, secretKeys, wirelessKeys } from './ifcfg-security';
import type { AttributeRow, ElementRow } from './types';
import { boolean, interfaceName, ifcfgIpv4, ipv6Gateway, ifcfgText } from './values-ifcfg';

/** An `ifcfg-<x>` file: one element whose attributes are its assignments. */
export const ifcfgTable: ElementRow = {
  doc: 'The configuration of one interface, one `KEY=value` per line. NetworkManager makes one profile of it.',
  attributes: {
    ...legacyKeys,
    ...generalKeys,
    ...deviceKeys,
    ...ipv4Keys,
    ...nameKeys,
    ...ipv6Keys,
    ...hardwareKeys,
    ...wirelessKeys,
    ...dot1xKeys,
  },
  children: {},
};

const secrets: Readonly<Record<string, AttributeRow>> = Object.fromEntries(
  Object.entries({ ...wirelessKeys, ...dot1xKeys }).filter(([name]) => secretKeys.has(name)),
);

const keysTable: ElementRow = {
  doc: 'The secrets of the profile `ifcfg-<x>` of the same ending. The file must be readable by root only (mode 0600).',
  attributes: secrets,
  children: {},
};

const sysconfigTable: ElementRow = {
  doc: 'Settings for all interfaces. NetworkManager reads GATEWAY, GATEWAYDEV, RES_OPTIONS, IPV6INIT, IPV6_DEFAULTGW and IPV6_DEFAULTDEV only.',
  attributes: {
    GATEWAY: {
      doc: 'Default gateway for profiles that have a static address and no gateway of their own.',
      value: ifcfgIpv4,
      code: 'gateway-invalid',
      readers: ['N', 'L'],
      wrong: 'refuse',
    },
    GATEWAYDEV: {
      doc: 'The only interface that may have the default route: every other profile with a DEVICE loses its own.',
      value: interfaceName('device'),
      readers: ['N', 'L'],
    },
    RES_OPTIONS: {
      doc: 'Options of the resolver, separated by spaces.',
      value: ifcfgText('options of resolv.conf', 'rotate'),
      readers: ['N', 'L'],
    },
    IPV6INIT: {
      doc: 'Default of IPV6INIT for all interfaces.',
      value: boolean,
      readers: ['N', 'L'],
      wrong: 'silent',
      default: 'no',
    },
    IPV6_DEFAULTGW: {
      doc: 'Default gateway for IPv6, with %device for a link-local one.',
      value: ipv6Gateway,
      readers: ['N', 'L'],
      wrong: 'refuse',
    },
    IPV6_DEFAULTDEV: {
      doc: 'The only interface that may have the IPv6 default route.',
      value: interfaceName('device'),
      readers: ['N', 'L'],
    },
    NETWORKING: {
      doc: 'Whether the legacy service configures the network at all.',
      value: boolean,
      readers: ['L'],
      default: 'yes',
    },
    NETWORKING_IPV6: { doc: 'Whether IPv6 is used, for old scripts.', value: boolean, readers: ['L'] },
    HOSTNAME: {
      doc: 'Name of this host in old releases; now in /etc/hostname.',
      value: ifcfgText('host name'),
      readers: ['L'],
      deprecated: 'The name stands in /etc/hostname.',
    },
    NISDOMAIN: { doc: 'NIS domain of this host.', value: ifcfgText('domain'), readers: ['L'] },
    VLAN: { doc: 'Whether VLANs are brought up, for old scripts.', value: boolean, readers: ['L'] },
    NOZEROCONF: {
      doc: 'With any text, no route for 169.254.0.0/16 is added.',
      value: ifcfgText('any text', 'yes'),
      readers: ['L'],
    },
    IPV6FORWARDING: {
      doc: 'Whether this host forwards IPv6, for the legacy scripts.',
      value: boolean,
      readers: ['L'],
      default: 'no',
    },
    IPV6_AUTOCONF: { doc: 'Default of IPV6_AUTOCONF for the legacy scripts.', value: boolean, readers: ['L'] },
    IPV6_ROUTER: {
      doc: 'Whether this host is a router for IPv6, for the legacy scripts.',
      value: boolean,
      readers: ['L'],
    },
    NM_BOND_BRIDGE_VLAN_ENABLED: {
      doc: 'Whether NetworkManager looks after bridges, bonds and VLANs in RHEL 6.',
      value: boolean,
      readers: ['L'],
      default: 'no',
    },
  },
  children: {},
};

/** The table of each kind of file. */
export const tables: Readonly<
  Record<'ifcfg' | 'keys' | 'route' | 'route6' | 'rule' | 'rule6' | 'sysconfig', ElementRow>
> = {
  ifcfg: ifcfgTable,
  keys: keysTable,
  route: routeTable,
  route6: route6Table,
  rule: ruleTable,
  rule6: rule6Table,
  sysconfig: sysconfigTable,
};
