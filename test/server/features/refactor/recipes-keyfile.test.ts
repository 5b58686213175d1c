// What hosts usually are, made of keyfiles by the code actions: every file of the set is there, and no rule says more than a hint.
import assert from 'node:assert/strict';
import { keyfiles, wholeFile } from '../../../../server/src/features/completion/whole-files';
import { refactoringsAt } from '../../../../server/src/features/refactor/network';
import { WorkspaceFacts } from '../../../../server/src/model/workspace-facts';
import { afterChanges, filesOf, problemsByName, type Texts } from '../../../support/checking';
import { withoutStops } from '../../../support/snippets';

const uuid = (n: number) => `uuid=11111111-2222-4333-8444-00000000000${n}\n`;
const written = (label: string, device: string, n: number) =>
  withoutStops(
    wholeFile(
      keyfiles.find((it) => it.label === label)!,
      device,
    ),
    '',
  ).replace('type=', `${uuid(n)}type=`);

const fixed = { 'eth0.nmconnection': written('static', 'eth0', 1) };
const byDhcp = { 'eth0.nmconnection': written('card', 'eth0', 1) };
const idle = `[connection]\nid=eth1\n${uuid(2)}type=ethernet\ninterface-name=eth1\n\n[ipv4]\nmethod=disabled\n\n[ipv6]\nmethod=disabled\n`;

function offered(texts: Texts, name: string, line: RegExp) {
  const files = filesOf(texts);
  const file = files.find((it) => it.basename === name)!;
  const at = file.text.search(line);
  assert.ok(at >= 0);
  return { file, all: refactoringsAt(file, new WorkspaceFacts(files), { start: at, end: at }) };
}

/** The files after the action of that title, asked for on the first line that matches. */
function after(texts: Texts, line: RegExp, title: string, name = 'eth0.nmconnection'): Texts {
  const { file, all } = offered(texts, name, line);
  const wanted = all.find((it) => it.title === title);
  assert.ok(wanted, `not offered, but ${all.map((it) => it.title).join('; ')}`);
  return afterChanges(texts, file.uri, wanted.changes);
}

const onName = /^interface-name=/m;
const bridge = 'Make eth0 a port of a new bridge br0 for guests';

const recipes: Readonly<Record<string, { made: () => Texts; names: string[] }>> = {
  'a bridge over a card': { made: () => after(fixed, onName, bridge), names: ['br0', 'eth0'] },
  'a bridge over a card by DHCP': { made: () => after(byDhcp, onName, bridge), names: ['br0', 'eth0'] },
  'a bond of two cards under a bridge': {
    made: () =>
      after(
        { ...fixed, 'eth1.nmconnection': idle },
        onName,
        'Make eth0 and eth1 ports of a new bond bond0 under a new bridge br0',
      ),
    names: ['bond0', 'br0', 'eth0', 'eth1'],
  },
  'a VLAN on the bond under a bridge': {
    made: () =>
      after(
        { ...fixed, 'eth1.nmconnection': idle },
        onName,
        'Make eth0 and eth1 ports of a new bond bond0, with VLAN 10 under a new bridge br10',
      ),
    names: ['bond0', 'bond0.10', 'br10', 'eth0', 'eth1'],
  },
  'a VLAN on a card under a bridge': {
    made: () => after(fixed, onName, 'Add VLAN 10 on eth0 under a new bridge br10'),
    names: ['br10', 'eth0', 'eth0.10'],
  },
  'a card with a fixed address': {
    made: () => after(byDhcp, /^method=auto/m, 'Write a fixed address in place of DHCP'),
    names: ['eth0'],
  },
  'a card by DHCP': { made: () => after(fixed, /^address1=/m, 'Get the addresses by DHCP'), names: ['eth0'] },
};

