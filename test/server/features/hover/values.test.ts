// What hover says of a value, in full: what it means here, above what the table says of its kind.
import assert from 'node:assert/strict';
import { hoverAt } from '../../../../server/src/features/hover/index';
import { WorkspaceFacts } from '../../../../server/src/model/workspace-facts';
import { filesOf, newest, type Texts } from '../../../support/checking';
import { readCursor } from '../../../support/marks';

/** The lines above the documentation of the attribute or key; none when the value has no meaning of its own. */
function check(name: string, marked: string, expected: readonly string[], more: Texts = {}) {
  const { text, offset } = readCursor(marked);
  const [file, ...others] = filesOf({ [name]: text, ...more });
  const { markdown } = hoverAt(file!, new WorkspaceFacts([file!, ...others]), offset, newest)!;
  const [meaning, doc] = markdown.includes('\n---\n') ? markdown.split('\n\n---\n\n') : ['', markdown];
  assert.deepEqual(
    meaning!.split('\n').filter((it) => it !== ''),
    expected,
  );
  assert.match(doc!, /^\*\*`\w+`\*\* · .+\n\n[A-Z]/, 'what it is, and a sentence about it');
}

const ip = (address: string, mask = "prefix='24'"): string =>
  `<network><name>lab</name><ip address='${address}' ${mask}/></network>`;

