// The outline of files. Every test goes through `check`.
import assert from 'node:assert/strict';
import { type FileSymbol, symbolsOf } from '../../../../server/src/features/navigation/symbols';
import { filesOf } from '../../../support/checking';

/** The outline as indented lines: name, detail, and in brackets what is selected when that differs from the name. */
function check(name: string, text: string, expected: readonly string[]) {
  const [file] = filesOf({ [name]: text });
  const lines: string[] = [];
  const show = (symbols: readonly FileSymbol[], depth: number, within: { start: number; end: number }) => {
    for (const it of symbols) {
      assert.ok(within.start <= it.span.start && it.span.end <= within.end, `${it.name} leaves what it stands in`);
      assert.ok(it.span.start <= it.nameSpan.start && it.nameSpan.end <= it.span.end, `${it.name} is not in its span`);
      assert.notEqual(it.name, '');
      lines.push(`${'  '.repeat(depth)}${it.name}${it.detail === undefined ? '' : ` — ${it.detail}`}`);
      show(it.children, depth + 1, it.span);
    }
  };
  show(symbolsOf(file!), 0, { start: 0, end: text.length });
  assert.deepEqual(lines, expected);
}

describe('the outline', () => {
  it('shows a network with its mode, subnets, ranges and hosts', () =>
    check(
      'a.xml',
      `<network>
  <name>lab</name>
  <forward mode='nat'/>
  <bridge name='virbr7'/>
  <dns><host ip='192.168.50.2'><hostname>gw</hostname><hostname>router</hostname></host></dns>
  <ip address='192.168.50.1' prefix='24'>
    <dhcp>
      <range start='192.168.50.10' end='192.168.50.19'/>
      <host mac='52:54:00:6b:3c:58' name='web' ip='192.168.50.15'/>
    </dhcp>
  </ip>
  <route address='10.0.0.0' netmask='255.0.0.0' gateway='192.168.50.2'/>
  <portgroup name='a'/>
</network>`,
      [
        'lab — nat',
        '  name — lab',
        '  forward nat',
        '  bridge virbr7',
        '  dns',
        '    host 192.168.50.2 — gw router',
        '      hostname — gw',
        '      hostname — router',
        '  ip 192.168.50.1/24',
        '    dhcp',
        '      range 192.168.50.10–192.168.50.19',
        '      host web — 192.168.50.15 · 52:54:00:6b:3c:58',
        '  route 10.0.0.0/255.0.0.0 — via 192.168.50.2',
        '  portgroup a',
      ],
    ));
  it('shows half-typed elements', () =>
    check('a.xml', '<network>\n <\n <ip address=\n</network>', ['network — isolated', '  <', '  ip']));
  it('shows the keys of an ifcfg file with their values', () =>
    check('ifcfg-br0', '# main\nTYPE=Bridge\nDEVICE="br0"\nBONDING_OPTS="mode=1 miimon=100"\n', [
      'TYPE — Bridge',
      'DEVICE — br0',
      'BONDING_OPTS — mode=1 miimon=100',
    ]));
  it('shows the lines of a route file', () =>
    check('route-br0', '# x\ndefault via 10.0.0.1\nunreachable 10.9.0.0/16\n', [
      'default — via 10.0.0.1',
      '10.9.0.0/16',
    ]));
  it('shows the lines of a rule file', () =>
    check('rule-br0', 'from 10.0.0.0/8 table 5\n', ['from 10.0.0.0/8 table 5']));
  it('names each kind of element by what it says', () =>
    check(
      'a.xml',
      `<network>
  <name> lab </name>
  <forward/>
  <bridge stp='on'/>
  <dns>
    <forwarder addr='10.0.0.9'/><forwarder domain='a.b' addr='10.0.0.9'/><txt name='t' value='v'/>
    <host ip=' 10.0.0.2 '/>
    <host><hostname> a </hostname></host>
  </dns>
  <ip address=' 10.0.0.1 ' prefix=' 24 '/>
  <ip netmask='255.0.0.0' address='10.0.0.1'>
    <dhcp>
      <host mac='52:54:00:00:00:01' ip='10.0.0.3'/>
      <host id='0:1' name='n'/>
      <host ip='10.0.0.4'/>
      <range start='10.0.0.5'/>
    </dhcp>
  </ip>
  <route address='10.0.0.0'/>
  <vlan><tag id='42'/></vlan>
  <virtualport type='openvswitch'/>
  <description>some words</description>
  <metadata><x:y/></metadata>
</network>`,
      [
        'lab — nat',
        '  name — lab',
        '  forward nat',
        '  bridge',
        '  dns',
        '    forwarder 10.0.0.9',
        '    forwarder a.b',
        '    txt t',
        '    host 10.0.0.2',
        '    host — a',
        '      hostname — a',
        '  ip 10.0.0.1/24',
        '  ip 10.0.0.1/255.0.0.0',
        '    dhcp',
        '      host 10.0.0.3 — 52:54:00:00:00:01',
        '      host n — 0:1',
        '      host 10.0.0.4',
        '      range 10.0.0.5–',
        '  route 10.0.0.0',
        '  vlan',
        '    tag 42',
        '  virtualport openvswitch',
        '  description — some words',
        '  metadata',
        '    x:y',
      ],
    ));
  it('selects the name, and of an element without one its bracket', () => {
    const text = '<network>\n  <\n  <ip a="1"/>\n</network>';
    const [file] = filesOf({ 'a.xml': text });
    const [network] = symbolsOf(file!);
    const words = (it: FileSymbol) => text.slice(it.nameSpan.start, it.nameSpan.end);
    assert.deepEqual([network!, ...network!.children].map(words), ['network', '<', 'ip']);
  });
  it('goes fifty elements deep', () => {
    const [file] = filesOf({ 'a.xml': '<a>'.repeat(80) });
    let depth = 0;
    for (let it = symbolsOf(file!)[0]; it; it = it.children[0]) depth++;
    assert.equal(depth, 51);
  });
  it('shows destinations of routes, and words of rules as they are', () => {
    check('route-x', '10.0.0.0/8 via 10.0.0.1  \nto 10.1.0.0/16 dev x\nblackhole 10.2.0.0/16', [
      ...['10.0.0.0/8 — via 10.0.0.1', '10.1.0.0/16 — dev x', '10.2.0.0/16'],
    ]);
    check('rule-x', 'to 10.0.0.0/8 table 5\n', ['to 10.0.0.0/8 table 5']);
    check('route-x', 'ADDRESS0=10.0.0.0\nNETMASK0=255.0.0.0\n', ['ADDRESS0 — 10.0.0.0', 'NETMASK0 — 255.0.0.0']);
  });
  it('is empty for an empty file', () => {
    check('a.xml', '', []);
    check('ifcfg-eth0', '', []);
  });
});
