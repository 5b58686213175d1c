// Keys of ifcfg files: IPv6 (make_ip6_setting of nms-ifcfg-rh-reader.c). Compared with NetworkManager 1.42.4.
import { sharedRows } from './ifcfg-ipv4';
import type { AttributeRow, ValueKind } from './types';
import { bytesIn } from './values-bytes';
import { enumeration } from './values-enum';
import {
  boolean,
  booleanOr,
  ifcfgInteger,
  interfaceName,
  ifcfgIpv4,
  ipv6Gateway,
  ipv6Token,
  ipv6WithPrefix,
  ifcfgListOf,
  ifcfgOneOf,
  ifcfgText,
} from './values-ifcfg';

const most = 2147483647;
const unsigned = 4294967295;
const { metric, table, dnsPriority, dhcpTimeout, requiredTimeout, tristate, iaid } = sharedRows;

const yes = (doc: string, keyfile: string, nmstate?: string): AttributeRow => ({
  doc,
  value: boolean,
  readers: ['N'],
  keyfile,
  nmstate,
  wrong: 'silent',
  default: 'yes',
});

const duidWords = ['ll', 'llt', 'lease', 'stable-ll', 'stable-llt', 'stable-uuid'];

/** Three to 130 bytes, or a word. Source: nm-utils.c: _nm_utils_dhcp_duid_valid. */
const duid: ValueKind = {
  describe: `pairs of hexadecimal digits, or ${duidWords.join(', ')}`,
  code: 'dhcp-duid-invalid',
  example: 'll',
  choices: duidWords.map((value) => ({ value })),
  complaint(value) {
    const length = bytesIn(value) ?? 0;
    if (duidWords.includes(value) || (3 <= length && length <= 130)) return undefined;
    return { message: `${value} is not 3 to 130 pairs of hexadecimal digits and not one of ${duidWords.join(', ')}` };
  },
};

const legacy = (doc: string, value = ifcfgText('text')): AttributeRow => ({ doc, value, readers: ['L'] });
/** A switch that is off unless somebody turns it on. */
const legacySwitch = (doc: string): AttributeRow => ({ ...legacy(doc, boolean), default: 'no' });

const addresses = ifcfgListOf(ipv6WithPrefix, ' ', 'list of IPv6 addresses with prefix');

/** A list whose items are separated by spaces; commas are the usual slip. */
const spacedAddresses: ValueKind = {
  ...addresses,
  complaint(value) {
    if (!value.includes(',')) return addresses.complaint?.(value);
    const spaced = value.replace(/,/g, ' ').replace(/ +/g, ' ').trim();
    const instead = addresses.complaint?.(spaced) ? undefined : [spaced];
    return { message: `${value} has commas, expected spaces between the addresses`, code: 'ipv6addr-comma', instead };
  },
};