describe('hover on an address', () => {
  it('says what it is for, and what its subnet holds', () => {
    check('a.xml', ip('8.8.8.$08'), [
      '`8.8.8.8`: public',
      '- Network `8.8.8.0/24`, netmask `255.255.255.0`',
      '- Broadcast `8.8.8.255`',
      '- Usable `8.8.8.1` to `8.8.8.254`: 254 addresses',
    ]);
    check('a.xml', ip('127.0.0.$01', "prefix='8'"), [
      '`127.0.0.1`: loopback',
      '- Network `127.0.0.0/8`, netmask `255.0.0.0`',
      '- Broadcast `127.255.255.255`',
      '- Usable `127.0.0.1` to `127.255.255.254`: 16,777,214 addresses',
    ]);
  });

  it('knows that two and one addresses have no broadcast', () => {
    check('a.xml', ip('10.0.0.$01', "netmask='255.255.255.252'"), [
      '`10.0.0.1`: private (RFC 1918)',
      '- Network `10.0.0.0/30`, netmask `255.255.255.252`',
      '- Broadcast `10.0.0.3`',
      '- Usable `10.0.0.1` to `10.0.0.2`: 2 addresses',
    ]);
    check('a.xml', ip('10.0.0.$01', "prefix='31'"), [
      '`10.0.0.1`: private (RFC 1918)',
      '- Network `10.0.0.0/31`, netmask `255.255.255.254`',
      '- Usable `10.0.0.0` to `10.0.0.1`: 2 addresses',
    ]);
    check('a.xml', ip('10.0.0.$01', "prefix='32'"), [
      '`10.0.0.1`: private (RFC 1918)',
      '- Network `10.0.0.1/32`, netmask `255.255.255.255`',
      '- Usable `10.0.0.1` to `10.0.0.1`: 1 address',
    ]);
  });

  it('takes the subnet of a route from the route', () =>
    check('a.xml', `<network><route address='10.9.0$0.0' prefix='16' gateway='10.0.0.9'/></network>`, [
      '`10.9.0.0`: private (RFC 1918)',
      '- Network `10.9.0.0/16`, netmask `255.255.0.0`',
      '- Broadcast `10.9.255.255`',
      '- Usable `10.9.0.1` to `10.9.255.254`: 65,534 addresses',
    ]));

  it('takes the subnet of an address with its length from the value', () => {
    check('ifcfg-eth0', 'IPADDR=10.0.0$0.1/30\nPREFIX=8\n', [
      '`10.0.0.1`: private (RFC 1918)',
      '- Network `10.0.0.0/30`, netmask `255.255.255.252`',
      '- Broadcast `10.0.0.3`',
      '- Usable `10.0.0.1` to `10.0.0.2`: 2 addresses',
    ]);
    check('ifcfg-eth0', 'IPADDR=10.0.0$0.1/32\n', [
      '`10.0.0.1`: private (RFC 1918)',
      '- Network `10.0.0.1/32`, netmask `255.255.255.255`',
      '- Usable `10.0.0.1` to `10.0.0.1`: 1 address',
    ]);
    check('ifcfg-eth0', 'IPADDR=10.0.0$0.1/33\n', ['`10.0.0.1`: private (RFC 1918)']);
    check('ifcfg-eth0', 'IPADDR=10.0.0$0.1/a\n', ['`10.0.0.1`: private (RFC 1918)']);
    check('ifcfg-eth0', 'IPV6ADDR=2001:db8:0:0::$01/129\n', ['`2001:db8::1`: for documentation only (RFC 3849)']);
  });

  it('names the narrowest subnet that it lies in', () => {
    const inside = (more: string): string => `<network><name>wide</name><ip address='10.0.0.1' prefix='8'/>${more}`;
    check(
      'a.xml',
      `${inside('')}<ip address='10.0.0.1' prefix='24'/><dns><srv service='a' protocol='tcp' target='b'/></dns><route address='10.9.0.0' prefix='16' gateway='10.0.0.$09'/></network>`,
      ['`10.0.0.9`: private (RFC 1918)', 'In `10.0.0.0/24` of `wide`.'],
    );
    check('ifcfg-eth0', 'GATEWAY=10.0.0$0.254\n', ['`10.0.0.254`: private (RFC 1918)', 'In `10.0.0.0/24` of `eth1`.'], {
      'ifcfg-eth1': 'DEVICE=eth1\nIPADDR=10.0.0.1\nPREFIX=24\n',
      'ifcfg-eth2': 'DEVICE=eth2\nIPADDR=10.9.9.9\nPREFIX=8\n',
    });
    check('ifcfg-eth0', 'GATEWAY=10.0.1$0.254\n', ['`10.0.1.254`: private (RFC 1918)'], {
      'ifcfg-eth1': 'DEVICE=eth1\nIPADDR=10.0.0.1\nPREFIX=24\n',
    });
    // A network without a name goes by its file.
    check('a.xml', `<network><ip address='10.0.0.1' prefix='24'/><dns><forwarder addr='10.0.0.$05'/></dns></network>`, [
      '`10.0.0.5`: private (RFC 1918)',
      'In `10.0.0.0/24` of `a.xml`.',
    ]);
  });

  const dhcp = (inside: string): string =>
    `<network><name>lab</name><ip address='10.0.0.1' prefix='24'><dhcp>${inside}</dhcp></ip></network>`;
  it('counts the range it is an end of, when the ends are in order', () => {
    const own = ['`10.0.0.6`: private (RFC 1918)', 'In `10.0.0.0/24` of `lab`.'];
    const range = (end: string): string => dhcp(`<range start='10.0.0.$06' end='${end}'/>`);
    check('a.xml', range('10.0.0.9'), [...own, 'The range has 4 addresses.']);
    check('a.xml', range('10.0.0.5'), own);
    check('a.xml', range('fd00::9'), own);
    check('a.xml', dhcp(`<range start='10.0.0.2' end='10.0.0.3'/><range start='10.0.0.4' end='10.0.$00.9'/>`), [
      '`10.0.0.9`: private (RFC 1918)',
      'In `10.0.0.0/24` of `lab`.',
      'The range has 6 addresses.',
    ]);
    check(
      'a.xml',
      `<network><ip family='ipv6' address='fd00::1' prefix='64'><dhcp><range start='fd00::$01:0' end='fd00::2:0:0:0'/></dhcp></ip></network>`,
      [
        '`fd00::1:0`: unique local: private (RFC 4193)',
        'In `fd00::/64` of `a.xml`.',
        'The range has about 2^49 addresses.',
      ],
    );
  });

  it('says of a fixed one whether a range is around it', () => {
    const host = (last: number): string =>
      dhcp(`<range start='10.0.0.5' end='10.0.0.9'/><host mac='00:16:3e:00:00:01' ip='10.0.0.$0${last}'/>`);
    const own = (last: number): string[] => [`\`10.0.0.${last}\`: private (RFC 1918)`, 'In `10.0.0.0/24` of `lab`.'];
    const inside = 'Inside the DHCP range `10.0.0.5` to `10.0.0.9`; dnsmasq keeps it for this host.';
    check('a.xml', host(4), [...own(4), 'Outside of the DHCP ranges.']);
    check('a.xml', host(5), [...own(5), inside]);
    check('a.xml', host(9), [...own(9), inside]);
    check('a.xml', host(10), [...own(10), 'Outside of the DHCP ranges.']);
  });
});

