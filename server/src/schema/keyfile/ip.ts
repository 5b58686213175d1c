// `[ipv4]` and `[ipv6]`: how the profile gets its addresses, and what comes with them.
import type { AttributeRow, ElementRow, ValueKind } from '../types';
import { ruleWordsOfManager } from '../ifcfg-routes';
import { form } from '../values-ifcfg';
import { addressKind, gatewayKind, routeKind } from './addresses';
import { domainList, freeText, keyfileListOf, nameServers, row } from './kinds';
import { routeOptionsKind } from './route-options';

const numbered = { from: 0, plain: true, exact: true } as const;

const methods4 = [
  { value: 'auto', doc: 'By DHCP; addresses that are written come on top.' },
  { value: 'manual', doc: 'The addresses that are written, at least one.' },
  { value: 'disabled', doc: 'No IPv4 on this device.' },
  { value: 'link-local', doc: 'An address of 169.254.0.0/16 and nothing else.' },
  { value: 'shared', doc: 'This host gives out addresses and translates (NAT) for what is connected.' },
];
const methods6 = [
  { value: 'auto', doc: 'By router advertisements, and by DHCPv6 where they say so.' },
  { value: 'dhcp', doc: 'By DHCPv6 only, without router advertisements.' },
  ...methods4
    .slice(1)
    .map((it) => ({ ...it, doc: it.doc.replace('IPv4', 'IPv6').replace('169.254.0.0/16', 'fe80::/64') })),
  {
    value: 'ignore',
    doc: 'NetworkManager does nothing; the kernel may still take addresses. Write disabled to have none.',
  },
];

const plainSwitch = row.yesNo('DHCP is told the name of this host.', true);
/** Since 1.52 it is a number, too: -1 leaves it to the configuration, which an older one drops and takes true. */
const sendHostname: AttributeRow = {
  ...plainSwitch,
  value: {
    ...plainSwitch.value,
    complaint: (value) => (value.trim() === '-1' ? undefined : plainSwitch.value.complaint!(value)),
  },
};

const iaidForm = form(
  'IAID: a number, mac, perm-mac, ifname or stable',
  'dhcp-iaid-invalid',
  /^(?:\d{1,10}|0x[\da-f]{1,8}|mac|perm-mac|ifname|stable)$/i,
);
const iaid: ValueKind = {
  ...iaidForm,
  complaint: (value) =>
    Number(value) > 4294967295 ? { message: `${value} is above 4294967295` } : iaidForm.complaint!(value),
};

