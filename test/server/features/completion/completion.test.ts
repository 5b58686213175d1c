// What completion offers, and the file after something is chosen.
import assert from 'node:assert/strict';
import { templates } from '../../../../server/src/features/completion/templates';
import { version } from '../../../../server/src/schema/types';
import { applyEdits } from '../../../../server/src/text';
import { newest, problemsByName } from '../../../support/checking';
import { accepting, lacks, completes, completesOnly, shown } from '../../../support/completing';
import { readCursor } from '../../../support/marks';
import { withoutStops } from '../../../support/snippets';

const lab = (inside: string): string => `<network>\n  <name>lab</name>\n  ${inside}\n</network>\n`;
const managed = `<ip address='192.168.50.1' prefix='24'>`;

describe('completion of elements', () => {
  it('offers the children of the parent, what is missing first', () =>
    completes('a.xml', `<network>\n  $0\n</network>`, ['name', 'forward', 'bridge']));
  it('offers what few people write after the rest', () => {
    const labels = shown('a.xml', `<network>\n  $0\n</network>`).map((it) => it.label);
    assert.ok(labels.indexOf('uuid') > labels.indexOf('portgroup'));
  });
  it('leaves out what may stand once and does', () => lacks('a.xml', lab(`<forward/>$0`), ['name', 'forward']));
  it('leaves out what the mode forbids', () => {
    lacks('a.xml', `<network><forward mode='bridge'/><bridge name='br0'/>$0</network>`, [
      'ip',
      'mtu',
      'mac',
      'domain',
      'route',
      'dhcp',
    ]);
    lacks('a.xml', lab(`<forward mode='route'>$0</forward>`), ['nat', 'address']);
    lacks('a.xml', lab(`<forward mode='hostdev'>$0</forward>`), ['interface', 'nat']);
    lacks('a.xml', `<network><forward mode='private'/>$0</network>`, ['bridge', 'ip']);
  });
  it('offers what a mode cannot do without first', () => {
    completes('a.xml', lab(`<forward mode='hostdev'>$0</forward>`), ['address', 'pf', 'driver']);
    completes('a.xml', lab(`<forward mode='nat'/><$0`), ['ip', 'ip (IPv6)']);
  });
  it('leaves both ways open while mode bridge has neither bridge nor interface', () => {
    completes('a.xml', lab(`<forward mode='bridge'>$0</forward>`), ['interface']);
    assert.ok(shown('a.xml', lab(`<forward mode='bridge'/>$0`)).some((it) => it.label === 'bridge'));
  });
  it('leaves out what excludes what is there', () =>
    lacks('a.xml', lab(`<forward mode='hostdev'><address type='pci'/>$0</forward>`), ['interface']));
  it('puts what the libvirt of the target does not know last', () => {
    const old = { ...newest, libvirt: version('9.0.0') };
    assert.equal(shown('a.xml', lab('$0'), {}, old).at(-1)!.detail, 'since libvirt 9.7.0');
  });
  it('writes the whole element, with quotes as the file has them', () => {
    accepting('a.xml', lab('$0'), 'forward', lab(`<forward mode='nat'/>`));
    accepting(
      'a.xml',
      lab(`<bridge name="virbr3"/>\n  $0`),
      'forward',
      lab(`<bridge name="virbr3"/>\n  <forward mode="nat"/>`),
    );
  });
  it('goes on from a single bracket', () => {
    accepting('a.xml', lab('<$0'), 'mtu', lab(`<mtu size='1500'/>`));
    accepting('a.xml', lab('<$0>'), 'mtu', lab(`<mtu size='1500'/>`));
    accepting('a.xml', '<network>\n  <$0', 'name', '<network>\n  <name>a</name>');
  });
  it('goes on from half a name', () => {
    accepting('a.xml', lab('<mt$0'), 'mtu', lab(`<mtu size='1500'/>`));
    accepting('a.xml', lab('mt$0'), 'mtu', lab(`<mtu size='1500'/>`));
  });
  it('replaces only the name of an element that is there', () =>
    accepting('a.xml', lab(`<m$0 size='1400'/>`), 'mtu', lab(`<mtu size='1400'/>`)));
  it('indents as the file does', () =>
    accepting(
      'a.xml',
      `<network>\n\t<ip address='10.0.0.1' prefix='24'>\n\t\t$0\n\t</ip>\n</network>`,
      'dhcp',
      `<network>\n\t<ip address='10.0.0.1' prefix='24'>\n\t\t<dhcp>\n\t\t\t<range start='10.0.0.2' end='10.0.0.254'/>\n\t\t</dhcp>\n\t</ip>\n</network>`,
    ));
  it('fills in what is free in this network', () => {
    accepting('a.xml', lab('$0'), 'ip', lab(`<ip address='192.168.100.1' prefix='24'>\n    ¦\n  </ip>`));
    accepting('a.xml', lab('$0'), 'ip', lab(`<ip address='192.168.101.1' prefix='24'>\n    ¦\n  </ip>`), {
      'b.xml': `<network><name>b</name><ip address='192.168.100.9' prefix='24'/></network>`,
    });
    accepting(
      'a.xml',
      lab('$0'),
      'ip (IPv6)',
      lab(`<ip family='ipv6' address='fd00:100::1' prefix='64'>\n    ¦\n  </ip>`),
    );
    accepting('a.xml', lab('$0'), 'bridge', lab(`<bridge name='virbr1'/>`));
    accepting('a.xml', lab('$0'), 'bridge', lab(`<bridge name='virbr2'/>`), {
      'b.xml': `<network><name>b</name><bridge name='virbr1'/></network>`,
    });
    accepting(
      'a.xml',
      lab(`${managed}<dhcp>$0</dhcp></ip>`),
      'range',
      lab(`${managed}<dhcp><range start='192.168.50.2' end='192.168.50.254'/></dhcp></ip>`),
    );
    accepting(
      'a.xml',
      lab(`${managed}<dhcp>$0</dhcp></ip>`),
      'host',
      lab(`${managed}<dhcp><host mac='52:54:00:a8:32:02' name='web' ip='192.168.50.2'/></dhcp></ip>`),
    );
    accepting(
      'a.xml',
      lab(`${managed}</ip>$0`),
      'route',
      lab(`${managed}</ip><route address='10.20.0.0' prefix='24' gateway='192.168.50.2'/>`),
    );
    accepting('lab-2.xml', `<network>$0</network>`, 'name', `<network><name>lab-2</name></network>`);
  });
  it('takes the next address after the fixed ones, beside the range', () =>
    accepting(
      'a.xml',
      lab(
        `${managed}<dhcp><range start='192.168.50.2' end='192.168.50.99'/><host mac='52:54:00:00:00:01' ip='192.168.50.120'/>$0</dhcp></ip>`,
      ),
      'host',
      lab(
        `${managed}<dhcp><range start='192.168.50.2' end='192.168.50.99'/><host mac='52:54:00:00:00:01' ip='192.168.50.120'/><host mac='52:54:00:a8:32:79' name='web' ip='192.168.50.121'/></dhcp></ip>`,
      ),
    ));
  it('knows hosts of IPv6 by name', () =>
    accepting(
      'a.xml',
      `<network><ip family='ipv6' address='fd00:7::1' prefix='64'><dhcp>$0</dhcp></ip></network>`,
      'host',
      `<network><ip family='ipv6' address='fd00:7::1' prefix='64'><dhcp><host name='web' ip='fd00:7::10'/></dhcp></ip></network>`,
    ));
  it('closes what is open', () => {
    accepting(
      'a.xml',
      `<network>\n  <ip>\n    <dhcp>\n    </$0`,
      '</dhcp>',
      `<network>\n  <ip>\n    <dhcp>\n    </dhcp>`,
    );
    accepting(
      'a.xml',
      `<network>\n  <ip>\n    <dhcp>\n    <$0`,
      '</dhcp>',
      `<network>\n  <ip>\n    <dhcp>\n    </dhcp>`,
    );
    accepting('a.xml', `<network>\n  <ip>\n    $0`, '</ip>', `<network>\n  <ip>\n    </ip>`);
    accepting('a.xml', `<network>\n  <name>x</$0>\n</network>`, '</name>', `<network>\n  <name>x</name>\n</network>`);
    lacks('a.xml', `<network>\n  $0\n</network>`, ['</network>']);
  });
  it('offers options for dnsmasq with their namespace', () =>
    accepting(
      'a.xml',
      lab('$0'),
      'dnsmasq:options',
      lab(
        `<dnsmasq:options xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>\n    <dnsmasq:option value='local-ttl=60'/>\n  </dnsmasq:options>`,
      ),
    ));
  it('uses the prefix that is declared', () =>
    accepting(
      'a.xml',
      `<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>$0</network>`,
      'dnsmasq:options',
      `<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><dnsmasq:options>\n  <dnsmasq:option value='local-ttl=60'/>\n</dnsmasq:options></network>`,
    ));
  it('is silent in comments, sections and unknown elements', () => {
    completesOnly('a.xml', lab('<!-- $0 -->'), []);
    completesOnly('a.xml', lab('<!-- <$0 -->'), []);
    completesOnly('a.xml', lab('<bogus>$0</bogus>'), []);
    completesOnly('a.xml', lab('<![CDATA[ <$0 ]]>'), []);
  });
});

