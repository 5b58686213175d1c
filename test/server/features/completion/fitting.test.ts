// Values that fit this network: what is free, what is left, what other files say; each
// with the reason that is shown beside it.
import assert from 'node:assert/strict';
import { newest, type Texts } from '../../../support/checking';
import { shown } from '../../../support/completing';

/** What is offered at the cursor, with the reason beside it: `value (why)`. */
function fitting(name: string, marked: string, expected: readonly string[], more: Texts = {}) {
  const offered = shown(name, marked, more, newest).map((it) => `${it.label} (${it.detail ?? ''})`);
  assert.deepEqual(offered.slice(0, expected.length), expected, offered.slice(0, 8).join('  '));
}

/** Nothing else than these is offered. */
function fittingOnly(name: string, marked: string, expected: readonly string[], more: Texts = {}) {
  assert.deepEqual(
    shown(name, marked, more, newest).map((it) => it.label),
    expected,
  );
}

/** No value fits: at most the example of the table is offered. */
function nothingFits(name: string, marked: string, more: Texts = {}) {
  for (const it of shown(name, marked, more, newest)) assert.equal(it.detail, 'example', it.label);
}

const net = (inside: string): string => `<network><name>lab</name>${inside}</network>`;
const network = (name: string, inside: string): string => `<network><name>${name}</name>${inside}</network>`;

describe('a free subnet', () => {
  const ip = (attributes: string): string => net(`<ip ${attributes}/>`);
  const taking = (address: string, prefix: number): Texts => ({
    'other.xml': network('other', `<ip address='${address}' prefix='${String(prefix)}'/>`),
  });

  it('begins at 192.168.100, where people look', () =>
    fitting('a.xml', ip(`address='$0'`), [
      '192.168.100.1 (free subnet)',
      '192.168.101.1 (free subnet)',
      '192.168.102.1 (free subnet)',
    ]));
  it('is none that another network overlaps, however long', () => {
    fitting('a.xml', ip(`address='$0'`), ['192.168.102.1 (free subnet)'], taking('192.168.100.1', 23));
    fitting('a.xml', ip(`address='$0'`), ['192.168.101.1 (free subnet)'], taking('192.168.100.200', 30));
    // Beyond 192.168.0.0/16 nothing of it is taken.
    fitting('a.xml', ip(`address='$0'`), ['192.168.100.1 (free subnet)'], taking('192.169.100.1', 24));
    fitting('a.xml', ip(`address='$0'`), ['192.168.100.1 (free subnet)'], taking('192.167.255.1', 24));
  });
  it('is never 192.168.122, which is that of the network default, nor one of routers at home', () => {
    const before = Object.fromEntries(
      Array.from({ length: 22 }, (_, i) => [
        `n${String(i)}.xml`,
        network(`n${String(i)}`, `<ip address='192.168.${String(100 + i)}.1' prefix='24'/>`),
      ]),
    );
    fitting('a.xml', ip(`address='$0'`), ['192.168.123.1 (free subnet)', '192.168.124.1 (free subnet)'], before);
    const upper = { 'b.xml': network('b', `<ip address='192.168.128.1' prefix='17'/>`) };
    const lower = { 'c.xml': network('c', `<ip address='192.168.64.1' prefix='18'/>`) };
    fitting('a.xml', ip(`address='$0'`), ['192.168.2.1 (free subnet)'], { ...upper, ...lower });
  });
  it('is looked for in 10.0.0.0/8 when it is wider', () => {
    fitting('a.xml', ip(`address='$0' prefix='16'`), ['10.10.0.1 (free subnet)', '10.11.0.1 (free subnet)']);
    fitting('a.xml', ip(`address='$0' prefix='16'`), ['10.11.0.1 (free subnet)'], taking('10.10.3.1', 24));
    // All of a wide one must be free, and it begins where its length says.
    fitting('a.xml', ip(`address='$0' prefix='14'`), ['10.12.0.1 (free subnet)', '10.16.0.1 (free subnet)']);
    fitting('a.xml', ip(`address='$0' prefix='14'`), ['10.16.0.1 (free subnet)'], taking('10.15.0.1', 16));
    fitting('a.xml', ip(`address='$0' prefix='23'`), ['10.10.0.1 (free subnet)']);
  });
  it('is of the length that is written, if that is one', () => {
    fitting('a.xml', ip(`address='$0' prefix='28'`), ['192.168.100.1 (free subnet)']);
    for (const odd of ['8', '31', '0', 'x', '24.5', '-1'])
      fitting('a.xml', ip(`address='$0' prefix='${odd}'`), ['192.168.100.1 (free subnet)']);
    fitting('a.xml', ip(`address='$0' prefix='9'`), ['10.128.0.1 (free subnet)']);
  });
  it('counts the other addresses of the network itself', () => {
    fitting('a.xml', net(`<ip address='192.168.100.1' prefix='24'/><ip address='$0'/>`), [
      '192.168.101.1 (free subnet)',
    ]);
    fitting('a.xml', net(`<ip address='192.168.100.1' netmask='255.255.254.0'/><ip address='$0'/>`), [
      '192.168.102.1 (free subnet)',
    ]);
    fitting('a.xml', net(`<ip address='bogus' prefix='24'/><ip address='$0'/>`), ['192.168.100.1 (free subnet)']);
  });
  it('counts those of interfaces', () =>
    fitting('a.xml', ip(`address='$0'`), ['192.168.101.1 (free subnet)'], {
      'ifcfg-eth0': 'DEVICE=eth0\nIPADDR=192.168.100.7\nPREFIX=24\n',
    }));
  it('of IPv6 is a unique local one', () => {
    fitting('a.xml', ip(`family='ipv6' address='$0'`), [
      'fd00:100::1 (free subnet)',
      'fd00:101::1 (free subnet)',
      'fd00:102::1 (free subnet)',
    ]);
    const six = { 'b.xml': network('b', `<ip family='ipv6' address='fd00:100::9' prefix='64'/>`) };
    fitting('a.xml', ip(`family='ipv6' address='$0'`), ['fd00:101::1 (free subnet)'], six);
    fitting('a.xml', ip(`address='$0'`), ['192.168.100.1 (free subnet)'], six);
    fitting('a.xml', ip(`family='ipv6' address='$0'`), ['fd00:100::1 (free subnet)'], taking('192.168.100.1', 24));
  });
});