const common = (family: 4 | 6): Readonly<Record<string, AttributeRow>> => {
  const method = row.word('How the device gets its addresses.', family === 4 ? methods4 : methods6, {
    code: 'kf-method-unknown',
    required: true,
  });
  const address = row.of(
    'An address with its prefix, and its gateway behind a comma. The number only orders the addresses.',
    addressKind(family),
    'ignore',
    { numbered },
  );
  const route = row.of('A route: destination, then gateway and metric behind commas.', routeKind(family), 'ignore', {
    numbered,
  });
  const options = row.of('Options of the route of that number.', routeOptionsKind(family), 'silent', { numbered });
  const rule = row.of(
    'A policy rule in the words of ip rule; it needs a priority.',
    {
      ...freeText(
        'policy rule',
        family === 4 ? 'priority 100 from 192.0.2.0/24 table 100' : 'priority 100 from 2001:db8::/64 table 100',
      ),
      nested: { syntax: 'words', options: ruleWordsOfManager },
    },
    'ignore',
    { numbered },
  );
  return {
    method,
    address,
    addresses: { ...address, deprecated: 'address1 is the name today.' },
    gateway: row.of('The default gateway. It replaces the one behind an address.', gatewayKind(family), 'refuse'),
    route,
    routes: { ...route, deprecated: 'route1 is the name today.' },
    route_options: options,
    routes_options: { ...options, deprecated: 'route1_options is the name today.' },
    'routing-rule': rule,
    dns: row.of('Name servers, each with ; behind it.', nameServers(family), 'ignore'),
    'dns-search': row.of('Domains that short names are looked up in.', domainList, 'silent'),
    'dns-options': row.of('Options of the resolver, as in resolv.conf.', domainList, 'silent', { since: '1.2' }),
    'dns-priority': row.int(
      'Order among the name servers of all profiles, the lowest first; below 0 the others are not asked at all.',
      0,
      -2147483648,
      { since: '1.4' },
    ),
    'never-default': row.yesNo('The default route never goes through this device.', false),
    'ignore-auto-dns': row.yesNo('Name servers that DHCP or a router brings are not taken.', false),
    'ignore-auto-routes': row.yesNo('Routes that DHCP or a router brings are not taken.', false),
    'may-fail': row.yesNo('The profile counts as connected when this family fails and the other one works.', true),
    'route-metric': row.number(
      'Metric of the routes of this profile; -1 for the one that the kind of device has.',
      -1,
      4294967295,
      -1,
    ),
    'route-table': row.uint('Routing table of the routes of this profile; 0 for the main one.', 0, { since: '1.10' }),
    'dhcp-timeout': row.number('Seconds to wait for DHCP; 2147483647 waits for ever.', 0, 2147483647, 0),
    'dhcp-hostname': row.filled('The name of this host that DHCP is told.', 'host name'),
    'dhcp-hostname-flags': row.uint('How that name is sent, as flags.', 0, { since: '1.22' }),
    'dhcp-send-hostname': sendHostname,
    // 1.52 and later write it beside the key that an older one reads.
    'dhcp-send-hostname-deprecated': row.yesNo('What an older NetworkManager wrote as dhcp-send-hostname.', true, {
      since: '1.52',
    }),
    'dhcp-iaid': row.of('Number of this device in its DHCP identity.', iaid, 'refuse', {
      since: family === 4 ? '1.42' : '1.22',
    }),
    'required-timeout': row.int('Milliseconds to wait for this family although it may fail.', -1, -1, {
      since: '1.34',
    }),
    'auto-route-ext-gw': row.ternary('A route to a gateway outside of the subnets is added.', { since: '1.42' }),
    'replace-local-rule': row.ternary('The rule of the local table is replaced by one of lower priority.', {
      since: '1.42.2',
    }),
    'dad-timeout': row.number('Milliseconds to look for a duplicate of an address; 0 does not look.', -1, 30000, -1),
    'dhcp-dscp': row.text('Class of the DHCP packets.', 'CS0, CS4 or CS6', { since: '1.46' }),
    'dhcp-send-release': row.ternary('DHCP is told when the address is not needed any more.', { since: '1.48' }),
    'shared-dhcp-range': row.text('The addresses that a shared connection gives out.', 'first,last', { since: '1.52' }),
    'shared-dhcp-lease-time': row.int('How long they are given out, in seconds.', 0, 0, { since: '1.52' }),
    'routed-dns': row.ternary('The way to the name servers goes through this device.', { since: '1.52' }),
    forwarding: row.int('Whether packets are passed on from this device.', -1, -1, { since: '1.54' }),
  };
};

