// What is shown while options of a value and words of a route are typed.
import assert from 'node:assert/strict';
import { signatureAt } from '../../../server/src/features/signature';
import { WorkspaceFacts } from '../../../server/src/model/workspace-facts';
import { filesOf, newest } from '../../support/checking';
import { readCursor } from '../../support/marks';

/** The label, the part that is active, and pieces of the documentation; undefined when nothing is shown. */
function check(
  name: string,
  marked: string,
  label: string | undefined,
  active?: string,
  pieces: readonly string[] = [],
) {
  const { text, offset } = readCursor(marked);
  const [file] = filesOf({ [name]: text });
  const found = signatureAt(file!, new WorkspaceFacts([file!]), offset, newest);
  assert.equal(found?.label, label);
  assert.equal(found?.parameters[found.active]?.label, active);
  for (const it of pieces) assert.ok(found!.documentation.includes(it), `no “${it}” in\n${found!.documentation}`);
  for (const it of found?.parameters ?? []) assert.ok(found!.label.includes(it.label), it.label);
}

const bond = (options: string) => `TYPE=Bond\nDEVICE=bond0\nBONDING_OPTS=${options}\n`;

describe('signature help', () => {
  it('shows what an option of a bond takes', () =>
    check('ifcfg-bond0', bond('"mode=802.3ad lacp_rate=$0"'), 'lacp_rate=slow|fast', 'slow|fast', [
      'Only in modes 802.3ad',
    ]));
  it('shows the name while the cursor is on it', () =>
    check('ifcfg-bond0', bond('"lacp$0_rate=fast mode=4"'), 'lacp_rate=slow|fast', 'lacp_rate'));
  it('says that the mode of this bond does not take the option', () =>
    check('ifcfg-bond0', bond('"mode=balance-rr lacp_rate=$0fast"'), 'lacp_rate=slow|fast', 'slow|fast', [
      'Not allowed in mode balance-rr of this bond',
    ]));
  it('says that the option does nothing in the mode of this bond', () =>
    check(
      'ifcfg-bond0',
      bond('"mode=802.3ad fail_over_mac=$0"'),
      'fail_over_mac=none|active|follow',
      'none|active|follow',
      ['Without effect in mode 802.3ad of this bond'],
    ));
  it('works in a value whose quote is still open', () =>
    check('ifcfg-bond0', bond('"mode=4 ad_select=$0'), 'ad_select=stable|bandwidth|count', 'stable|bandwidth|count'));
  it('names the kind of a value that is no choice', () =>
    check(
      'ifcfg-br0',
      'TYPE=Bridge\nBRIDGING_OPTS="priority=$0"\n',
      'priority=<number from 0 to 65535>',
      '<number from 0 to 65535>',
    ));
  it('shows the options of a port of a bridge', () =>
    check(
      'ifcfg-eth0',
      'BRIDGE=br0\nBRIDGING_OPTS="hairpin_mode=$0"\n',
      'hairpin_mode=1|on|yes|off|no',
      '1|on|yes|off|no',
    ));
  it('shows nothing where no option is named yet', () => check('ifcfg-bond0', bond('"mode=802.3ad $0"'), undefined));
  it('shows nothing in other values', () => check('ifcfg-eth0', 'DEVICE=$0eth0\n', undefined));
  it('shows nothing in network XML', () => check('a.xml', "<network><bridge name='$0'/></network>", undefined));
});

