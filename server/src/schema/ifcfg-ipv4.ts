// Keys of ifcfg files: IPv4, name servers, host name, proxy (make_ip4_setting, make_proxy_setting of nms-ifcfg-rh-
// reader.c). Compared with NetworkManager 1.42.4.
import { integerOf } from '../syntax/ifcfg/scalar';
import { parseAddress } from '../address';
import type { AttributeRow, ValueKind } from './types';
import { bytesIn } from './values-bytes';
import { enumeration } from './values-enum';
import {
  boolean,
  form,
  ifcfgInteger,
  interfaceName,
  ifcfgIpv4,
  ifcfgListOf,
  nameServer,
  ifcfgNetmask,
  ifcfgOneOf,
  prefix,
  ifcfgText,
} from './values-ifcfg';

const most = 2147483647;
const unsigned = 4294967295;

/** Ways to get an IPv4 address, as NetworkManager takes them in any letter case. */
export const bootProtocols = [
  {
    value: 'none',
    doc: 'The addresses written here; without any, IPv4 is off (NetworkManager) or left alone (legacy).',
  },
  { value: 'dhcp', doc: 'An address from a DHCP server. NetworkManager adds the ones written here.' },
  { value: 'static', doc: 'The same as none.' },
  { value: 'bootp', doc: 'The same as dhcp.' },
  { value: 'autoip', doc: 'A link-local address (169.254.0.0/16). NetworkManager only.' },
  { value: 'shared', doc: 'Gives addresses to others and hides them behind this host (NAT). NetworkManager only.' },
  { value: 'ibft', doc: 'The firmware has configured the card: NetworkManager ignores the whole file.' },
] as const;

/** Subnets or addresses of DHCP servers. */
const rejectedServers: ValueKind = ifcfgListOf(
  {
    describe: 'address or subnet',
    code: 'dhcp-reject-servers-invalid',
    example: '192.168.1.3',
    complaint(value) {
      const slash = value.indexOf('/');
      const address = parseAddress(slash < 0 ? value : value.slice(0, slash));
      const length = slash < 0 ? 0 : integerOf(value.slice(slash + 1));
      if (address?.family === 4 && length !== undefined && 0 <= length && length <= 32) return undefined;
      return { message: `${value} is not an IPv4 address or subnet` };
    },
  },
  'blank',
  'list of addresses and subnets of DHCP servers',
);

/** IAID: a number, or one of NetworkManager's words. */
const iaid: ValueKind = {
  describe: 'number, or mac, perm-mac, ifname, stable',
  code: 'dhcp-iaid-invalid',
  choices: [
    { value: 'mac', doc: 'From the current hardware address.' },
    { value: 'perm-mac', doc: 'From the permanent hardware address.' },
    { value: 'ifname', doc: 'From the interface name.' },
    { value: 'stable', doc: 'From the profile and the host.' },
  ],
  complaint(value) {
    if (['mac', 'perm-mac', 'ifname', 'stable'].includes(value)) return undefined;
    const number = /^[0-9a-fx]+$/i.test(value) ? integerOf(value, 0) : undefined;
    const isFourBytes = value.includes(':') && bytesIn(value) === 4;
    return isFourBytes || (number !== undefined && 0 <= number && number <= unsigned)
      ? undefined
      : { message: `${value} is not a number from 0 to ${unsigned} and not one of mac, perm-mac, ifname, stable` };
  },
};

const metric: AttributeRow = {
  doc: 'Metric of the routes of this profile: the lower number wins. -1 takes the one of the kind of device: Ethernet 100, InfiniBand 150, bond 300, team 350, VLAN 400, bridge 425, Wi-Fi 600.',
  value: ifcfgInteger(-1, unsigned),
  readers: ['N'],
  wrong: 'silent',
  default: '-1',
};

const table: AttributeRow = {
  doc: 'Routing table for the routes of this profile; 0 is the main table. Ignored while a `rule-` file exists beside the profile.',
  value: ifcfgInteger(0, unsigned),
  readers: ['N'],
  wrong: 'silent',
  default: '0',
};