describe('a length of prefix', () => {
  it('is told with the number of its addresses', () => {
    fitting('a.xml', net(`<ip address='10.0.0.1' prefix='$0'/>`), [
      '24 (254 addresses)',
      '16 (65,534 addresses)',
      '25 (126 addresses)',
      '26 (62 addresses)',
      '27 (30 addresses)',
      '28 (14 addresses)',
      '29 (6 addresses)',
    ]);
  });
  it('is 64 in IPv6, as the address or the family says', () => {
    fitting('a.xml', net(`<ip address='fd00::1' prefix='$0'/>`), ['64 (the usual length)']);
    fitting('a.xml', net(`<ip family='ipv6' prefix='$0'/>`), ['64 (the usual length)']);
    fitting('a.xml', net(`<ip family='ipv6' address='10.0.0.1' prefix='$0'/>`), ['24 (254 addresses)']);
  });
  it('in an ifcfg file is first that of the same subnet elsewhere', () => {
    const host = {
      'ifcfg-a': 'DEVICE=a\nIPADDR=10.2.0.1\nPREFIX=20\n',
      'ifcfg-b': 'DEVICE=b\nIPADDR=10.3.0.1\nPREFIX=21\n',
    };
    fitting('ifcfg-eth0', 'DEVICE=eth0\nIPADDR=10.2.3.4\nPREFIX=$0\n', ['20 (as a)', '24 (254 addresses)'], host);
    fitting('ifcfg-eth0', 'DEVICE=eth0\nIPADDR2=10.3.3.4\nPREFIX2=$0\n', ['21 (as b)'], host);
    fitting('ifcfg-eth0', 'DEVICE=eth0\nIPADDR=10.9.3.4\nPREFIX=$0\n', ['24 (254 addresses)'], host);
    // What the file itself says is no reason.
    fitting('ifcfg-a', 'DEVICE=a\nIPADDR=10.2.0.1\nPREFIX=$0\n', ['24 (254 addresses)']);
  });
});