describe('completion and the rules', () => {
  const net = (inside: string) => `<network><name>a</name>${inside}</network>`;
  const places = [
    net(`<forward mode='nat'/>${managed}</ip>$0`),
    net(`<forward mode='nat'>$0</forward>${managed}</ip>`),
    net(`<forward mode='nat'><nat>$0</nat></forward>${managed}</ip>`),
    net(`<forward mode='hostdev'>$0</forward>`),
    net(`<forward mode='passthrough'>$0</forward>`),
    net(`<forward mode='bridge'/><bridge name='br0'/>$0`),
    net(`${managed}$0</ip>`),
    net(`${managed}<dhcp>$0</dhcp></ip>`),
    net(`${managed}</ip><dns>$0</dns>`),
    net(`${managed}</ip><bandwidth>$0</bandwidth>`),
    net(`${managed}</ip><portgroup name='b'>$0</portgroup>`),
    net(`${managed}</ip><vlan><tag id='4'/>$0</vlan>`),
    net(`<ip family='ipv6' address='fd00::1' prefix='64'><dhcp>$0</dhcp></ip>`),
  ];
  for (const marked of places) {
    it(`agree on what may be put into ${marked}`, () => {
      const { text } = readCursor(marked);
      const codes = (it: string) =>
        problemsByName({ 'a.xml': it })
          .get('a.xml')!
          .filter(({ severity }) => severity === 'error');
      const before = new Set(codes(text).map((it) => it.code));
      for (const it of shown('a.xml', marked)) {
        const after = applyEdits(text, [{ span: it.span, text: withoutStops(it.insert, '') }]);
        const found = codes(after)
          .filter(({ code }) => !before.has(code))
          .map(({ code, message }) => `${code}: ${message}`);
        assert.deepEqual(found, [], after);
      }
    });
  }
});