const dnsPriority: AttributeRow = {
  doc: 'Order of the name servers of several profiles: the lower number first; a negative one keeps all others out.',
  value: ifcfgInteger(-2147483648, most),
  readers: ['N'],
  wrong: 'silent',
  default: '0',
};

const dhcpTimeout: AttributeRow = {
  doc: `How long to wait for an answer of the DHCP server; 0 is the global setting, ${most} waits forever.`,
  value: ifcfgInteger(0, most, { unit: 'seconds' }),
  readers: ['N'],
  wrong: 'silent',
  default: '0',
  unit: 'seconds',
};

const requiredTimeout: AttributeRow = {
  doc: 'How long the profile waits for this address family before it goes on with the other one.',
  value: ifcfgInteger(-1, most, { unit: 'milliseconds' }),
  readers: ['N'],
  wrong: 'silent',
  default: '-1',
  unit: 'milliseconds',
  since: '1.34',
};

const tristate = (doc: string, since?: string): AttributeRow => ({
  doc,
  value: boolean,
  readers: ['N'],
  wrong: 'silent',
  default: 'the global setting',
  since,
});

/** Rows that IPv4 and IPv6 share, without their keyfile names. */
export const sharedRows = { metric, table, dnsPriority, dhcpTimeout, requiredTimeout, tristate, iaid };

const numberedAddress = { from: 0, plain: true };