const of4: Readonly<Record<string, AttributeRow>> = {
  ...common(4),
  'dhcp-client-id': row.filled(
    'Identity in DHCP: a text, bytes, mac, perm-mac, duid, ipv6-duid or stable.',
    'client identifier',
    { example: 'mac' },
  ),
  'dhcp-fqdn': row.of(
    'The full name of this host that DHCP is told.',
    form('name with a domain', 'dhcp-fqdn-no-dot', /\S\.\S/, 'web.example.com'),
    'refuse',
  ),
  'dhcp-reject-servers': row.of(
    'DHCP servers whose offers are not taken.',
    keyfileListOf(
      form('IPv4 address or subnet', 'dhcp-reject-servers-invalid', /^(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?$/),
    ),
    'refuse',
    { since: '1.28' },
  ),
  'dhcp-vendor-class-identifier': row.filled('What the host calls itself in DHCP.', 'vendor class', { since: '1.28' }),
  'dhcp-ipv6-only-preferred': row.ternary('The host does without IPv4 where the network says so.', { since: '1.52' }),
  'link-local': row.choice(
    'Whether there is an address of 169.254.0.0/16 besides.',
    { default: 0, auto: 1, disabled: 2, enabled: 3 },
    0,
    { since: '1.40', code: 'kf-enum-word', max: 2147483647, min: -2147483648 },
  ),
  // 1.58.1 keeps any number.
  clat: row.choice('IPv4 is carried over IPv6 (464XLAT).', { default: -1, no: 0, auto: 1, force: 2 }, -1, {
    since: '1.58',
    code: 'kf-enum-word',
    max: 2147483647,
    min: -2147483648,
  }),
};

const of6: Readonly<Record<string, AttributeRow>> = {
  ...common(6),
  'addr-gen-mode': row.of(
    'How the lower half of an address is made.',
    {
      ...form(
        'eui64, stable-privacy, default or default-or-eui64, or their numbers',
        'kf-enum-word',
        /^\s*(?:eui64|stable-privacy|default|default-or-eui64|\+?0*[0-3]|0x0*[0-3])\s*$/,
      ),
      choices: [
        { value: 'eui64', doc: 'Of the MAC address.' },
        { value: 'stable-privacy', doc: 'Of a secret of this host: the same on each network, another on others.' },
        { value: 'default', doc: 'As NetworkManager is configured.' },
        { value: 'default-or-eui64', doc: 'As it is configured, else of the MAC address.' },
      ],
    },
    'ignore',
    { default: 'default-or-eui64' },
  ),
  'ip6-privacy': row.choice(
    'Temporary addresses for what this host begins itself.',
    { unknown: -1, disabled: 0, 'prefer-public': 1, 'prefer-temporary': 2 },
    -1,
  ),
  token: row.of(
    'The lower half of the addresses, with addr-gen-mode eui64.',
    form(
      'lower half of an IPv6 address, such as ::5',
      'ipv6-token-invalid',
      /^::[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,3}$/i,
      '::5',
    ),
    'refuse',
  ),
  'dhcp-duid': row.of(
    'Identity in DHCPv6: bytes, or one of the words.',
    form(
      'lease, llt, ll, stable-llt, stable-ll, stable-uuid, or bytes in hexadecimal',
      'dhcp-duid-invalid',
      /^(?:lease|llt|ll|stable-llt|stable-ll|stable-uuid|(?:[\da-f]{1,2}:)+[\da-f]{1,2}|(?:[\da-f]{2})+)$/i,
      'stable-llt',
    ),
    'refuse',
  ),
  'ra-timeout': row.number('Seconds to wait for a router.', 0, 2147483647, 0),
  mtu: row.number('Largest IPv6 packet; 0 leaves it.', 0, 4294967295, 0),
  'dhcp-pd-hint': row.text('The prefix that is asked for.', 'prefix', { since: '1.44' }),
  'temp-valid-lifetime': row.int('How long a temporary address is valid, in seconds.', 0, 0, { since: '1.48' }),
  'temp-preferred-lifetime': row.int('How long it is preferred, in seconds.', 0, 0, { since: '1.48' }),
};

/** IPv4 of a profile. */
export const ipv4Group: ElementRow = {
  doc: 'IPv4: addresses, routes, name servers. Without it the device asks DHCP.',
  attributes: of4,
  children: {},
};

/** IPv6 of a profile. */
export const ipv6Group: ElementRow = {
  doc: 'IPv6: addresses, routes, name servers. Without it the device listens to routers.',
  attributes: of6,
  children: {},
};