describe('hover on a mask', () => {
  it('says which length it is, and how many addresses', () => {
    check('ifcfg-eth0', 'NETMASK=255.255.0$0.0\n', [
      '**`255.255.0.0`** · netmask such as 255.255.255.0',
      '/16',
      '`/16`: 65,536 addresses',
    ]);
    check('ifcfg-eth0', 'NETMASK=0.0.0$0.0\n', ['`/0`: 4,294,967,296 addresses']);
    check('ifcfg-eth0', 'NETMASK=255.0.255.$00\n', ['Its ones are not all in front: no prefix length stands for it.']);
    check('ifcfg-eth0', 'NETMASK=255.255.25$05\n', []);
  });

  it('says what a length makes of the address beside it', () => {
    const subnet = [
      '- Network `10.0.0.0/24`, netmask `255.255.255.0`',
      '- Broadcast `10.0.0.255`',
      '- Usable `10.0.0.1` to `10.0.0.254`: 254 addresses',
    ];
    check('a.xml', ip('10.0.0.1', "prefix='2$04'"), subnet);
    check('ifcfg-eth0', 'IPADDR=10.9.9.9\nIPADDR1=10.0.0.1\nPREFIX1=2$04\n', subnet);
    check('a.xml', ip('x', "prefix='2$04'"), ['Netmask `255.255.255.0`']);
    check('a.xml', ip('x', "prefix='3$02'"), ['Netmask `255.255.255.255`']);
    check('a.xml', ip('x', "prefix='3$03'"), []);
    check('a.xml', ip('10.0.0.1', "prefix='3$03'"), []);
    check('a.xml', ip('10.0.0.1', "prefix='a$0'"), []);
    check('a.xml', ip('2001:db8::1', "family='ipv6' prefix='12$07'"), [
      '- Network `2001:db8::/127`',
      '- Usable `2001:db8::` to `2001:db8::1`: 2 addresses',
    ]);
    check('a.xml', ip('2001:db8::1', "family='ipv6' prefix='12$09'"), []);
  });
});

describe('hover on a hardware address', () => {
  const mac = (address: string): string => `<network><mac address='${address}'/></network>`;
  it('says who gives such', () => {
    check('a.xml', mac('52:54:00:0$00:00:01'), [
      '- Unicast (first octet even)',
      '- Prefix that QEMU and libvirt give to guests; locally administered',
    ]);
    check('a.xml', mac('53:54:00:0$00:00:01'), [
      '- Multicast (first octet odd): no interface may have it',
      '- Locally administered: chosen by software',
    ]);
    check('a.xml', mac('00:16:3E:0$00:00:01'), [
      '- Unicast (first octet even)',
      '- Universally administered: given by the maker of the card',
    ]);
    check('a.xml', mac('zz:16:3E:0$00:00:01'), []);
    check('a.xml', mac('00:16:3E:0$00:00'), []);
  });

  it('says for whom it is written, each once, by name, else by address, else by file', () =>
    check(
      'a.xml',
      `<network><name>lab</name><ip address='10.0.0.1' prefix='24'><dhcp><host mac='00:16:3$0e:00:00:01' name='web'/>` +
        `<host mac='00:16:3E:00:00:01' ip='10.0.0.20'/><host mac='00:16:3e:00:00:01'/><host mac='00:16:3e:00:00:01' name='web'/><host mac='00:16:3e:00:00:02' name='other'/></dhcp></ip></network>`,
      [
        '- Unicast (first octet even)',
        '- Universally administered: given by the maker of the card',
        '- Written for `web`, `10.0.0.20`, `a.xml`, `eth0`, `ifcfg-eth1`',
      ],
      {
        'ifcfg-eth0': 'DEVICE=eth0\nHWADDR=00:16:3E:00:00:01\n',
        'ifcfg-eth1': 'MACADDR=00:16:3e:00:00:01\n',
        'ifcfg-eth2': 'DEVICE=eth2\nHWADDR=00:16:3e:00:00:03\n',
      },
    ));
});