describe('completion of attributes', () => {
  it('offers those that are not written, the required ones first', () => {
    completes('a.xml', lab('<ip $0/>'), ['address', 'family', 'netmask', 'prefix', 'localPtr']);
    lacks('a.xml', lab(`<ip address='10.0.0.1' $0/>`), ['address']);
  });
  it('leaves out what excludes what is there', () => lacks('a.xml', lab(`<ip prefix='24' $0/>`), ['netmask']));
  it('leaves out what only libvirt writes, what it refuses, and what the mode forbids', () => {
    lacks('a.xml', `<network $0>`, ['connections']);
    lacks('a.xml', lab(`<bandwidth $0/>`), ['classID']);
    lacks('a.xml', `<network><forward mode='bridge'/><bridge name='br0' $0/></network>`, ['stp', 'delay', 'zone']);
  });
  it('knows hosts by hardware address in IPv4 and by DUID in IPv6', () => {
    lacks('a.xml', lab(`${managed}<dhcp><host $0/></dhcp></ip>`), ['id']);
    lacks('a.xml', lab(`<ip family='ipv6'><dhcp><host $0/></dhcp></ip>`), ['mac']);
  });
  it('writes the quotes of the file, and asks again when there is a choice', () => {
    accepting('a.xml', lab(`<ip address="10.0.0.1" $0/>`), 'family', lab(`<ip address="10.0.0.1" family="¦"/>`));
    accepting('a.xml', lab(`<mtu $0/>`), 'size', lab(`<mtu size='1500'/>`));
    const item = shown('a.xml', lab(`<ip $0/>`)).find((it) => it.label === 'family')!;
    assert.equal(item.triggersNext, true);
  });
  it('works before another attribute', () =>
    accepting('a.xml', lab(`<ip $0prefix='24'/>`), 'address', lab(`<ip address='24'/>`)));
  it('works between attributes', () =>
    accepting('a.xml', lab(`<ip $0 prefix='24'/>`), 'address', lab(`<ip address='¦' prefix='24'/>`)));
  it('works inside a name, keeping the value', () =>
    accepting('a.xml', lab(`<ip addr$0='10.0.0.1'/>`), 'address', lab(`<ip address='10.0.0.1'/>`)));
  it('works where the tag is not finished', () => {
    accepting('a.xml', `<network>\n  <ip $0`, 'address', `<network>\n  <ip address='¦'`);
    accepting('a.xml', `<network>\n  <ip ad$0\n</network>`, 'address', `<network>\n  <ip address='¦'\n</network>`);
    accepting(
      'a.xml',
      `<network>\n  <ip address='10.0.0.1' pr$0\n  <bridge/></network>`,
      'prefix',
      `<network>\n  <ip address='10.0.0.1' prefix='¦'\n  <bridge/></network>`,
    );
  });
  it('offers to declare the prefix of dnsmasq', () =>
    accepting(
      'a.xml',
      `<network $0></network>`,
      'xmlns:dnsmasq',
      `<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'></network>`,
    ));
});