describe('an end of a range', () => {
  const dhcp = (inside: string, ip = `address='192.168.50.1' prefix='24'`): string =>
    net(`<ip ${ip}><dhcp>${inside}</dhcp></ip>`);

  it('takes all that is free, or leaves room for fixed addresses', () =>
    fitting('a.xml', dhcp(`<range start='$0'/>`), [
      '192.168.50.2 (all that is free)',
      '192.168.50.100 (leaves room for fixed addresses)',
    ]));
  it('is the widest piece beside the address of the host and other ranges', () => {
    fitting('a.xml', dhcp(`<range start='$0'/>`, `address='192.168.50.254' prefix='24'`), [
      '192.168.50.1 (all that is free)',
    ]);
    fitting('a.xml', dhcp(`<range start='$0'/>`, `address='192.168.50.20' prefix='24'`), [
      '192.168.50.21 (all that is free)',
    ]);
    fitting('a.xml', dhcp(`<range start='$0'/>`, `address='192.168.50.200' prefix='24'`), [
      '192.168.50.1 (all that is free)',
    ]);
    const other = `<range start='192.168.50.10' end='192.168.50.40'/>`;
    fitting('a.xml', dhcp(`${other}<range start='$0'/>`), ['192.168.50.41 (all that is free)']);
    fitting('a.xml', dhcp(`${other}<range start='192.168.50.2' end='$0'/>`), ['192.168.50.254 (all that is free)']);
    const two = `<range start='192.168.50.30' end='192.168.50.50'/><range start='192.168.50.40' end='192.168.50.240'/>`;
    fitting('a.xml', dhcp(`${two}<range start='$0'/>`), ['192.168.50.2 (all that is free)']);
    const inner = `<range start='192.168.50.10' end='192.168.50.240'/><range start='192.168.50.30' end='192.168.50.50'/>`;
    fitting('a.xml', dhcp(`${inner}<range start='$0'/>`), ['192.168.50.241 (all that is free)']);
    // One whose ends are exchanged takes nothing.
    fitting('a.xml', dhcp(`<range start='192.168.50.240' end='192.168.50.3'/><range start='$0'/>`), [
      '192.168.50.2 (all that is free)',
    ]);
  });
  it('leaves no room for fixed addresses where there is none', () => {
    fittingOnly('a.xml', dhcp(`<range start='$0'/>`, `address='192.168.50.1' prefix='26'`), ['192.168.50.2']);
    nothingFits('a.xml', dhcp(`<range start='192.168.50.2' end='192.168.50.254'/><range start='$0'/>`));
  });
  it('ends after 50 or 100 addresses, where there are so many', () => {
    fitting('a.xml', dhcp(`<range start='192.168.50.200' end='$0'/>`), [
      '192.168.50.254 (all that is free)',
      '192.168.50.249 (50 addresses)',
    ]);
    fittingOnly('a.xml', dhcp(`<range start='192.168.50.200' end='$0'/>`), ['192.168.50.254', '192.168.50.249']);
    fittingOnly('a.xml', dhcp(`<range start='192.168.50.205' end='$0'/>`), ['192.168.50.254']);
    fittingOnly('a.xml', dhcp(`<range end='$0'/>`), ['192.168.50.254']);
  });
  it('of IPv6 is a piece that reads well', () => {
    const six = `family='ipv6' address='fd00:7::1' prefix='64'`;
    fitting('a.xml', dhcp(`<range start='$0'/>`, six), ['fd00:7::100 (all that is free)']);
    fittingOnly('a.xml', dhcp(`<range start='fd00:7::100' end='$0'/>`, six), [
      'fd00:7::1ff',
      'fd00:7::131',
      'fd00:7::163',
    ]);
    nothingFits('a.xml', dhcp(`<range start='$0'/>`, `family='ipv6' address='fd00:7::1' prefix='120'`));
  });
  it('keeps to the first two octets of the host, as libvirt does', () => {
    const wide = `address='10.7.0.1' prefix='8'`;
    fitting('a.xml', dhcp(`<range start='$0'/>`, wide), ['10.7.0.2 (all that is free)']);
    fitting('a.xml', dhcp(`<range start='10.7.0.2' end='$0'/>`, wide), ['10.7.255.254 (all that is free)']);
  });
  it('is not guessed where the subnet is not known', () =>
    nothingFits('a.xml', dhcp(`<range start='$0'/>`, `address='192.168.50.1' prefix='x'`)));
});