describe('a recipe for keyfiles', () => {
  for (const [title, { made, names }] of Object.entries(recipes))
    it(`makes ${title} with all its files`, () => {
      const texts = made();
      assert.deepEqual(Object.keys(texts).toSorted(), names.map((it) => `${it}.nmconnection`).toSorted());
      const loud = [...problemsByName(texts)].flatMap(([name, problems]) =>
        problems.filter((it) => it.severity !== 'hint').map((it) => `${name}: ${it.code}: ${it.message}`),
      );
      assert.deepEqual(loud, []);
      const uuids = Object.values(texts).map(
        (it) => /^uuid=([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/m.exec(it)?.[1],
      );
      assert.ok(!uuids.includes(undefined));
      assert.equal(new Set(uuids).size, names.length);
    });

  it('moves what is about addresses as it is written, and the zone of the firewall', () => {
    const card = `[connection]\nid=LAN\n${uuid(1)}type=ethernet\ninterface-name=eth0\nzone=home\n\n[ethernet]\nmtu=9000\n\n# the office\n[ipv4]\nmethod=manual\naddress1=192.0.2.10/24,192.0.2.1\n# by hand\ndns=192.0.2.53;\n\n[ipv6]\nmethod=disabled\n`;
    const texts = after({ 'eth0.nmconnection': card }, onName, bridge);
    assert.equal(
      texts['eth0.nmconnection'],
      `[connection]\nid=LAN\n${uuid(1)}type=ethernet\ninterface-name=eth0\nmaster=br0\nslave-type=bridge\n\n[ethernet]\nmtu=9000\n\n# the office\n`,
    );
    const made = texts['br0.nmconnection']!;
    assert.equal(
      made.replace(/^uuid=.*\n/m, ''),
      '[connection]\nid=br0\ntype=bridge\ninterface-name=br0\nzone=home\n\n[bridge]\nstp=false\n\n[ipv4]\nmethod=manual\naddress1=192.0.2.10/24,192.0.2.1\n# by hand\ndns=192.0.2.53;\n\n[ipv6]\nmethod=disabled\n',
    );
    assert.equal(made, after({ 'eth0.nmconnection': card }, onName, bridge)['br0.nmconnection'], 'the same each time');
  });

  it('starts by hand what starts by hand', () => {
    const card = fixed['eth0.nmconnection'].replace('\n\n', '\nautoconnect=false\n\n');
    const texts = after({ 'eth0.nmconnection': card }, onName, bridge);
    assert.match(texts['br0.nmconnection']!, /^autoconnect=false$/m);
  });

  it('takes names that nobody has', () => {
    const { all } = offered({ ...fixed, 'ifcfg-br0': 'TYPE=Bridge\nDEVICE=br0\n' }, 'eth0.nmconnection', onName);
    assert.equal(all[0]!.title, 'Make eth0 a port of a new bridge br1 for guests');
  });

  it('is none for a port, a text that is refused, a file that nobody reads, or on other lines', () => {
    const text = fixed['eth0.nmconnection'];
    const titles = (texts: Texts, name: string, line = onName) => offered(texts, name, line).all.map((it) => it.title);
    const port = text.replace('\n\n', '\nmaster=br0\nslave-type=bridge\n\n');
    assert.deepEqual(titles({ 'eth0.nmconnection': port }, 'eth0.nmconnection'), []);
    assert.deepEqual(titles({ 'eth0.nmconnection': `${text}no pair\n` }, 'eth0.nmconnection'), []);
    assert.deepEqual(titles({ '.eth0.nmconnection': text }, '.eth0.nmconnection'), []);
    assert.deepEqual(titles(fixed, 'eth0.nmconnection', /^\[ipv6\]/m), []);
    const busy = { 'eth1.nmconnection': written('card', 'eth1', 2) };
    assert.ok(
      titles({ ...fixed, ...busy }, 'eth0.nmconnection').includes(
        'Make eth0 a port of a new bond bond0 under a new bridge br0',
      ),
    );
  });
});
