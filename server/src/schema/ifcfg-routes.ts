// Tables of route- and rule- files: the words of `ip route` and `ip rule` lines, and the numbered keys of the variable
// form (parse_route_line of nms-ifcfg-rh-reader.c). Compared with NetworkManager 1.42.4 and iproute2 6.1.
import { integerOf } from '../syntax/ifcfg/scalar';
import { addressBits, parseAddress, parseIpv4, parseIpv6, prefixOfMask } from '../address';
import type { AttributeRow, ElementRow, ValueKind } from './types';
import { naming } from './values';
import { ifcfgInteger, interfaceName, ifcfgIpv4, ifcfgNetmask, ifcfgOneOf, ifcfgText } from './values-ifcfg';

const unsigned = 4294967295;

const familyOf = (value: string): 4 | 6 | undefined => parseAddress(value)?.family;

/** A destination: `default`, an address, or an address with its prefix. */
function destination(family: 4 | 6): ValueKind {
  const most = addressBits(family);
  const example = family === 4 ? '10.0.0.0/8' : '2001:db8:1::/48';
  return {
    describe: `default, or an IPv${family} subnet`,
    code: 'route-bad-destination',
    example,
    choices: [{ value: 'default', doc: 'Everything that has no other route.' }],
    complaint(value) {
      if (value === 'default') return undefined;
      const slash = value.indexOf('/');
      const address = slash < 0 ? value : value.slice(0, slash);
      const found = familyOf(address);
      if (found === undefined) return { message: `${value} is not default and not a subnet such as ${example}` };
      if (found !== family)
        return { message: `${value} is IPv${found}, this file holds IPv${family} routes`, code: 'route-family' };
      if (slash < 0) return undefined;
      const length = value.slice(slash + 1);
      const number = /^\d{1,3}$/.test(length) ? Number(length) : undefined;
      if (number !== undefined && number <= most) return undefined;
      const mask = parseIpv4(length);
      const prefix = mask < 0 ? undefined : prefixOfMask(mask);
      if (family === 4 && mask >= 0)
        return {
          message: `${value} has a netmask, expected a prefix length${prefix === undefined ? '' : ` as in ${address}/${prefix}`}`,
          code: 'route-netmask-style',
          instead: prefix === undefined ? undefined : [`${address}/${prefix}`],
        };
      return { message: `${value} has the prefix length ${length}, expected 0 to ${most}` };
    },
  };
}

const hop = (family: 4 | 6): ValueKind => ({
  describe: `IPv${family} address`,
  code: 'route-bad-next-hop',
  example: family === 4 ? '192.168.1.1' : '2001:db8::1',
  complaint(value) {
    // An old NetworkManager wrote this for "no next hop".
    if (value === '(null)') return undefined;
    const right = family === 4 ? parseIpv4(value) >= 0 : parseIpv6(value) !== undefined;
    return right ? undefined : { message: `${value} is not an IPv${family} address` };
  },
});

const number = (max = unsigned): ValueKind => ({
  ...ifcfgInteger(0, max),
  code: 'route-bad-number',
  complaint: (value) =>
    /^\d{1,10}$/.test(value) && Number(value) <= max
      ? undefined
      : { message: `${value} is not a number from 0 to ${max}` },
});

const word = (doc: string, value: ValueKind, more: Partial<AttributeRow> = {}): AttributeRow => ({
  doc,
  value,
  readers: ['N', 'L'],
  wrong: 'ignore',
  severity: 'error',
  ...more,
});

const flag: ValueKind = { describe: 'nothing: the word stands alone', code: 'route-bad-number', isAlone: true };

const lockable = (doc: string): AttributeRow =>
  word(`${doc} With \`lock\` before the number the kernel keeps it.`, {
    ...number(),
    complaint: (value) => number().complaint?.(value.startsWith('lock ') ? value.slice(5).trim() : value),
  });

const hexByte: ValueKind = {
  describe: 'hexadecimal number up to ff',
  code: 'route-bad-number',
  complaint: (value) =>
    /^(?:0x)?[0-9a-f]{1,2}$/i.test(value)
      ? undefined
      : { message: `${value} is not a hexadecimal number from 0 to ff` },
};

/** Kinds of route; the word stands before the destination. */
export const routeTypes: Readonly<Record<string, string>> = {
  unicast: 'An ordinary route.',
  local: 'The destination is this host.',
  blackhole: 'Packets are thrown away without a word.',
  prohibit: 'Packets are refused as forbidden.',
  unreachable: 'Packets are refused as unreachable.',
  throw: 'Lookup goes on in the next table.',
};

/** Words of iproute2 that NetworkManager does not know: the line is dropped, or they are wrong here. */
export const routeWordsNotRead: ReadonlySet<string> = new Set(
  'proto protocol nexthop realm realms pref preference hoplimit encap features congctl broadcast multicast fastopen_no_cookie ttl-propagate nhid as'.split(
    ' ',
  ),
);