export const ipv6Keys: Readonly<Record<string, AttributeRow>> = {
  IPV6INIT: {
    doc: 'Switches IPv6 on for this interface. The two readers differ when it is absent: NetworkManager takes no, the legacy scripts yes. `no` leaves the IPv6 of the kernel running; IPV6_DISABLED=yes really turns it off.',
    value: boolean,
    readers: ['N', 'L'],
    keyfile: 'ipv6.method',
    nmstate: 'ipv6.enabled',
    wrong: 'silent',
    default: 'no',
  },
  IPV6_DISABLED: {
    doc: 'Turns IPv6 off on this interface, in the kernel too. It wins over IPV6INIT.',
    value: boolean,
    readers: ['N'],
    keyfile: 'ipv6.method',
    nmstate: 'ipv6.enabled',
    wrong: 'silent',
    default: 'no',
    since: '1.20',
  },
  IPV6_AUTOCONF: {
    doc: 'Whether addresses come from the announcements of the router. With `no`: DHCPv6 when DHCPV6C is yes, else the addresses written here.',
    value: booleanOr([
      { value: 'shared', doc: 'Shares the IPv6 connection with others on this link (NetworkManager).' },
    ]),
    readers: ['N', 'L'],
    keyfile: 'ipv6.method',
    nmstate: 'ipv6.autoconf',
    wrong: 'silent',
    default: 'yes, but no with IPV6FORWARDING=yes',
  },
  IPV6FORWARDING: {
    doc: 'Says that this host forwards IPv6. In an interface file it only turns the default of IPV6_AUTOCONF around.',
    value: boolean,
    readers: ['N', 'L'],
    wrong: 'silent',
    default: 'no',
    deprecated: 'Forwarding is a setting of the host (sysctl); write IPV6_AUTOCONF instead.',
  },
  DHCPV6C: {
    doc: 'Whether to ask a DHCPv6 server. NetworkManager looks at it only when IPV6_AUTOCONF is no; otherwise the router decides.',
    value: boolean,
    readers: ['N', 'L'],
    keyfile: 'ipv6.method',
    nmstate: 'ipv6.dhcp',
    wrong: 'silent',
    default: 'no',
  },
  IPV6ADDR: {
    doc: 'First static IPv6 address with its prefix; without prefix /64. NetworkManager needs IPV6INIT=yes for it.',
    value: ipv6WithPrefix,
    readers: ['N', 'L'],
    keyfile: 'ipv6.address1',
    nmstate: 'ipv6.address[].ip',
    wrong: 'refuse',
  },
  IPV6ADDR_SECONDARIES: {
    doc: 'More static IPv6 addresses, separated by single spaces (so the value needs quotes).',
    value: spacedAddresses,
    readers: ['N', 'L'],
    keyfile: 'ipv6.address2',
    nmstate: 'ipv6.address[].ip',
    wrong: 'refuse',
  },
  IPV6_DEFAULTGW: {
    doc: 'Default gateway for IPv6; NetworkManager needs a static address beside it. A link-local one gets `%device` for the legacy scripts; NetworkManager throws that part away.',
    value: ipv6Gateway,
    readers: ['N', 'L'],
    keyfile: 'ipv6.gateway',
    nmstate: 'routes.config[].next-hop-address',
    wrong: 'refuse',
  },
  IPV6_DEFAULTDEV: {
    doc: 'The only interface that may have the IPv6 default route; belongs into /etc/sysconfig/network.',
    value: interfaceName('device'),
    readers: ['N', 'L'],
    keyfile: 'ipv6.never-default',
  },
  IPV6_DEFROUTE: yes(
    'Whether this interface may be the IPv6 default route.',
    'ipv6.never-default',
    'ipv6.auto-gateway',
  ),
  IPV6_PEERDNS: yes(
    'Whether to use the name servers of router announcements and DHCPv6.',
    'ipv6.ignore-auto-dns',
    'ipv6.auto-dns',
  ),
  IPV6_PEERROUTES: yes(
    'Whether to use the routes of router announcements.',
    'ipv6.ignore-auto-routes',
    'ipv6.auto-routes',
  ),
  IPV6_FAILURE_FATAL: {
    doc: 'Whether the profile fails when IPv6 fails although IPv4 works.',
    value: boolean,
    readers: ['N'],
    keyfile: 'ipv6.may-fail',
    wrong: 'silent',
    default: 'no',
  },
  IPV6_ROUTE_METRIC: { ...metric, keyfile: 'ipv6.route-metric', nmstate: 'ipv6.auto-route-metric' },
  IPV6_ROUTE_TABLE: { ...table, keyfile: 'ipv6.route-table', nmstate: 'ipv6.auto-route-table-id' },
  IPV6_DNS_PRIORITY: { ...dnsPriority, keyfile: 'ipv6.dns-priority' },
  IPV6_DHCP_TIMEOUT: { ...dhcpTimeout, keyfile: 'ipv6.dhcp-timeout' },
  IPV6_REQUIRED_TIMEOUT: { ...requiredTimeout, keyfile: 'ipv6.required-timeout', nmstate: 'wait-ip' },
  IPV6_AUTO_ROUTE_EXT_GW: {
    ...tristate('Whether NetworkManager adds a route to an external gateway (VPN).', '1.42'),
    keyfile: 'ipv6.auto-route-ext-gw',
  },
  IPV6_REPLACE_LOCAL_RULE: {
    ...tristate('Whether NetworkManager replaces the rule for local addresses.', '1.42'),
    keyfile: 'ipv6.replace-local-rule',
  },
  IPV6_RA_TIMEOUT: {
    doc: 'How long to wait for the announcement of a router; 0 is the global setting.',
    value: ifcfgInteger(0, most, { unit: 'seconds' }),
    readers: ['N'],
    keyfile: 'ipv6.ra-timeout',
    wrong: 'silent',
    default: '0',
    unit: 'seconds',
  },
  IPV6_PRIVACY: {
    doc: 'Whether temporary addresses are used. NetworkManager prefers them with `yes`; the legacy scripts know only `rfc3041`.',
    value: booleanOr([
      { value: 'rfc3041', doc: 'Temporary addresses.' },
      { value: 'rfc4941', doc: 'Temporary addresses.' },
    ]),
    readers: ['N', 'L'],
    keyfile: 'ipv6.ip6-privacy',
    wrong: 'silent',
    default: 'the global setting',
    taken: 'no',
  },
  IPV6_PRIVACY_PREFER_PUBLIC_IP: {
    doc: 'With temporary addresses: whether the public one is still preferred.',
    value: boolean,
    readers: ['N'],
    keyfile: 'ipv6.ip6-privacy',
    wrong: 'silent',
    default: 'no',
  },
  IPV6_ADDR_GEN_MODE: {
    doc: 'How the lower half of an automatic address is made.',
    value: enumeration([
      { value: 'eui64', doc: 'From the hardware address.' },
      { value: 'stable-privacy', doc: 'From a secret, the same for each network (RFC 7217).' },
      { value: 'default-or-eui64', doc: 'The global setting, else eui64.', since: '1.40' },
      { value: 'default', doc: 'The global setting.', since: '1.40' },
    ]),
    readers: ['N'],
    keyfile: 'ipv6.addr-gen-mode',
    nmstate: 'ipv6.addr-gen-mode',
    wrong: 'ignore',
    default: 'default-or-eui64',
  },
  IPV6_TOKEN: {
    doc: 'The lower half of the automatic address, such as `::5`; only with IPV6_ADDR_GEN_MODE=eui64.',
    value: ipv6Token,
    readers: ['N'],
    keyfile: 'ipv6.token',
    nmstate: 'ipv6.token',
    wrong: 'refuse',
  },
  DHCPV6_DUID: {
    doc: 'Identifier that the DHCPv6 server sees: pairs of hexadecimal digits, or a word.',
    value: duid,
    readers: ['N'],
    keyfile: 'ipv6.dhcp-duid',
    nmstate: 'ipv6.dhcp-duid',
    wrong: 'refuse',
  },
  DHCPV6_IAID: {
    doc: 'Identity association id for DHCPv6.',
    value: iaid,
    readers: ['N'],
    keyfile: 'ipv6.dhcp-iaid',
    wrong: 'refuse',
  },
  DHCPV6_HOSTNAME: {
    doc: 'Host name sent to the DHCPv6 server.',
    value: ifcfgText('host name'),
    readers: ['N'],
    keyfile: 'ipv6.dhcp-hostname',
  },
  DHCPV6_HOSTNAME_FLAGS: {
    doc: 'What the DHCPv6 server is asked to do with the name, a sum: 1 serve the address record, 4 no update, 8 default.',
    value: ifcfgInteger(0, unsigned),
    readers: ['N'],
    keyfile: 'ipv6.dhcp-hostname-flags',
    wrong: 'silent',
    default: '0',
  },
  DHCPV6_SEND_HOSTNAME: {
    doc: 'Whether a host name is sent to the DHCPv6 server.',
    value: boolean,
    readers: ['N'],
    keyfile: 'ipv6.dhcp-send-hostname',
    wrong: 'silent',
    default: 'yes',
  },
  DHCPV6_PD_HINT: {
    doc: 'The prefix to ask the DHCPv6 server for, as `address/length`.',
    value: ifcfgText('prefix', '::/60'),
    readers: ['N'],
    keyfile: 'ipv6.dhcp-pd-hint',
    wrong: 'refuse',
    since: '1.44',
  },
  DHCPv6_DUID: {
    doc: 'Old spelling of DHCPV6_DUID: NetworkManager knows the name but never reads it.',
    value: ifcfgText('DUID'),
    readers: [],
    deprecated: 'Write DHCPV6_DUID.',
  },
  DHCPv6_IAID: {
    doc: 'Old spelling of DHCPV6_IAID: NetworkManager knows the name but never reads it.',
    value: ifcfgText('IAID'),
    readers: [],
    deprecated: 'Write DHCPV6_IAID.',
  },
  IPV6_MTU: legacy('MTU for IPv6 on this interface.', ifcfgInteger(1280, 65535)),
  IPV6_ROUTER: legacySwitch('Whether this host is a router for IPv6.'),
  IPV6_FORCE_ACCEPT_RA: legacySwitch('Whether router announcements are accepted although this host forwards.'),
  IPV6_SET_SYSCTLS: legacy('Whether the scripts set the sysctls of IPv6.', boolean),
  PERSISTENT_DHCLIENT_IPV6: legacySwitch('With `yes`, dhclient for IPv6 tries forever.'),
  DHCPV6C_OPTIONS: legacy('More arguments for dhclient for IPv6.', ifcfgText('arguments of dhclient')),
  IPV6TO4INIT: legacySwitch('Whether to set up a 6to4 tunnel.'),
  IPV6TO4_RELAY: legacy('Relay of the 6to4 tunnel.', ifcfgText('address')),
  IPV6TO4_MTU: legacy('MTU of the 6to4 tunnel.', ifcfgInteger(1280, 65535)),
  IPV6TO4_IPV4ADDR: legacy('IPv4 address of the 6to4 tunnel.', ifcfgIpv4),
  IPV6TO4_ROUTING: legacy('Which interfaces get a 6to4 subnet: words `device-number::/length`.', ifcfgText('list')),
  IPV6_CONTROL_RADVD: legacySwitch('Whether radvd is told of changes.'),
  IPV6_RADVD_PIDFILE: legacy('File with the process id of radvd.', ifcfgText('path')),
  IPV6_RADVD_TRIGGER_ACTION: legacy(
    'How radvd is told of changes.',
    ifcfgOneOf(['startstop', 'reload', 'restart', 'SIGHUP']),
  ),
  IPV6TUNNELIPV4: {
    doc: 'IPv4 address of the other end of an IPv6-in-IPv4 tunnel. NetworkManager ignores a file that has it and no TYPE.',
    value: ifcfgIpv4,
    readers: ['N', 'L'],
    severity: 'warning',
  },
  IPV6TUNNELIPV4LOCAL: legacy('IPv4 address of the own end of an IPv6-in-IPv4 tunnel.', ifcfgIpv4),
};