describe('an address for a guest', () => {
  const dhcp = (inside: string, ip = `address='192.168.50.1' prefix='24'`): string =>
    net(`<ip ${ip}><dhcp>${inside}</dhcp></ip>`);
  const fixed = (...last: number[]): string => last.map((it) => `<host ip='192.168.50.${String(it)}'/>`).join('');

  it('is the one after the highest', () => {
    fitting('a.xml', dhcp(`<host ip='$0'/>`), ['192.168.50.2 (next free)']);
    fitting('a.xml', dhcp(`<host ip='$0'/>`, `address='192.168.50.254' prefix='24'`), ['192.168.50.1 (next free)']);
    fitting('a.xml', dhcp(`${fixed(2, 9, 4)}<host ip='$0'/>`), ['192.168.50.10 (next free)']);
  });
  it('is outside of the ranges while there is room', () => {
    const range = `<range start='192.168.50.2' end='192.168.50.200'/>`;
    fitting('a.xml', dhcp(`${range}<host ip='$0'/>`), ['192.168.50.201 (next free)']);
    fitting('a.xml', dhcp(`<range start='192.168.50.10' end='192.168.50.20'/>${fixed(9)}<host ip='$0'/>`), [
      '192.168.50.21 (next free)',
    ]);
    // Whoever puts guests into a range goes on there.
    fitting('a.xml', dhcp(`${range}${fixed(100)}<host ip='$0'/>`), ['192.168.50.101 (next free)']);
    fitting('a.xml', dhcp(`<range start='192.168.50.2' end='192.168.50.254'/><host ip='$0'/>`), [
      '192.168.50.2 (next free)',
    ]);
  });
  it('is a gap when nothing is free behind the highest', () => {
    fitting('a.xml', dhcp(`${fixed(2, 4, 254)}<host ip='$0'/>`), ['192.168.50.3 (next free)']);
    fitting('a.xml', dhcp(`<range start='192.168.50.2' end='192.168.50.9'/>${fixed(254)}<host ip='$0'/>`), [
      '192.168.50.10 (next free)',
    ]);
  });
  it('is none when all are taken', () => {
    const small = `address='192.168.50.1' prefix='30'`;
    fitting('a.xml', dhcp(`<host ip='$0'/>`, small), ['192.168.50.2 (next free)']);
    nothingFits('a.xml', dhcp(`${fixed(2)}<host ip='$0'/>`, small));
  });
  it('does not count what lies in other subnets', () =>
    fitting('a.xml', dhcp(`<host ip='192.168.51.77'/><host ip='192.168.49.3'/><host ip='$0'/>`), [
      '192.168.50.2 (next free)',
    ]));
  it('of IPv6 begins at ::10, beside hosts and ranges', () => {
    const six = `family='ipv6' address='fd00:7::1' prefix='64'`;
    fitting('a.xml', dhcp(`<host ip='$0'/>`, six), ['fd00:7::10 (next free)']);
    fitting('a.xml', dhcp(`<host name='a' ip='fd00:7::10'/><host ip='$0'/>`, six), ['fd00:7::11 (next free)']);
    fitting('a.xml', dhcp(`<range start='fd00:7::1' end='fd00:7::ff'/><host ip='$0'/>`, six), [
      'fd00:7::100 (next free)',
    ]);
    fitting('a.xml', dhcp(`<host ip='$0'/>`, `family='ipv6' address='fd00:7::10' prefix='64'`), [
      'fd00:7::11 (next free)',
    ]);
    nothingFits('a.xml', dhcp(`<host ip='$0'/>`, `family='ipv6' address='fd00:7::1' prefix='125'`));
  });
  it('gives a hardware address that no other guest has', () => {
    fitting('a.xml', dhcp(`<host mac='$0' ip='192.168.50.7'/>`), ['52:54:00:a8:32:07 (made of the address)']);
    fitting('a.xml', dhcp(`<host mac='$0'/>`), ['52:54:00:a8:32:02 (made of the address)']);
    fitting('a.xml', dhcp(`<host mac='$0' ip='10.1.255.16'/>`), ['52:54:00:01:ff:10 (made of the address)']);
  });
});