const routeWords = (family: 4 | 6): Readonly<Record<string, AttributeRow>> => ({
  to: word(
    'Where the route leads: `default`, or a subnet. The word `to` itself may be left out.',
    destination(family),
    { required: true },
  ),
  via: word('The next hop. It must lie in a subnet of the interface, or the route needs `onlink`.', hop(family)),
  dev: word(
    'The interface. NetworkManager ignores the word: the route belongs to the profile whose name the file has. The legacy scripts obey it.',
    interfaceName('device'),
  ),
  metric: word('Of several routes to one destination the lower number wins.', number()),
  table: word(
    'Number of the routing table: 254 main, 255 local, 253 default. NetworkManager takes no names.',
    number(),
    { default: '254' },
  ),
  src: word('Address that packets of this route come from.', hop(family), {}),
  ...(family === 6
    ? {
        from: word('Only packets from this subnet take the route.', {
          ...destination(6),
          choices: undefined,
          describe: 'IPv6 subnet',
          example: '2001:db8::/64',
        }),
      }
    : {}),
  tos: word('Only packets with this type of service take the route; hexadecimal.', hexByte),
  scope: word(
    'How far away the destination is.',
    ifcfgOneOf(['global', 'site', 'link', 'host', 'nowhere'], {
      exact: true,
      also: scopeNumbers(),
      code: 'route-bad-number',
    }),
  ),
  onlink: word('The next hop is on this link although no subnet says so.', flag),
  window: lockable('Largest TCP window to offer, in bytes.'),
  cwnd: lockable('Largest congestion window.'),
  mtu: lockable('Largest packet on the way.'),
  advmss: lockable('Largest TCP segment to offer.'),
  initcwnd: lockable('Congestion window at the start.'),
  initrwnd: lockable('Receive window at the start.'),
  rto_min: word('Shortest time before something is sent again, in milliseconds without unit.', number(), {
    unit: 'milliseconds',
  }),
  quickack: word(
    'Whether acknowledgements are sent at once.',
    ifcfgOneOf(['0', '1'], { exact: true, code: 'route-bad-number' }),
  ),
  ...(family === 4 ? { weight: word('Share of this way among equal ones.', number(), { since: '1.42' }) } : {}),
  ...Object.fromEntries(Object.entries(routeTypes).map(([name, doc]) => [name, word(doc, flag)])),
});

function scopeNumbers(): string[] {
  return Array.from({ length: 256 }, (_, i) => String(i));
}

export const routeLine = (family: 4 | 6): ElementRow => ({
  doc: `One route in the words of \`ip ${family === 6 ? '-6 ' : ''}route add\`: \`${family === 4 ? '10.0.0.0/8 via 192.168.1.1' : '2001:db8:1::/48 via 2001:db8::1'}\`. No quotes, no comment behind it.`,
  attributes: routeWords(family),
  children: {},
  snippet: family === 4 ? '${1:10.0.0.0/8} via ${2:192.168.1.1}' : '${1:2001:db8:1::/48} via ${2:2001:db8::1}',
});

const fromZero = { from: 0, plain: false };

const variable = (doc: string, value: ValueKind, more: Partial<AttributeRow> = {}): AttributeRow => ({
  doc,
  value,
  readers: ['N', 'L'],
  wrong: 'refuse',
  numbered: fromZero,
  ...more,
});

const contiguousMask: ValueKind = {
  ...ifcfgNetmask,
  code: 'route-sv-netmask-noncontiguous',
  complaint(value) {
    const mask = parseIpv4(value);
    if (mask >= 0 && prefixOfMask(mask) !== undefined) return undefined;
    if (mask >= 0) return { message: `${value} has ones after zeros, expected a mask such as 255.255.255.0` };
    const complaint = ifcfgNetmask.complaint?.(value);
    const instead = complaint?.instead?.filter((it) => prefixOfMask(parseIpv4(it)) !== undefined);
    return complaint && { ...complaint, instead };
  },
};

/** Keys of the variable form; one ADDRESS<n> line makes the whole file this form. */
export const routeVariables: Readonly<Record<string, AttributeRow>> = {
  ADDRESS: variable('Destination of route n. The numbers begin at 0 and have no gap.', {
    ...ifcfgIpv4,
    code: 'route-bad-destination',
    example: '10.0.0.0',
  }),
  NETMASK: variable('Mask of route n. Required beside `ADDRESS<n>`; a PREFIX does not count.', contiguousMask, {
    required: true,
  }),
  GATEWAY: variable('Next hop of route n.', { ...ifcfgIpv4, code: 'route-sv-gateway-invalid', example: '192.168.1.1' }),
  METRIC: variable(
    'Metric of route n. The legacy scripts do not read it.',
    { ...ifcfgInteger(0, unsigned), code: 'route-sv-metric-range' },
    { readers: ['N'] },
  ),
  OPTIONS: variable(
    'More attributes of route n in the words of `ip route`, without to, via, dev and metric. The legacy scripts do not read it.',
    { ...ifcfgText('attributes of a route', 'mtu 1400'), code: 'route-sv-options-invalid' },
    { readers: ['N'] },
  ),
};