describe('completion of values', () => {
  it('offers the choices with what they mean', () => {
    completes('a.xml', lab(`<forward mode='$0'/>`), [
      'nat',
      'route',
      'open',
      'bridge',
      'private',
      'vepa',
      'passthrough',
      'hostdev',
    ]);
    assert.match(shown('a.xml', lab(`<forward mode='$0'/>`))[0]!.documentation!(), /Guests go out/);
  });
  it('works in an open quote, at the end of the file too', () => {
    completes('a.xml', `<network><bridge stp='$0\n</network>`, ['on', 'off']);
    accepting('a.xml', `<network><bridge stp='$0\n</network>`, 'on', `<network><bridge stp='on'\n</network>`);
    accepting('a.xml', `<network><bridge stp='$0`, 'off', `<network><bridge stp='off'`);
    accepting('a.xml', `<network><bridge stp="o$0`, 'off', `<network><bridge stp="off"`);
  });
  it('writes quotes where there are none', () => {
    accepting('a.xml', lab(`<forward mode=$0/>`), 'route', lab(`<forward mode='route'/>`));
    accepting('a.xml', lab(`<forward mode=ro$0 />`), 'route', lab(`<forward mode='route' />`));
  });
  it('replaces the whole value', () =>
    accepting('a.xml', lab(`<forward mode='n$0at'/>`), 'nat', lab(`<forward mode='nat'/>`)));
  it('offers bridges declared elsewhere', () =>
    completesOnly('a.xml', `<network><forward mode='bridge'/><bridge name='$0'/></network>`, ['br0', 'virbr7'], {
      'ifcfg-br0': 'DEVICE=br0\nTYPE=Bridge\n',
      'b.xml': `<network><name>b</name><bridge name='virbr7'/></network>`,
    }));
  it('offers interfaces of the host', () =>
    completesOnly('a.xml', `<network><forward mode='private'><interface dev='$0'/></forward></network>`, ['eth0'], {
      'ifcfg-eth0': 'DEVICE=eth0\n',
    }));
  it('offers free subnets', () =>
    completesOnly('a.xml', lab(`<ip address='$0' prefix='24'/>`), ['192.168.100.1', '192.168.102.1', '192.168.103.1'], {
      'ifcfg-a': 'DEVICE=a\nIPADDR=192.168.101.7\nPREFIX=24\n',
    }));
  it('does not count the address that is being replaced as taken', () =>
    completes('a.xml', lab(`<ip address='192.168.100.1$0' prefix='24'/>`), ['192.168.100.1']));
  it('offers subnets of the length that is written', () =>
    completes('a.xml', lab(`<ip address='$0' prefix='20'/>`), ['10.10.0.1']));
  it('offers unique local subnets for IPv6', () =>
    completes('a.xml', lab(`<ip family='ipv6' address='$0'/>`), ['fd00:100::1']));
  it('offers lengths of prefixes with how many addresses they have', () => {
    completes('a.xml', lab(`<ip address='10.0.0.1' prefix='$0'/>`), ['24', '16']);
    assert.equal(shown('a.xml', lab(`<ip address='10.0.0.1' prefix='$0'/>`))[0]!.detail, '254 addresses');
    completesOnly('a.xml', lab(`<ip family='ipv6' prefix='$0'/>`), ['64']);
  });
  it('offers the ends of a range', () => {
    completesOnly('a.xml', lab(`${managed}<dhcp><range start='$0'/></dhcp></ip>`), ['192.168.50.2', '192.168.50.100']);
    completesOnly('a.xml', lab(`${managed}<dhcp><range start='192.168.50.100' end='$0'/></dhcp></ip>`), [
      '192.168.50.254',
      '192.168.50.149',
      '192.168.50.199',
    ]);
  });
  it('offers what another range leaves', () =>
    completes(
      'a.xml',
      lab(`${managed}<dhcp><range start='192.168.50.2' end='192.168.50.99'/><range start='$0'/></dhcp></ip>`),
      ['192.168.50.100'],
    ));
  it('keeps ranges where the first two octets are equal', () =>
    completes('a.xml', lab(`<ip address='10.0.0.1' prefix='8'><dhcp><range start='10.0.0.2' end='$0'/></dhcp></ip>`), [
      '10.0.255.254',
    ]));
  it('offers the next free address of a host, and a hardware address made of it', () => {
    completes('a.xml', lab(`${managed}<dhcp><host ip='192.168.50.2'/><host ip='$0'/></dhcp></ip>`), ['192.168.50.3']);
    completes('a.xml', lab(`${managed}<dhcp><host ip='192.168.50.7' mac='$0'/></dhcp></ip>`), ['52:54:00:a8:32:07']);
  });
  it('offers guests as gateways', () =>
    completes(
      'a.xml',
      lab(`${managed}<dhcp><host name='router' ip='192.168.50.9'/></dhcp></ip><route gateway='$0'/>`),
      ['192.168.50.9', '192.168.50.2'],
    ));
  it('offers names of the network after the file, when they are free', () => {
    completes('web.xml', `<network><name>$0</name></network>`, ['web', 'lab']);
    completes('web.xml', `<network><name>$0</name></network>`, ['web-2'], {
      'b.xml': '<network><name>web</name></network>',
    });
  });
  it('is silent in free text', () => completesOnly('a.xml', lab('<bogus x="$0"/>'), []));
});