describe('signature help in keyfiles', () => {
  const shows = (marked: string, label: string | undefined, active?: string, pieces?: readonly string[]) =>
    check('a.nmconnection', marked, label, active, pieces);

  const address = 'address1=<IPv4 address>/<prefix>,<gateway>';
  it('shows the parts of an address, and the one at the cursor', () => {
    shows('[ipv4]\naddress1=$0\n', address, '<IPv4 address>', ['An address with its prefix']);
    shows('[ipv4]\naddress1=192.0.2.10/$0\n', address, '<prefix>');
    shows('[ipv4]\naddress1=192.0.2.10/24,192.0$0.2.1\n', address, '<gateway>');
    shows('[ipv4]\naddress1=192.0.2.10,$0\n', address, '<gateway>');
    shows('[ipv6]\naddress2=2001:db8::1/6$04\n', 'address2=<IPv6 address>/<prefix>,<gateway>', '<prefix>');
  });

  const route = 'route1=<IPv4 destination>/<prefix>,<next hop>,<metric>';
  it('shows the parts of a route', () => {
    shows('[ipv4]\nroute1=10.0.0.0/8,$0\n', route, '<next hop>');
    shows('[ipv4]\nroute1=10.0.0.0/8,192.0.2.1,1$0\n', route, '<metric>');
  });

  it('shows the options of a route and the words of a rule', () => {
    shows('[ipv4]\nroute1_options=table=5,onlink=$0\n', 'onlink=true|false', 'true|false');
    shows('[ipv4]\nrouting-rule1=priority 5 not from $0\n', 'from <subnet or all>', '<subnet or all>');
  });

  it('shows what the items of a list are', () => {
    const item = '<IPv4 address of a name server>';
    shows('[ipv4]\ndns=192.0.2.1;$0\n', `dns=${item};${item};…`, item);
    const vlan = '<VLAN or range, and pvid or untagged>';
    shows('[bridge]\nvlans=10 pvid untagged,$0\n', `vlans=${vlan},${vlan},…`, vlan);
  });

  it('says whether the mode of a bond takes the option', () => {
    shows('[bond]\nmode=802.3ad\nlacp_rate=$0\n', 'lacp_rate=slow|fast', 'slow|fast', ['Only in modes 802.3ad']);
    shows('[bond]\nmode=balance-rr\nlacp_rate=f$0\n', 'lacp_rate=slow|fast', 'slow|fast', [
      'Not allowed in mode balance-rr of this bond',
    ]);
  });

  it('shows nothing of other keys', () => shows('[ipv4]\nmethod=$0\n', undefined));
});

const words =
  'ip route add <default, or an IPv4 subnet> via <IPv4 address> dev <interface name> metric <number>' +
  ' table <number> src <IPv4 address>';

describe('signature help on routes', () => {
  it('shows the words of a route and the one at the cursor', () =>
    check('route-eth0', '10.0.0.0/8 via $0192.168.1.1\n', words, 'via <IPv4 address>', ['next hop']));
  it('shows the destination first', () => check('route-eth0', '10.0.$0\n', words, '<default, or an IPv4 subnet>'));
  it('shows the next usual word behind a word', () =>
    check('route-eth0', '10.0.0.0/8 $0\n', words, 'via <IPv4 address>'));
  it('adds a word that is not usual', () =>
    check('route-eth0', '10.0.0.0/8 onlink via 10.0.0.1 mtu $0\n', `${words} onlink mtu <number>`, 'mtu <number>'));
  it('shows the words of a rule', () =>
    check(
      'rule-eth0',
      'from 10.0.0.0/8 table $0\n',
      'ip rule add from <subnet or all> to <subnet or all> iif <interface> table <table> priority <number>',
      'table <table>',
    ));
});