export const routeTable: ElementRow = {
  doc: 'Static routes for the profile `ifcfg-<x>` of the same ending: one `ip route` line each, or the variable form with ADDRESS0, NETMASK0, GATEWAY0.',
  attributes: routeVariables,
  children: { route: { row: routeLine(4), cardinality: 'many' } },
};

export const route6Table: ElementRow = {
  doc: 'Static IPv6 routes for the profile `ifcfg-<x>` of the same ending: one `ip -6 route` line each.',
  attributes: {},
  children: { route: { row: routeLine(6), cardinality: 'many' } },
};

const ruleWord = (doc: string, describe: string, example?: string): AttributeRow => ({
  doc,
  value: ifcfgText(describe, example),
  readers: ['L'],
});

const ruleDevice = (doc: string): AttributeRow => {
  const row = ruleWord(doc, 'interface', 'eth0');
  return { ...row, value: naming('device', row.value) };
};

const ruleWords: Readonly<Record<string, AttributeRow>> = {
  from: ruleWord('Packets from this subnet.', 'subnet or all', '192.168.1.0/24'),
  to: ruleWord('Packets to this subnet.', 'subnet or all', '10.0.0.0/8'),
  not: { doc: 'Turns the condition around.', value: flag, readers: ['L'] },
  priority: ruleWord('Place in the order of rules; the lower number first.', 'number', '100'),
  pref: ruleWord('The same as priority.', 'number', '100'),
  preference: ruleWord('The same as priority.', 'number', '100'),
  order: ruleWord('The same as priority.', 'number', '100'),
  table: ruleWord('Routing table to look in: a number or a name of /etc/iproute2/rt_tables.', 'table', '200'),
  lookup: ruleWord('The same as table.', 'table', '200'),
  tos: ruleWord('Packets with this type of service.', 'hexadecimal number', '0x10'),
  dsfield: ruleWord('The same as tos.', 'hexadecimal number', '0x10'),
  fwmark: ruleWord('Packets with this mark of the firewall.', 'number or number/mask', '0x1'),
  iif: ruleDevice('Packets that came in through this interface.'),
  dev: ruleDevice('The same as iif.'),
  oif: ruleDevice('Packets that leave through this interface.'),
  ipproto: ruleWord('Packets of this protocol.', 'protocol', 'tcp'),
  sport: ruleWord('Packets from this port.', 'port or range', '1024-65535'),
  dport: ruleWord('Packets to this port.', 'port or range', '443'),
  uidrange: ruleWord('Packets of these users.', 'range of user ids', '1000-1999'),
  suppress_prefixlength: ruleWord('Routes with a prefix of this length or less do not count.', 'number', '0'),
  suppress_ifgroup: ruleWord('Routes through interfaces of this group do not count.', 'group'),
  realms: ruleWord('Realms to set.', 'realms'),
  goto: ruleWord('Goes on with the rule of this priority.', 'number'),
  prohibit: { doc: 'Refuses the packets as forbidden.', value: flag, readers: ['L'] },
  blackhole: { doc: 'Throws the packets away.', value: flag, readers: ['L'] },
  unreachable: { doc: 'Refuses the packets as unreachable.', value: flag, readers: ['L'] },
  nop: { doc: 'Does nothing.', value: flag, readers: ['L'] },
  l3mdev: { doc: 'Looks in the table of the routing domain (VRF).', value: flag, readers: ['L'] },
};

/** The words of a rule that NetworkManager knows. Source: nm_ip_routing_rule_from_string of 1.42.4. */
export const ruleWordsOfManager: Readonly<Record<string, AttributeRow>> = Object.fromEntries(
  'priority from to table not iif oif fwmark tos ipproto sport dport uidrange suppress_prefixlength blackhole prohibit unreachable'
    .split(' ')
    .map((it) => [it, { ...ruleWords[it]!, readers: undefined }]),
);

const ruleTableOf = (family: 4 | 6): ElementRow => ({
  doc: `Policy rules in the words of \`ip ${family === 6 ? '-6 ' : ''}rule add\`, read by the legacy scripts only. For NetworkManager the mere existence of this file switches off all routes of the profile; ROUTING_RULE${family === 6 ? '6' : ''}\`_<n>\` in the ifcfg file is its way.`,
  attributes: {},
  children: {
    rule: {
      row: {
        doc: 'One policy rule.',
        attributes: ruleWords,
        children: {},
        snippet:
          family === 4
            ? 'from ${1:192.168.1.0/24} table ${2:200} priority ${3:100}'
            : 'from ${1:2001:db8::/64} table ${2:200} priority ${3:100}',
      },
      cardinality: 'many',
    },
  },
});

export const ruleTable: ElementRow = ruleTableOf(4);
export const rule6Table: ElementRow = ruleTableOf(6);

/** Names of routing tables that exist on every host, with their numbers. */
export const tableNumbers: Readonly<Record<string, number>> = { default: 253, main: 254, local: 255 };

/** The number a table word stands for, as NetworkManager reads it in ROUTING_RULE; undefined for another name. */
export const tableNumber = (value: string): number | undefined =>
  Object.hasOwn(tableNumbers, value) ? tableNumbers[value] : integerOf(value, 0);