describe('a fitting value of the network itself', () => {
  const ip = `<ip address='192.168.50.1' prefix='24'/>`;

  it('is the hardware address of the bridge, made of its address', () => {
    fitting('a.xml', net(`<mac address='$0'/>${ip}`), ['52:54:00:a8:32:01 (made of the address)']);
    fitting('a.xml', net(`<mac address='$0'/><ip family='ipv6' address='fd00::1' prefix='64'/>${ip}`), [
      '52:54:00:a8:32:01 (made of the address)',
    ]);
  });
  it('is the domain, from a name that may be one', () => {
    fitting('a.xml', `<network><name>Lab</name><domain name='$0'/></network>`, ['lab.home.arpa (for private use)']);
    for (const name of ['a b', 'ü', 'a.b', ''])
      nothingFits('a.xml', `<network><name>${name}</name><domain name='$0'/></network>`);
  });
  it('is a name for its bridge that no other network has', () => {
    fitting('a.xml', net(`<bridge name='$0'/>`), ['virbr1 (not taken)']);
    fitting('a.xml', net(`<bridge name='$0'/>`), ['virbr3 (not taken)'], {
      'b.xml': network('b', `<bridge name='virbr1'/>`),
      'c.xml': network('c', `<bridge name='virbr2'/>`),
    });
    // A bridge of the host must be there already.
    nothingFits('a.xml', net(`<forward mode='bridge'/><bridge name='$0'/>`));
  });
  it('is the address of the host for a server that guests boot from', () =>
    fitting('a.xml', net(`<ip address='192.168.50.1' prefix='24'><dhcp><bootp server='$0'/></dhcp></ip>`), [
      '192.168.50.1 (this host)',
    ]));
  it('is a guest for what guests do, each with its name', () => {
    const hosts = `<host name='web' mac='52:54:00:00:00:01' ip='192.168.50.9'/><host mac='52:54:00:00:00:02' ip='192.168.50.8'/><host name='x' ip='bogus'/>`;
    const with_ = `<ip address='192.168.50.1' prefix='24'><dhcp>${hosts}</dhcp></ip>`;
    fitting('a.xml', net(`${with_}<route gateway='$0'/>`), [
      '192.168.50.9 (web)',
      '192.168.50.8 (52:54:00:00:00:02)',
      '192.168.50.2 (a guest)',
    ]);
    fitting('a.xml', net(`${with_}<dns><host ip='$0'/></dns>`), ['192.168.50.9 (web)']);
    fittingOnly('a.xml', net(`<ip address='192.168.50.7' prefix='24'/><route gateway='$0'/>`), ['192.168.50.1']);
    fittingOnly('a.xml', net(`<ip family='ipv6' address='fd00::1' prefix='64'/><route gateway='$0'/>`), ['fd00::2']);
    nothingFits('a.xml', net(`<ip address='bogus' prefix='24'/><route gateway='$0'/>`));
  });
  it('offers no more guests than somebody reads', () => {
    const many = Array.from({ length: 40 }, (_, i) => `<host ip='10.0.0.${String(i + 2)}'/>`).join('');
    const text = net(`<ip address='10.0.0.1' prefix='24'><dhcp>${many}</dhcp></ip><route gateway='$0'/>`);
    const labels = shown('a.xml', text).map((it) => it.label);
    // In the order of the text, the first too, whose address any guest might have.
    assert.deepEqual([labels.length, labels[0], labels[29]], [30, '10.0.0.2', '10.0.0.31']);
  });
  it('names the network after its file, unless that is no name', () => {
    fitting('web.XML', '<network><name>$0</name></network>', ['web (not taken)', 'lab (not taken)']);
    fittingOnly('a b.xml', '<network><name>$0</name></network>', ['lab']);
    fitting('web.xml', '<network><name>$0</name></network>', ['web-4 (not taken)', 'lab-2 (not taken)'], {
      'b.xml': network('web', ''),
      'c.xml': network('web-2', ''),
      'd.xml': network('web-3', ''),
      'e.xml': network('lab', ''),
    });
  });
});