export const ipv4Keys: Readonly<Record<string, AttributeRow>> = {
  BOOTPROTO: {
    doc: 'How the interface gets its IPv4 address. NetworkManager takes any letter case and refuses an unknown word; the legacy scripts know only `dhcp` and `bootp` in lower case and take everything else as static.',
    value: ifcfgOneOf(bootProtocols, { code: 'bootproto-unknown', describe: 'way to get an address' }),
    code: 'bootproto-unknown',
    readers: ['N', 'L'],
    keyfile: 'ipv4.method',
    nmstate: 'ipv4.dhcp',
    wrong: 'refuse',
    default: 'none',
  },
  IPADDR: {
    doc: 'A static IPv4 address: strict dotted quad, the prefix goes into PREFIX. More addresses are IPADDR1, IPADDR2 …; NetworkManager looks at IPADDR, IPADDR0, IPADDR1 and IPADDR2, then on until the first gap. On a port of a bridge or bond it is dropped.',
    value: ifcfgIpv4,
    readers: ['N', 'L'],
    keyfile: 'ipv4.address1',
    nmstate: 'ipv4.address[].ip',
    wrong: 'refuse',
    numbered: numberedAddress,
  },
  PREFIX: {
    doc: 'Length of the network part of the address with the same number. It wins over NETMASK. Without both, NetworkManager warns and takes the class of the address (/8, /16 or /24).',
    value: prefix(32),
    readers: ['N', 'L'],
    keyfile: 'ipv4.address1',
    nmstate: 'ipv4.address[].prefix-length',
    wrong: 'refuse',
    numbered: numberedAddress,
    default: 'from NETMASK, else the class of the address',
  },
  NETMASK: {
    doc: 'The network part of the address with the same number as a mask. Not looked at when PREFIX is there.',
    value: ifcfgNetmask,
    readers: ['N', 'L'],
    keyfile: 'ipv4.address1',
    nmstate: 'ipv4.address[].prefix-length',
    wrong: 'refuse',
    numbered: numberedAddress,
  },
  GATEWAY: {
    doc: 'Default gateway, inside one of the subnets of the file. NetworkManager reads `GATEWAY<n>` only together with `IPADDR<n>` and takes the first it finds; the legacy scripts know only GATEWAY.',
    value: ifcfgIpv4,
    code: 'gateway-invalid',
    readers: ['N', 'L'],
    keyfile: 'ipv4.gateway',
    nmstate: 'routes.config[].next-hop-address',
    wrong: 'refuse',
    numbered: numberedAddress,
  },
  DEFROUTE: {
    doc: 'Whether this interface may be the default route. NetworkManager drops the gateway of a profile with `no`.',
    value: boolean,
    readers: ['N', 'L'],
    keyfile: 'ipv4.never-default',
    nmstate: 'ipv4.auto-gateway',
    wrong: 'silent',
    default: 'yes',
  },
  PEERDNS: {
    doc: 'Whether to use the name servers that DHCP gives. With `no`, write DNS1.',
    value: boolean,
    readers: ['N', 'L'],
    keyfile: 'ipv4.ignore-auto-dns',
    nmstate: 'ipv4.auto-dns',
    wrong: 'silent',
    default: 'yes',
  },
  PEERROUTES: {
    doc: 'Whether to use the routes that DHCP gives.',
    value: boolean,
    readers: ['N'],
    keyfile: 'ipv4.ignore-auto-routes',
    nmstate: 'ipv4.auto-routes',
    wrong: 'silent',
    default: 'yes',
  },
  IPV4_FAILURE_FATAL: {
    doc: 'Whether the profile fails when IPv4 fails although IPv6 works.',
    value: boolean,
    readers: ['N', 'L'],
    keyfile: 'ipv4.may-fail',
    wrong: 'silent',
    default: 'no',
  },
  IPV4_ROUTE_METRIC: { ...metric, keyfile: 'ipv4.route-metric', nmstate: 'ipv4.auto-route-metric' },
  IPV4_ROUTE_TABLE: { ...table, keyfile: 'ipv4.route-table', nmstate: 'ipv4.auto-route-table-id' },
  IPV4_DNS_PRIORITY: { ...dnsPriority, keyfile: 'ipv4.dns-priority' },
  IPV4_LINK_LOCAL: {
    doc: 'Whether the interface also gets a link-local address (169.254.0.0/16).',
    value: enumeration([
      { value: 'default', doc: 'The global setting.' },
      { value: 'auto', doc: 'Only with BOOTPROTO=autoip.' },
      { value: 'disabled', doc: 'Never.' },
      { value: 'enabled', doc: 'Always, besides the other addresses.' },
    ]),
    readers: ['N'],
    keyfile: 'ipv4.link-local',
    wrong: 'ignore',
    default: 'default',
    since: '1.40',
  },
  IPV4_DHCP_TIMEOUT: { ...dhcpTimeout, keyfile: 'ipv4.dhcp-timeout' },
  IPV4_REQUIRED_TIMEOUT: { ...requiredTimeout, keyfile: 'ipv4.required-timeout', nmstate: 'wait-ip' },
  IPV4_AUTO_ROUTE_EXT_GW: {
    ...tristate('Whether NetworkManager adds a route to an external gateway (VPN).', '1.42'),
    keyfile: 'ipv4.auto-route-ext-gw',
  },
  IPV4_REPLACE_LOCAL_RULE: {
    ...tristate('Whether NetworkManager replaces the rule for local addresses.', '1.42'),
    keyfile: 'ipv4.replace-local-rule',
  },
  ACD_TIMEOUT: {
    doc: 'How long to look for another host with the same address; 0 does not look, -1 is the global setting. A wrong number falls back to ARPING_WAIT.',
    value: ifcfgInteger(-1, 30000, { unit: 'milliseconds' }),
    readers: ['N'],
    keyfile: 'ipv4.dad-timeout',
    wrong: 'silent',
    unit: 'milliseconds',
  },
  ARPING_WAIT: {
    doc: 'How long to look for another host with the same address.',
    value: ifcfgInteger(-1, 30, { unit: 'seconds' }),
    readers: ['N', 'L'],
    keyfile: 'ipv4.dad-timeout',
    wrong: 'silent',
    unit: 'seconds',
  },
  ARPCHECK: {
    doc: 'With `no`, the legacy scripts do not look for another host with the address.',
    value: boolean,
    readers: ['L'],
    default: 'yes',
    numbered: numberedAddress,
  },
  ARPUPDATE: {
    doc: 'With `no`, the legacy scripts do not announce the address to the neighbours.',
    value: boolean,
    readers: ['L'],
    default: 'yes',
    numbered: numberedAddress,
  },
  ARPING_TRIES: {
    doc: 'How often the legacy scripts probe an address.',
    value: ifcfgInteger(0, most),
    readers: ['L'],
    default: '1',
  },
  ARPING_UPDATE_WAIT: {
    doc: 'How long the legacy scripts announce an address.',
    value: ifcfgInteger(0, most, { unit: 'seconds' }),
    readers: ['L'],
    default: '3',
    unit: 'seconds',
  },
  DHCP_CLIENT_ID: {
    doc: 'Identifier that the DHCP server sees: text, pairs of hexadecimal digits with colons, or a word.',
    value: {
      ...ifcfgText('client identifier', 'mac'),
      choices: [
        { value: 'mac', doc: 'The current hardware address.' },
        { value: 'perm-mac', doc: 'The permanent hardware address.' },
        { value: 'duid', doc: 'A DUID as DHCPv6 uses it.' },
        { value: 'ipv6-duid', doc: 'The DUID of DHCPv6 of this profile.' },
        { value: 'stable', doc: 'Made from the profile and the host.' },
        { value: 'none', doc: 'No identifier is sent.', since: '1.42' },
      ],
    },
    readers: ['N'],
    keyfile: 'ipv4.dhcp-client-id',
    nmstate: 'ipv4.dhcp-client-id',
  },
  DHCP_HOSTNAME: {
    doc: 'Host name sent to the DHCP server. With a dot in it, it is used for DHCPv6 too.',
    value: ifcfgText('host name'),
    readers: ['N', 'L'],
    keyfile: 'ipv4.dhcp-hostname',
    nmstate: 'ipv4.dhcp-custom-hostname',
    default: 'the name of the host',
  },
  DHCP_FQDN: {
    doc: 'Full host name with domain sent to the DHCP server instead of DHCP_HOSTNAME; it wins over that.',
    value: form('a full host name with a dot', 'dhcp-fqdn-no-dot', /\./, 'host.example.com'),
    readers: ['N', 'L'],
    keyfile: 'ipv4.dhcp-fqdn',
    wrong: 'refuse',
  },
  DHCP_SEND_HOSTNAME: {
    doc: 'Whether a host name is sent to the DHCP server.',
    value: boolean,
    readers: ['N', 'L'],
    keyfile: 'ipv4.dhcp-send-hostname',
    nmstate: 'ipv4.dhcp-send-hostname',
    wrong: 'silent',
    default: 'yes',
  },
  DHCP_HOSTNAME_FLAGS: {
    doc: 'What the DHCP server is asked to do with the name, a sum: 1 serve the address record, 2 encoded name, 4 no update, 8 default.',
    value: ifcfgInteger(0, unsigned),
    readers: ['N'],
    keyfile: 'ipv4.dhcp-hostname-flags',
    wrong: 'silent',
    default: '0',
  },
  DHCP_IAID: {
    doc: 'Identity association id for a client id of the DUID kind.',
    value: iaid,
    readers: ['N'],
    keyfile: 'ipv4.dhcp-iaid',
    wrong: 'refuse',
  },
  DHCP_VENDOR_CLASS_IDENTIFIER: {
    doc: 'Vendor class sent to the DHCP server (option 60).',
    value: ifcfgText('any text'),
    readers: ['N'],
    keyfile: 'ipv4.dhcp-vendor-class-identifier',
    wrong: 'refuse',
  },
  DHCP_REJECT_SERVERS: {
    doc: 'Addresses and subnets of DHCP servers whose offers are ignored, separated by blanks.',
    value: rejectedServers,
    readers: ['N'],
    keyfile: 'ipv4.dhcp-reject-servers',
    wrong: 'refuse',
  },
  BROADCAST: {
    doc: 'Broadcast address. It is always computed; leave it out.',
    value: ifcfgIpv4,
    readers: ['L'],
    deprecated: 'It is computed from the address and the prefix.',
    numbered: numberedAddress,
  },
  NETWORK: {
    doc: 'Network address. It is always computed; leave it out.',
    value: ifcfgIpv4,
    readers: ['L'],
    deprecated: 'It is computed from the address and the prefix.',
  },
  METRIC: {
    doc: 'Metric of the default route for the legacy scripts. NetworkManager does not read it here: it has IPV4_ROUTE_METRIC. (In a `route-` file `METRIC<n>` belongs to `ADDRESS<n>`.)',
    value: ifcfgInteger(0, unsigned),
    readers: ['L'],
    keyfile: 'ipv4.route-metric',
  },
  WINDOW: { doc: 'TCP window of the default route.', value: ifcfgInteger(0, unsigned), readers: ['L'], unit: 'bytes' },
  SCOPE: { doc: 'Scope of the address, as words of `ip`.', value: ifcfgText('scope', 'scope link'), readers: ['L'] },
  SRCADDR: { doc: 'Source address of the default route.', value: ifcfgIpv4, readers: ['L'] },
  EXTRA_ROUTE_OPTS: {
    doc: 'More words for the `ip route` of the default route.',
    value: ifcfgText('words of ip route'),
    readers: ['L'],
  },
  NOZEROCONF: {
    doc: 'With any text, the legacy scripts add no route for 169.254.0.0/16.',
    value: ifcfgText('any text', 'yes'),
    readers: ['L'],
  },
  ARP: { doc: 'Whether the interface answers ARP, for the legacy scripts.', value: boolean, readers: ['L'] },
  NOROUTESET: {
    doc: 'With `yes`, the legacy scripts set no route for the address.',
    value: boolean,
    readers: ['L'],
    default: 'no',
  },
  NO_ALIASROUTING: {
    doc: 'In an alias file: with `yes`, the legacy scripts set no route for the alias.',
    value: boolean,
    readers: ['L'],
    default: 'no',
  },
  PERSISTENT_DHCLIENT: {
    doc: 'With `yes`, dhclient tries forever instead of giving up.',
    value: boolean,
    readers: ['L'],
    default: 'no',
  },
  DHCPRELEASE: {
    doc: 'With `yes`, the lease is given back when the interface goes down.',
    value: boolean,
    readers: ['L'],
    default: 'no',
  },
  DHCLIENT_IGNORE_GATEWAY: {
    doc: 'With `yes`, the gateway of the DHCP server is not used.',
    value: boolean,
    readers: ['L'],
    default: 'no',
  },
  NO_DHCP_HOSTNAME: {
    doc: 'With `yes`, the host name of the DHCP server is not used.',
    value: boolean,
    readers: ['L'],
    default: 'no',
  },
  DHCLIENTARGS: { doc: 'More arguments for dhclient.', value: ifcfgText('arguments of dhclient'), readers: ['L'] },
  IPADDR_START: { doc: 'In a range file: first address.', value: ifcfgIpv4, readers: ['L'] },
  IPADDR_END: {
    doc: 'In a range file: last address; the first three parts are those of IPADDR_START.',
    value: ifcfgIpv4,
    readers: ['L'],
  },
  CLONENUM_START: { doc: 'In a range file: number of the first alias.', value: ifcfgInteger(0, most), readers: ['L'] },
};