describe('hover on the name of another thing', () => {
  const bridged = `<network><forward mode='bridge'/><bridge name='br$00'/></network>`;
  const bridge = 'DEVICE=br0\nTYPE=Bridge\n';
  const link = '([`ifcfg-br0`](file:///workspace/ifcfg-br0))';
  it('says where it is, which addresses it has, and who uses it', () => {
    check('a.xml', bridged, [`- bridge of \`ifcfg-br0\` ${link}`, '- `a.xml` plugs guests into it'], {
      'ifcfg-br0': bridge,
    });
    check(
      'a.xml',
      bridged,
      [
        `- bridge of \`ifcfg-br0\`, 192.168.1.10/24, 10.2.0.10/16 ${link}`,
        '- `a.xml` plugs guests into it',
        '- `eth0` is a port of it',
        '- `eth1` is a port of it',
      ],
      {
        'ifcfg-br0': `${bridge}IPADDR=192.168.1.10\nPREFIX=24\nIPADDR1=10.2.0.10\nPREFIX1=16\nIPADDR2=192.168.1.10\nPREFIX2=8\n`,
        'ifcfg-eth0': 'DEVICE=eth0\nBRIDGE=br0\nIPADDR=10.7.7.7\nPREFIX=24\n',
        'ifcfg-eth1': 'BRIDGE=br0\n',
      },
    );
  });

  it('says what everybody makes of it', () => {
    check(
      'a.xml',
      `<network><name>a</name><forward mode='nat' dev='bo$0nd0'/></network>`,
      [
        '- bond of `ifcfg-bond0` ([`ifcfg-bond0`](file:///workspace/ifcfg-bond0))',
        '- `a` reaches the outside by it',
        '- `eth1` is a port of it',
        '- `vlan5` is a VLAN on it',
        '- `network` has its default route by it',
      ],
      {
        'ifcfg-bond0': 'DEVICE=bond0\nTYPE=Bond\n',
        'ifcfg-eth1': 'DEVICE=eth1\nMASTER=bond0\n',
        'ifcfg-vlan5': 'DEVICE=vlan5\nTYPE=Vlan\nPHYSDEV=bond0\nVLAN_ID=5\n',
        'sysconfig/network': 'GATEWAYDEV=bond0\n',
      },
    );
    check(
      'ifcfg-x',
      'DEVICE=x\nTEAM_MASTER=te$0am0\n',
      ['- team of `ifcfg-team0` ([`ifcfg-team0`](file:///workspace/ifcfg-team0))', '- `x` is a port of it'],
      { 'ifcfg-team0': 'DEVICE=team0\nDEVICETYPE=Team\n' },
    );
  });

  it('names no more than eight addresses, and how many there are', () => {
    const keys = (count: number) =>
      Array.from({ length: count }, (_, i) => `IPADDR${i || ''}=10.0.${i}.1\nPREFIX${i || ''}=24\n`).join('');
    const named = Array.from({ length: 8 }, (_, i) => `10.0.${i}.1/24`).join(', ');
    for (const [count, more] of [
      [8, ''],
      [9, ', 1 more'],
      [12, ', 4 more'],
    ] as const)
      check(
        'a.xml',
        bridged,
        [`- bridge of \`ifcfg-br0\`, ${named}${more} ${link}`, '- `a.xml` plugs guests into it'],
        {
          'ifcfg-br0': bridge + keys(count),
        },
      );
  });

  it('says that it is nowhere, and names no more than eight users', () => {
    const ports = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`ifcfg-eth${i}`, `DEVICE=eth${i}\nBRIDGE=br0\n`]),
    );
    check(
      'a.xml',
      bridged,
      [
        '- Not declared in these files',
        '- `a.xml` plugs guests into it',
        ...Array.from({ length: 7 }, (_, i) => `- \`eth${i}\` is a port of it`),
      ],
      ports,
    );
  });

  it('is silent about zones and port groups, which stand in no file', () => {
    check('ifcfg-eth0', 'DEVICE=eth0\nZONE=pub$0lic\n', []);
    check('a.xml', `<network><bridge name='virbr1' zone='pub$0lic'/></network>`, []);
  });
});