describe('a fitting value for an ifcfg file', () => {
  it('is what the name of the file says', () => {
    fitting('ifcfg-eth0', 'DEVICE=$0\n', ['eth0 (as the file is named)']);
    fitting('ifcfg-eth0', 'NAME=$0\n', ['eth0 (as the device)']);
    fitting('ifcfg-eth0', 'DEVICE=lan\nNAME=$0\n', ['lan (as the device)']);
    nothingFits('ifcfg-a-name-too-long-for-a-device', 'DEVICE=$0\n');
  });
  it('is what the name of a VLAN says', () => {
    fitting('ifcfg-v', 'DEVICE=eth0.17\nPHYSDEV=$0\n', ['eth0 (as in DEVICE)']);
    fitting('ifcfg-v', 'DEVICE=eth0.17\nVLAN_ID=$0\n', ['17 (as in DEVICE)']);
    nothingFits('ifcfg-v', 'DEVICE=vlan17\nVLAN_ID=$0\n');
  });
  it('is a free address of a subnet of the same host', () => {
    const host = {
      'ifcfg-a': 'DEVICE=a\nIPADDR=10.2.0.1\nPREFIX=24\n',
      'ifcfg-b': 'DEVICE=b\nIPADDR=10.3.0.1\nPREFIX=29\n',
      'ifcfg-p': 'DEVICE=p\nIPADDR=10.4.0.1\nPREFIX=31\n',
      'ifcfg-6': 'DEVICE=six\nIPV6ADDR=fd00::1/64\n',
    };
    fitting(
      'ifcfg-eth0',
      'DEVICE=eth0\nIPADDR=$0\n',
      ['10.2.0.10 (free in the subnet of a)', '10.3.0.2 (free in the subnet of b)'],
      host,
    );
    fittingOnly('ifcfg-eth0', 'DEVICE=eth0\nIPADDR=$0\n', ['10.2.0.10', '10.3.0.2'], host);
    fitting('ifcfg-eth0', 'DEVICE=eth0\nIPADDR=$0\n', ['10.2.0.12 (free in the subnet of a)'], {
      ...host,
      'ifcfg-c': 'DEVICE=c\nIPADDR=10.2.0.10\nPREFIX=24\n',
      'lab.xml': network('l', `<ip address='10.9.0.1' prefix='24'><dhcp><host ip='10.2.0.11'/></dhcp></ip>`),
    });
  });
  it('is a gateway at either end of the subnet, but not the host itself', () => {
    fitting('ifcfg-eth0', 'IPADDR=10.2.0.9\nPREFIX=24\nGATEWAY=$0\n', [
      '10.2.0.1 (first of the subnet)',
      '10.2.0.254 (last of the subnet)',
    ]);
    fittingOnly('ifcfg-eth0', 'IPADDR=10.2.0.1\nPREFIX=24\nGATEWAY=$0\n', ['10.2.0.254']);
    fitting('ifcfg-eth0', 'IPADDR1=10.3.0.9\nNETMASK1=255.255.0.0\nIPADDR=10.2.0.9\nPREFIX=24\nGATEWAY1=$0\n', [
      '10.3.0.1 (first of the subnet)',
    ]);
    nothingFits('ifcfg-eth0', 'IPADDR=10.2.0.9\nPREFIX=31\nGATEWAY=$0\n');
    nothingFits('ifcfg-eth0', 'IPADDR=bogus\nPREFIX=24\nGATEWAY=$0\n');
  });
  it('is the gateway as a server of names', () => {
    fitting('ifcfg-eth0', 'GATEWAY=10.2.0.1\nDNS1=$0\n', ['10.2.0.1 (the gateway)']);
    nothingFits('ifcfg-eth0', 'GATEWAY=\nDNS1=$0\n');
  });
});

describe('a fitting value for a route file', () => {
  const host = {
    'ifcfg-eth0': 'DEVICE=eth0\nIPADDR=10.2.0.9\nPREFIX=24\nIPV6ADDR=fd00::9/64\n',
    'ifcfg-eth1': 'DEVICE=eth1\nIPADDR=10.3.0.9\nPREFIX=24\n',
  };

  it('is the first address of the subnet of its device, of its family', () => {
    fitting('route-eth0', '10.0.0.0/8 via $0', ['10.2.0.1 (in the subnet of eth0)'], host);
    fittingOnly('route-eth0', '10.0.0.0/8 via $0', ['10.2.0.1'], host);
    fitting('route6-eth0', 'fd00:9::/64 via $0', ['fd00::1 (in the subnet of eth0)'], host);
  });
  it('is the device that the file is named after', () =>
    fitting('route-eth0', '10.0.0.0/8 dev $0', ['eth0 (as the file is named)'], host));
});