export const nameKeys: Readonly<Record<string, AttributeRow>> = {
  DNS: {
    doc: 'Name servers, one for each of DNS1, DNS2, DNS3. NetworkManager stops at the first gap and never reads `DNS` or `DNS0`; the resolver uses three.',
    value: nameServer,
    readers: ['N', 'L'],
    keyfile: 'ipv4.dns',
    nmstate: 'dns-resolver.config.server',
    wrong: 'refuse',
    numbered: { from: 1, plain: false },
  },
  DOMAIN: {
    doc: 'Domains in which short names are looked up, separated by single spaces. A comma would be part of a name.',
    value: ifcfgText('domains separated by spaces', 'example.com'),
    readers: ['N', 'L'],
    keyfile: 'ipv4.dns-search',
    nmstate: 'dns-resolver.config.search',
  },
  IPV6_DOMAIN: {
    doc: 'Search domains of the IPv6 part, separated by single spaces.',
    value: ifcfgText('domains separated by spaces', 'example.com'),
    readers: ['N'],
    keyfile: 'ipv6.dns-search',
    nmstate: 'dns-resolver.config.search',
  },
  SEARCH: {
    doc: 'Old name of DOMAIN; read only when DOMAIN gave nothing.',
    value: ifcfgText('domains separated by spaces', 'example.com'),
    readers: ['N'],
    keyfile: 'ipv4.dns-search',
    nmstate: 'dns-resolver.config.search',
    deprecated: 'Use DOMAIN.',
  },
  RES_OPTIONS: {
    doc: 'Options of the resolver for IPv4, separated by spaces.',
    value: {
      ...ifcfgText('options of resolv.conf', 'rotate'),
      choices: ['rotate', 'timeout:1', 'attempts:2', 'ndots:2', 'edns0', 'trust-ad', 'single-request', 'use-vc'].map(
        (value) => ({ value }),
      ),
    },
    readers: ['N', 'L'],
    keyfile: 'ipv4.dns-options',
    nmstate: 'dns-resolver.config.options',
  },
  IPV6_RES_OPTIONS: {
    doc: 'Options of the resolver for IPv6, separated by spaces.',
    value: ifcfgText('options of resolv.conf', 'rotate'),
    readers: ['N'],
    keyfile: 'ipv6.dns-options',
    nmstate: 'dns-resolver.config.options',
  },
  RESOLV_MODS: {
    doc: 'With `no`, the legacy scripts leave /etc/resolv.conf alone.',
    value: boolean,
    readers: ['L'],
    default: 'yes',
  },
  HOSTNAME_PRIORITY: {
    doc: 'Which profile gives the host name when several could: the lower number first, negative keeps others out.',
    value: ifcfgInteger(-2147483648, most),
    readers: ['N'],
    keyfile: 'hostname.priority',
    wrong: 'silent',
    default: '0',
    since: '1.30',
  },
  HOSTNAME_FROM_DHCP: {
    ...tristate('Whether the host name may come from DHCP.', '1.30'),
    keyfile: 'hostname.from-dhcp',
  },
  HOSTNAME_FROM_DNS_LOOKUP: {
    ...tristate('Whether the host name may come from asking DNS for the own address.', '1.30'),
    keyfile: 'hostname.from-dns-lookup',
  },
  HOSTNAME_ONLY_FROM_DEFAULT: {
    ...tristate('Whether the host name may only come from the profile with the default route.', '1.30'),
    keyfile: 'hostname.only-from-default',
  },
  PROXY_METHOD: {
    doc: 'With `auto`, programs get the proxy configuration of PAC_URL or PAC_SCRIPT.',
    value: ifcfgOneOf(['none', 'auto'], { code: 'enum-invalid' }),
    readers: ['N'],
    keyfile: 'proxy.method',
    wrong: 'silent',
    default: 'none',
  },
  PAC_URL: {
    doc: 'Address of the proxy configuration; read with PROXY_METHOD=auto.',
    value: ifcfgText('address', 'http://proxy.example.com/proxy.pac'),
    readers: ['N'],
    keyfile: 'proxy.pac-url',
  },
  PAC_SCRIPT: {
    doc: 'Text of the proxy configuration; read with PROXY_METHOD=auto.',
    value: form('a script with the function FindProxyForURL', 'enum-invalid', /FindProxyForURL/),
    readers: ['N'],
    keyfile: 'proxy.pac-script',
    wrong: 'refuse',
  },
  BROWSER_ONLY: {
    doc: 'Whether the proxy is meant for browsers only.',
    value: boolean,
    readers: ['N'],
    keyfile: 'proxy.browser-only',
    wrong: 'silent',
    default: 'no',
  },
  GATEWAYDEV: {
    doc: 'In /etc/sysconfig/network: the only interface that may have the default route. In an interface file NetworkManager does not look at it.',
    value: interfaceName('device'),
    readers: ['N', 'L'],
  },
};
