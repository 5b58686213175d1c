// The outline of files. Every test goes through `check`.
import assert from 'node:assert/strict';
import { type FileSymbol, symbolsOf } from '../server/src/features/symbols';
import { filesOf } from './support/checking';

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
  it('is empty for an empty file', () => {
    check('a.xml', '', []);
    check('ifcfg-eth0', '', []);
  });
});