const signatures: readonly (readonly [
  what: string,
  name: string,
  marked: string,
  label: string,
  active: number,
  parameters: readonly string[],
  blocks: readonly string[],
])[] = [
  [
    'a number',
    'ifcfg-b',
    'TYPE=Bond\nDEVICE=b\nBONDING_OPTS="miimon=$0"\n',
    'miimon=<number from 0 to 2147483647 milliseconds>',
    1,
    ['miimon', '<number from 0 to 2147483647 milliseconds>'],
    [
      '**`miimon`** · number from 0 to 2147483647 milliseconds',
      'How often the link of each port is looked at. NetworkManager takes 100 when it is absent and there is no arp_interval; the kernel by itself takes 0 (never) in modes 0 to 3.',
      '- Default: 100\n- Unit: milliseconds\n- Read by NetworkManager and by the legacy network-scripts\n- A wrong value is ignored, with a warning in the log\n- Today: `bond.miimon` in a keyfile, `link-aggregation.options.miimon` in nmstate',
      '- `100`: The usual interval.',
    ],
  ],
  [
    'a name',
    'ifcfg-b',
    'TYPE=Bond\nDEVICE=b\nBONDING_OPTS="mode=1 primary=$0"\n',
    'primary=<interface name>',
    1,
    ['primary', '<interface name>: Only in modes active-backup, balance-tlb, balance-alb'],
    [
      '**`primary`** · interface name',
      'The port that works whenever it can.',
      '- Only in modes active-backup, balance-tlb, balance-alb\n- Read by NetworkManager and by the legacy network-scripts\n- A wrong value is ignored, with a warning in the log\n- Today: `bond.primary` in a keyfile, `link-aggregation.options.primary` in nmstate',
    ],
  ],
  [
    'a choice',
    'ifcfg-b',
    'DEVICE=b\nETHTOOL_OPTS="-K b tso $0"\n',
    'tso on|off',
    1,
    ['tso', 'on|off'],
    [
      '**`tso`** · one of on, off',
      'Lets the card cut TCP data into packets.',
      '- Read by NetworkManager and by the legacy network-scripts\n- A wrong value is ignored, with a warning in the log\n- Today: `ethtool.feature-tso` in a keyfile, `ethtool.feature.tso` in nmstate',
      'One of `on`, `off`',
    ],
  ],
  [
    'a number behind a blank',
    'ifcfg-b',
    'DEVICE=b\nETHTOOL_OPTS="speed $0"\n',
    'speed <number>',
    1,
    ['speed', '<number>'],
    [
      '**`speed`** · number from 0 to 4294967295',
      'Speed in Mbit/s. Only together with duplex, else NetworkManager drops both.',
      '- Read by NetworkManager and by the legacy network-scripts\n- A wrong value is ignored, with a warning in the log\n- Today: `ethernet.speed` in a keyfile, `ethernet.speed` in nmstate',
      'One of `10`, `100`, `1000`, `2500`, `10000`, `25000`, `40000`, `100000`',
    ],
  ],
  [
    'the next word of a route',
    'route-b',
    '10.0.0.0/8 $0\n',
    'ip route add <default, or an IPv4 subnet> via <IPv4 address> dev <interface name> metric <number> table <number> src <IPv4 address>',
    1,
    [
      '<default, or an IPv4 subnet>: **`to`** · default, or an IPv4 subnet',
      'via <IPv4 address>: **`via`** · IPv4 address',
      'dev <interface name>: **`dev`** · interface name',
      'metric <number>: **`metric`** · number from 0 to 4294967295',
      'table <number>: **`table`** · number from 0 to 4294967295',
      'src <IPv4 address>: **`src`** · IPv4 address',
    ],
    [
      '**`via`** · IPv4 address',
      'The next hop. It must lie in a subnet of the interface, or the route needs `onlink`.',
      '- Read by NetworkManager and by the legacy network-scripts\n- A wrong value is ignored, with a warning in the log',
      'One route in the words of `ip route add`: `10.0.0.0/8 via 192.168.1.1`. No quotes, no comment behind it.',
    ],
  ],
  [
    'a word of a route',
    'route-b',
    '10.0.0.0/8 via $0\n',
    'ip route add <default, or an IPv4 subnet> via <IPv4 address> dev <interface name> metric <number> table <number> src <IPv4 address>',
    1,
    [
      '<default, or an IPv4 subnet>: **`to`** · default, or an IPv4 subnet',
      'via <IPv4 address>: **`via`** · IPv4 address',
      'dev <interface name>: **`dev`** · interface name',
      'metric <number>: **`metric`** · number from 0 to 4294967295',
      'table <number>: **`table`** · number from 0 to 4294967295',
      'src <IPv4 address>: **`src`** · IPv4 address',
    ],
    [
      '**`via`** · IPv4 address',
      'The next hop. It must lie in a subnet of the interface, or the route needs `onlink`.',
      '- Read by NetworkManager and by the legacy network-scripts\n- A wrong value is ignored, with a warning in the log',
      'One route in the words of `ip route add`: `10.0.0.0/8 via 192.168.1.1`. No quotes, no comment behind it.',
    ],
  ],
  [
    'a word behind one that stands alone',
    'route-b',
    '10.0.0.0/8 via 10.0.0.1 onlink $0\n',
    'ip route add <default, or an IPv4 subnet> via <IPv4 address> dev <interface name> metric <number> table <number> src <IPv4 address> onlink',
    2,
    [
      '<default, or an IPv4 subnet>: **`to`** · default, or an IPv4 subnet',
      'via <IPv4 address>: **`via`** · IPv4 address',
      'dev <interface name>: **`dev`** · interface name',
      'metric <number>: **`metric`** · number from 0 to 4294967295',
      'table <number>: **`table`** · number from 0 to 4294967295',
      'src <IPv4 address>: **`src`** · IPv4 address',
      'onlink: **`onlink`** · nothing: the word stands alone',
    ],
    [
      '**`dev`** · interface name',
      'The interface. NetworkManager ignores the word: the route belongs to the profile whose name the file has. The legacy scripts obey it.',
      '- Read by NetworkManager and by the legacy network-scripts\n- A wrong value is ignored, with a warning in the log',
      'One route in the words of `ip route add`: `10.0.0.0/8 via 192.168.1.1`. No quotes, no comment behind it.',
    ],
  ],
  [
    'a destination',
    'route-b',
    'blackhole 1$00.0.0.0/8\n',
    'ip route add <default, or an IPv4 subnet> via <IPv4 address> dev <interface name> metric <number> table <number> src <IPv4 address> blackhole',
    0,
    [
      '<default, or an IPv4 subnet>: **`to`** · default, or an IPv4 subnet',
      'via <IPv4 address>: **`via`** · IPv4 address',
      'dev <interface name>: **`dev`** · interface name',
      'metric <number>: **`metric`** · number from 0 to 4294967295',
      'table <number>: **`table`** · number from 0 to 4294967295',
      'src <IPv4 address>: **`src`** · IPv4 address',
      'blackhole: **`blackhole`** · nothing: the word stands alone',
    ],
    [
      '**`to`** · default, or an IPv4 subnet',
      'Where the route leads: `default`, or a subnet. The word `to` itself may be left out.',
      '- Required\n- Read by NetworkManager and by the legacy network-scripts\n- A wrong value is ignored, with a warning in the log',
      '- `default`: Everything that has no other route.',
      'One route in the words of `ip route add`: `10.0.0.0/8 via 192.168.1.1`. No quotes, no comment behind it.',
    ],
  ],
  [
    'an unusual word',
    'route-b',
    '10.0.0.0/8 mtu 14$000\n',
    'ip route add <default, or an IPv4 subnet> via <IPv4 address> dev <interface name> metric <number> table <number> src <IPv4 address> mtu <number>',
    6,
    [
      '<default, or an IPv4 subnet>: **`to`** · default, or an IPv4 subnet',
      'via <IPv4 address>: **`via`** · IPv4 address',
      'dev <interface name>: **`dev`** · interface name',
      'metric <number>: **`metric`** · number from 0 to 4294967295',
      'table <number>: **`table`** · number from 0 to 4294967295',
      'src <IPv4 address>: **`src`** · IPv4 address',
      'mtu <number>: **`mtu`** · number from 0 to 4294967295',
    ],
    [
      '**`mtu`** · number from 0 to 4294967295',
      'Largest packet on the way. With `lock` before the number the kernel keeps it.',
      '- Read by NetworkManager and by the legacy network-scripts\n- A wrong value is ignored, with a warning in the log',
      'One route in the words of `ip route add`: `10.0.0.0/8 via 192.168.1.1`. No quotes, no comment behind it.',
    ],
  ],
  [
    'a word of a rule',
    'rule-b',
    'from 10.0.0.0/8 table $05\n',
    'ip rule add from <subnet or all> to <subnet or all> iif <interface> table <table> priority <number>',
    3,
    [
      'from <subnet or all>: **`from`** · subnet or all',
      'to <subnet or all>: **`to`** · subnet or all',
      'iif <interface>: **`iif`** · interface',
      'table <table>: **`table`** · table',
      'priority <number>: **`priority`** · number',
    ],
    [
      '**`table`** · table',
      'Routing table to look in: a number or a name of /etc/iproute2/rt_tables.',
      '- Read by the legacy network-scripts only',
      'One policy rule.',
    ],
  ],
];

describe('a signature tells what is written', () => {
  for (const [what, name, marked, label, active, parameters, blocks] of signatures)
    it(`as ${what}`, () => {
      const { text, offset } = readCursor(marked);
      const [file] = filesOf({ [name]: text });
      const found = signatureAt(file!, new WorkspaceFacts([file!]), offset, newest)!;
      const shown = found.parameters.map((it) =>
        it.documentation === undefined ? it.label : `${it.label}: ${it.documentation.split('\n')[0]!}`,
      );
      assert.deepEqual([found.label, found.active, shown], [label, active, parameters]);
      assert.deepEqual(found.documentation.split('\n\n'), blocks);
    });
});