describe('completion of whole networks', () => {
  it('offers every way of forwarding in an empty document', () =>
    completes(
      'a.xml',
      '$0',
      templates.map((it) => it.label),
    ));
  it('offers them while the root is being typed, and after a declaration', () => {
    completes('a.xml', `<?xml version='1.0'?>\n<$0`, ['network-nat']);
    completes('a.xml', '<net$0', ['network-nat']);
    completes('a.xml', 'nat$0', ['network-nat']);
    completes('a.xml', '<!-- c -->\n$0', ['network-nat']);
  });
  it('offers none beside a network that is there', () => completesOnly('a.xml', `<network/>\n$0`, []));
  for (const { label } of templates) {
    it(`makes a network without problems of ${label}`, () => {
      const [text] = shown('a.xml', '$0')
        .filter((it) => it.label === label)
        .map((it) => withoutStops(it.insert));
      const problems = problemsByName({ 'a.xml': text! }).get('a.xml')!;
      const known = problems.filter((it) => it.severity === 'error' || it.severity === 'warning');
      assert.deepEqual(
        known.map((it) => `${it.code}: ${it.message}`),
        [],
      );
    });
  }
  it('fills in what is free, and is named as the file', () => {
    const other = {
      'b.xml': `<network><name>a</name><bridge name='virbr1'/><ip address='192.168.100.1' prefix='24'/></network>`,
    };
    const text = withoutStops(shown('a.xml', '$0', other).find((it) => it.label === 'network-nat')!.insert);
    assert.match(text, /<name>a-2<\/name>/);
    assert.match(text, /virbr2/);
    assert.match(text, /192\.168\.101\.1'/);
    const named = (file: string) =>
      /<name>(.*)<\/name>/.exec(
        withoutStops(shown(file, '$0').find((it) => it.label === 'network-routed')!.insert),
      )?.[1];
    assert.deepEqual(['shop.xml', 'web.xml.j2', 'my lab.xml'].map(named), ['shop', 'web', 'dmz']);
  });
});

describe('completion of whole files', () => {
  const texts = (name: string, label: string) =>
    withoutStops(shown(name, '$0').find((it) => it.label === label)!.insert);
  it('is offered first where nothing is yet, the likely ones at the top', () => {
    completes('ifcfg-bond1', '$0', ['bond', 'bond-bridge', 'static', 'dhcp']);
    completes('ifcfg-br0', '$0', ['bridge', 'static']);
    completes('ifcfg-eth0.7', '$0', ['vlan', 'vlan-bridge', 'static']);
    completes('ifcfg-eth0', '# mine\n$0', ['static', 'dhcp', 'bridge-port', 'bond-port']);
    completes('ifcfg-eth0:1', '$0', ['alias', 'TYPE']);
    completes('ifcfg-bond1', 'bo$0', ['bond', 'bond-bridge']);
    completes('br0.nmconnection', '$0', ['bridge', 'bridge-static']);
    lacks('ifcfg-bond1', 'TYPE=Bond\n$0', ['bond', 'static']);
    lacks('br0.nmconnection', '[connection]\n$0', ['bridge']);
  });
  it('is named as the file', () => {
    assert.match(texts('ifcfg-bond1', 'bond'), /^DEVICE=bond1\nNAME=bond1$/m);
    assert.match(texts('ifcfg-eth3.7', 'vlan'), /^DEVICE=eth3\.7\nNAME=eth3\.7\nPHYSDEV=eth3\nVLAN_ID=7$/m);
    assert.match(texts('ifcfg-vlan7', 'vlan'), /^DEVICE=vlan7\nNAME=vlan7\nPHYSDEV=eth0\nVLAN_ID=7$/m);
    assert.match(texts('br7.nmconnection', 'bridge'), /^id=br7\ntype=bridge\ninterface-name=br7$/m);
  });
  it('begins at the device', () => {
    for (const name of ['ifcfg-bond1', 'ifcfg-eth0.7', 'ifcfg-vlan7', 'br0.nmconnection'])
      for (const it of shown(name, '$0').filter((one) => one.kind === 'template'))
        assert.match(it.insert, /^[^$]*\$\{1:/, `${name} ${it.label}`);
  });
});

describe('each offer', () => {
  it('says in a line what it means', () => {
    for (const [name, marked] of [
      ['ifcfg-eth0', 'ONBOOT=yes\n$0'],
      ['ifcfg-eth0', '$0'],
      ['a.xml', '<network>\n  $0\n</network>'],
      ['a.xml', '<network>\n  <ip $0/>\n</network>'],
      ['a.xml', '$0'],
      ['route-eth0', '10.0.0.0/8 $0'],
      ['eth0.nmconnection', '[connection]\n$0'],
    ] as const) {
      const all = shown(name, marked);
      assert.ok(all.length > 3);
      for (const it of all.filter((one) => one.kind !== 'value' && one.kind !== 'close-tag'))
        assert.match(it.meaning ?? '', /^[^\n`]{3,}[^.\s]$/, `${name}: ${it.label}`);
    }
  });
});

describe('completion of ifcfg files', () => {
  it('offers keys in the order in which people write them', () =>
    completes('ifcfg-eth0', 'LINKDELAY=5\n$0', [
      'TYPE',
      'DEVICE',
      'NAME',
      'ONBOOT',
      'BOOTPROTO',
      'IPADDR',
      'PREFIX',
      'GATEWAY',
      'DNS1',
    ]));
  it('offers keys that begin as typed, from the same code as attributes', () =>
    completes('ifcfg-eth0', 'DEVICE=eth0\nIPA$0\n', ['IPADDR']));
  it('leaves out what is written', () => lacks('ifcfg-eth0', 'DEVICE=eth0\n$0', ['DEVICE']));
  it('goes on counting', () => {
    completes('ifcfg-eth0', 'DNS1=10.0.0.1\nDN$0', ['DNS2']);
    completes('ifcfg-eth0', 'IPADDR=10.0.0.1\nPREFIX=24\nIPA$0', ['IPADDR1']);
    completes('ifcfg-eth0', 'IPADDR=10.0.0.1\nPREFIX=24\nIPADDR1=10.0.1.1\nPREF$0', ['PREFIX1']);
    lacks('ifcfg-eth0', 'IPADDR=10.0.0.1\nPREFIX=24\n$0', ['NETMASK', 'PREFIX', 'PREFIX1', 'IPADDR']);
  });
  it('puts keys of the kind of interface first and of other kinds last', () => {
    const labels = shown('ifcfg-br0', 'TYPE=Bridge\nDEVICE=br0\n$0').map((it) => it.label);
    assert.ok(labels.indexOf('STP') < 16, String(labels.indexOf('STP')));
    assert.ok(labels.indexOf('BONDING_OPTS') > labels.indexOf('UUID'));
    assert.ok(labels.indexOf('VLAN_FLAGS') > labels.indexOf('UUID'));
  });
  it('puts addresses last in the file of a port', () => {
    const labels = shown('ifcfg-eth0', 'DEVICE=eth0\nBRIDGE=br0\n$0').map((it) => it.label);
    assert.ok(labels.indexOf('IPADDR') > labels.indexOf('HWADDR'));
    assert.ok(labels.indexOf('IPADDR') > 20);
  });
  it('puts what the reader does not read last', () => {
    const labels = shown('ifcfg-eth0', '$0').map((it) => it.label);
    assert.ok(labels.indexOf('NETWORK') > labels.indexOf('MTU'));
    const legacy = shown('ifcfg-eth0', '$0', {}, { ...newest, backend: 'network-scripts' }).map((it) => it.label);
    assert.ok(legacy.indexOf('UUID') > legacy.indexOf('MTU'));
  });
  it('writes the equals sign, and what the value begins with', () => {
    accepting('ifcfg-eth0', 'ONB$0', 'ONBOOT', 'ONBOOT=');
    accepting('ifcfg-eth0', 'GATE$0\n', 'GATEWAY', 'GATEWAY=192.168.1.10\n');
    accepting('ifcfg-bond0', 'TYPE=Bond\nBONDING_O$0\n', 'BONDING_OPTS', 'TYPE=Bond\nBONDING_OPTS="¦"\n');
    accepting('ifcfg-eth0', 'NM_USER$0\n', 'NM_USER_', 'NM_USER_NAME=\n');
  });
  it('keeps the value when a name is changed', () =>
    accepting('ifcfg-eth0', 'IPAD$0=10.0.0.1\n', 'IPADDR', 'IPADDR=10.0.0.1\n'));
  it('offers values', () => {
    completes('ifcfg-eth0', 'ONBOOT=$0', ['yes', 'no']);
    completes('ifcfg-eth0', 'BOOTPROTO="$0"', ['none', 'dhcp']);
    completes('ifcfg-eth0', 'TYPE=$0', ['Ethernet', 'Bridge', 'Bond', 'Vlan']);
    accepting('ifcfg-eth0', 'BOOTPROTO="d$0"\n', 'dhcp', 'BOOTPROTO="dhcp"\n');
    accepting('ifcfg-eth0', "BOOTPROTO='d$0\n", 'dhcp', "BOOTPROTO='dhcp'\n");
  });
  it('offers bridges declared elsewhere', () =>
    completesOnly('ifcfg-eth0', 'BRIDGE=$0', ['br0'], {
      'ifcfg-br0': 'DEVICE=br0\nTYPE=Bridge\n',
      'ifcfg-eth1': 'DEVICE=eth1\n',
    }));
  it('offers bonds declared elsewhere', () =>
    completesOnly('ifcfg-eth0', 'MASTER=$0', ['bond0'], { 'ifcfg-bond0': 'DEVICE=bond0\nTYPE=Bond\n' }));
  it('offers what the file name says', () => {
    completes('ifcfg-eth0', 'DEVICE=$0', ['eth0']);
    completes('ifcfg-eth0.120', 'DEVICE=eth0.120\nVLAN_ID=$0', ['120']);
    completes('ifcfg-eth0.120', 'DEVICE=eth0.120\nPHYSDEV=$0', ['eth0']);
  });
  it('offers a free address of the subnets of other files', () =>
    completes('ifcfg-eth1', 'DEVICE=eth1\nIPADDR=$0', ['10.1.0.11'], {
      'ifcfg-eth0': 'DEVICE=eth0\nIPADDR=10.1.0.10\nPREFIX=16\n',
    }));
  it('offers gateways of the own subnet', () =>
    completes('ifcfg-eth0', 'IPADDR=10.1.2.3\nPREFIX=24\nGATEWAY=$0', ['10.1.2.1', '10.1.2.254']));
  it('offers options inside a value', () => {
    completes('ifcfg-bond0', 'TYPE=Bond\nBONDING_OPTS="$0"', ['mode']);
    accepting('ifcfg-bond0', 'TYPE=Bond\nBONDING_OPTS="mo$0"\n', 'mode', 'TYPE=Bond\nBONDING_OPTS="mode="\n');
    completes('ifcfg-bond0', 'TYPE=Bond\nBONDING_OPTS="mode=$0"', ['balance-rr', 'active-backup', 'balance-xor']);
    completes('ifcfg-bond0', 'TYPE=Bond\nBONDING_OPTS="mode=4 lacp_rate=$0"', ['slow', 'fast']);
    completes('ifcfg-bond0', 'TYPE=Bond\nBONDING_OPTS="mo$0', ['mode']);
    accepting(
      'ifcfg-bond0',
      'TYPE=Bond\nBONDING_OPTS="mode=act$0 miimon=100"\n',
      'active-backup',
      'TYPE=Bond\nBONDING_OPTS="mode=active-backup miimon=100"\n',
    );
  });
  it('offers only options that the mode takes and that do something in it', () => {
    lacks('ifcfg-bond0', 'TYPE=Bond\nBONDING_OPTS="mode=active-backup $0"', ['lacp_rate', 'mode', 'packets_per_slave']);
    lacks('ifcfg-bond0', 'TYPE=Bond\nBONDING_OPTS="mode=802.3ad $0"', ['primary', 'arp_interval']);
    lacks('ifcfg-bond0', 'TYPE=Bond\nBONDING_OPTS="mode=802.3ad $0"', ['fail_over_mac', 'arp_ip_target']);
    assert.equal(
      shown('ifcfg-bond0', 'TYPE=Bond\nBONDING_OPTS="mode=802.3ad $0"').find((it) => it.label === 'lacp_rate')!.detail,
      'Only in modes 802.3ad',
    );
  });
  it('offers the ports of the bond as primary', () =>
    completes('ifcfg-bond0', 'TYPE=Bond\nDEVICE=bond0\nBONDING_OPTS="mode=1 primary=$0"', ['eth0'], {
      'ifcfg-eth0': 'DEVICE=eth0\nMASTER=bond0\n',
    }));
  it('knows options of a port of a bridge from those of a bridge', () => {
    lacks('ifcfg-eth0', 'DEVICE=eth0\nBRIDGE=br0\nBRIDGING_OPTS="$0"', ['vlan_filtering', 'ageing_time']);
    lacks('ifcfg-br0', 'TYPE=Bridge\nBRIDGING_OPTS="$0"', ['hairpin_mode', 'path_cost']);
  });
  it('offers words of ethtool', () => {
    completes('ifcfg-eth0', 'ETHTOOL_OPTS="$0"', ['autoneg', 'speed']);
    completes('ifcfg-eth0', 'ETHTOOL_OPTS="autoneg $0"', ['on', 'off']);
    completes('ifcfg-eth0', 'DEVICE=eth0\nETHTOOL_OPTS="-K $0"', ['eth0']);
    completes('ifcfg-eth0', 'ETHTOOL_OPTS="-K eth0 ts$0"', ['tso']);
    completes('ifcfg-eth0', 'ETHTOOL_OPTS="-K eth0 tso $0"', ['on', 'off']);
    accepting('ifcfg-eth0', 'DEVICE=eth0\nETHTOOL_OPTS="-$0"\n', '-K', 'DEVICE=eth0\nETHTOOL_OPTS="-K eth0 "\n');
  });
  it('is silent in comments and behind values', () => {
    completesOnly('ifcfg-eth0', '# T$0', []);
    completesOnly('ifcfg-eth0', 'A B $0', []);
  });
  it('knows the keys of other files', () => {
    completes('keys-wlan0', 'WPA$0', ['WPA_PSK']);
    lacks('keys-wlan0', '$0', ['IPADDR']);
  });
});

describe('completion of route and rule files', () => {
  it('offers whole lines and destinations', () => {
    completes('route-eth0', '$0', ['default', 'to', 'unicast', 'local', 'blackhole']);
    accepting('route-eth0', '$0', 'route', '10.0.0.0/8 via 192.168.1.1');
    assert.notEqual(shown('rule-eth0', '$0')[0]!.label, 'rule');
  });
  it('offers the words that are left', () => {
    completes('route-eth0', '10.0.0.0/8 $0', ['via', 'dev', 'metric']);
    lacks('route-eth0', '10.0.0.0/8 via 10.0.0.1 $0', ['via', 'to']);
    accepting('route-eth0', '10.0.0.0/8 v$0', 'via', '10.0.0.0/8 via ');
    const eth0 = { 'ifcfg-eth0': 'DEVICE=eth0\nIPADDR=10.0.0.5\nPREFIX=24\n' };
    assert.equal(shown('route-eth0', '10.0.0.0/8 v$0', eth0)[0]!.triggersNext, true);
    assert.equal(shown('route-eth0', '10.0.0.0/8 v$0')[0]!.triggersNext, undefined);
  });
  it('offers their values', () => {
    completes('route-eth0', '10.0.0.0/8 dev $0', ['eth0']);
    completes('route-eth0', '10.0.0.0/8 scope $0', ['global', 'site', 'link']);
    completes('route-eth0', '10.0.0.0/8 via $0', ['192.168.7.1'], {
      'ifcfg-eth0': 'DEVICE=eth0\nIPADDR=192.168.7.5\nPREFIX=24\n',
    });
  });
  it('offers the variable form, and counts in it', () => {
    assert.ok(shown('route-eth0', '$0').some((it) => it.label === 'ADDRESS0'));
    completes('route-eth0', 'ADDRESS0=10.0.0.0\nN$0', ['NETMASK0']);
    completes('route-eth0', 'ADDRESS0=10.0.0.0\nNETMASK0=255.0.0.0\nGATEWAY0=1.2.3.4\nADD$0', ['ADDRESS1']);
  });
});
