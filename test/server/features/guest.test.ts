// What an editor does with the network cards of guests: completion, hover, the way to networks and back, and rewriting them.
import assert from 'node:assert/strict';
import { hoverAt } from '../../../server/src/features/hover/index';
import { definitionsAt, referencesAt } from '../../../server/src/features/navigation/index';
import { guestRefactorings } from '../../../server/src/features/refactor/guests';
import { symbolsOf } from '../../../server/src/features/navigation/symbols';
import { afterChanges, filesOf, newest, problemsByName, type Texts, uriOf, workspaceOf } from '../../support/checking';
import { shown } from '../../support/completing';
import { readCursor } from '../../support/marks';

const lab = `<network>
  <name>lab</name>
  <ip address='10.1.2.1' prefix='24'>
    <dhcp>
      <range start='10.1.2.100' end='10.1.2.200'/>
      <host mac='52:54:00:00:00:0a' name='db' ip='10.1.2.10'/>
      <host mac='52:54:00:00:00:0b' name='web' ip='10.1.2.11'/>
    </dhcp>
  </ip>
  <portgroup name='fast'/>
  <portgroup name='slow'/>
</network>
`;
const guest = (card: string, name = 'web'): string =>
  `<domain type='kvm'>\n  <name>${name}</name>\n  <devices>\n${card}\n  </devices>\n</domain>\n`;
const plain = (source: string, more = ''): string =>
  `    <interface type='network'>\n${more}      <source ${source}/>\n      <model type='virtio'/>\n    </interface>`;

const labels = (marked: string, more: Texts = { 'lab.xml': lab }): string[] =>
  shown('web.xml', marked, more).map((it) => it.label);

describe('completion in a guest', () => {
  it('offers networks that files define, with where they come from', () => {
    const [first] = shown('web.xml', guest(plain("network='$0'")), { 'lab.xml': lab });
    assert.equal(first!.label, 'lab');
    assert.match(first!.detail!, /lab\.xml/);
  });

  it('offers the portgroups of the network that is named', () =>
    assert.deepEqual(labels(guest(plain("network='lab' portgroup='$0'"))), ['fast', 'slow']));

  it('offers bridges and interfaces of the host', () => {
    const more = { 'ifcfg-br0': 'DEVICE=br0\nTYPE=Bridge\n', 'ifcfg-eth0': 'DEVICE=eth0\nTYPE=Ethernet\nBRIDGE=br0\n' };
    const on = (type: string, name: string) => guest(`<interface type='${type}'><source ${name}='$0'/></interface>`);
    assert.deepEqual(labels(on('bridge', 'bridge'), more), ['br0']);
    assert.deepEqual(labels(on('direct', 'dev'), more), ['br0', 'eth0']);
  });

  it('offers what a network has reserved for the guest first', () => {
    const marked = guest(plain("network='lab'", "      <mac address='$0'/>\n"));
    const [first, second, third] = shown('web.xml', marked, { 'lab.xml': lab });
    assert.equal(`${first!.label} ${first!.detail!}`, '52:54:00:00:00:0b reserved for web: 10.1.2.11');
    assert.equal(second!.label, '52:54:00:00:00:0a');
    assert.match(third!.label, /^52:54:00:/);
  });

  it('offers only what the type takes, and last what does nothing', () => {
    const inside = (type: string) => labels(`<interface type='${type}'><$0</interface>`, {});
    assert.ok(inside('network').includes('mtu'));
    assert.ok(!inside('direct').includes('mtu'));
    assert.ok(!inside('user').includes('virtualport'));
    assert.ok(inside('user').indexOf('bandwidth') > inside('user').indexOf('backend'));
    assert.ok(!inside('udp').includes('script') || inside('udp').indexOf('script') > inside('udp').indexOf('mac'));
  });

  it('offers the attributes of the source of the type', () => {
    const inside = (type: string) => labels(`<interface type='${type}'><source $0/></interface>`, {});
    assert.deepEqual(inside('network'), ['network', 'portgroup']);
    assert.deepEqual(inside('direct'), ['dev', 'mode']);
    assert.deepEqual(inside('bridge'), ['bridge']);
  });

  it('offers models and filters by their meaning', () => {
    assert.ok(labels("<interface type='bridge'><model type='$0'/></interface>", {}).includes('virtio'));
    assert.ok(labels("<interface type='bridge'><filterref filter='$0'/></interface>", {}).includes('clean-traffic'));
  });

  it('is silent in what is not ours', () => assert.deepEqual(labels(guest("<disk type='$0'><source/></disk>")), []));
});

function hover(name: string, marked: string, more: Texts = {}): string {
  const { text, offset } = readCursor(marked);
  const texts = { [name]: text, ...more };
  return hoverAt(filesOf(texts)[0]!, workspaceOf(texts), offset, newest)?.markdown ?? '';
}

describe('hover in a guest', () => {
  it('says in which types something stands, and what becomes of it', () => {
    const said = hover('card.xml', "<interface type='direct'><filter$0ref filter='a'/></interface>");
    assert.match(said, /For type network, bridge, ethernet; \*\*in type direct\*\* libvirt drops it/);
  });

  it('says of a network who is on it, from either side', () => {
    const more = { 'lab.xml': lab, 'db.xml': guest(plain("network='lab'"), 'db') };
    const there = hover('web.xml', guest(plain("network='la$0b'")), more);
    assert.match(there, /`db` is a guest on it/);
    const here = hover('lab.xml', lab.replace('<name>lab', '<name>l$0ab'), { 'db.xml': more['db.xml'] });
    assert.match(here, /Guests on it: `db`/);
  });
});

function places(asked: typeof definitionsAt, name: string, marked: string, more: Texts): string[] {
  const { text, offset } = readCursor(marked);
  const texts = { [name]: text, ...more };
  const files = filesOf(texts);
  return asked(files[0]!, workspaceOf(texts), offset).map((it) => {
    const file = files.find((one) => one.uri === it.uri)!;
    return `${file.basename} ${file.text.slice(it.span.start, it.span.end)}`;
  });
}

describe('the way between guests and networks', () => {
  it('leads from a card to its network, its portgroup and its bridge', () => {
    const more = { 'lab.xml': lab, 'ifcfg-br0': 'DEVICE=br0\nTYPE=Bridge\n' };
    const from = (marked: string) => places(definitionsAt, 'web.xml', marked, more);
    assert.deepEqual(from(guest(plain("network='la$0b'"))), ['lab.xml lab']);
    assert.deepEqual(from(guest(plain("network='lab' portgroup='sl$0ow'"))), ['lab.xml slow']);
    assert.deepEqual(from("<interface type='bridge'><source bridge='b$0r0'/></interface>"), ['ifcfg-br0 br0']);
  });

  it('leads back to all who use them', () => {
    const more = {
      'web.xml': guest(plain("network='lab' portgroup='fast'")),
      'db.xml': guest(plain("network='lab'"), 'db'),
      'box.xml': guest("<interface type='bridge'><source bridge='br0'/></interface>", 'box'),
    };
    const to = (name: string, marked: string) => places(referencesAt, name, marked, more);
    assert.deepEqual(to('lab.xml', lab.replace('<name>lab', '<name>la$0b')), ['web.xml lab', 'db.xml lab']);
    assert.deepEqual(to('lab.xml', lab.replace("'fast'", "'fa$0st'")), ['web.xml fast']);
    assert.deepEqual(to('ifcfg-br0', 'DEVICE=b$0r0\nTYPE=Bridge\n'), ['box.xml br0']);
  });

  it('has the cards in the outline', () => {
    const [root] = symbolsOf(filesOf({ 'web.xml': guest(plain("network='lab'")) })[0]!);
    assert.equal(root!.name, 'web');
    const [, devices] = root!.children;
    assert.deepEqual(
      devices!.children.map((it) => `${it.name} ${it.detail ?? ''}`),
      ['interface network lab'],
    );
  });
});

/** The files after the change with that title; only those that it changes. */
function rewritten(title: RegExp, card: string, more: Texts, name = 'web'): Record<string, string> {
  const { text, offset } = readCursor(guest(card, name));
  const texts = { 'web.xml': text, ...more };
  const [file, ...others] = filesOf(texts);
  const span = { start: offset, end: offset };
  const all = guestRefactorings(file!, [file!, ...others], workspaceOf(texts), span);
  const found = all.find((it) => title.test(it.title));
  assert.ok(found, all.map((it) => it.title).join(' | '));
  const after = afterChanges(texts, uriOf('web.xml'), found.changes);
  assert.deepEqual(
    [...problemsByName(after).values()].flat().filter((it) => it.severity === 'error'),
    [],
  );
  return Object.fromEntries(Object.entries(after).filter(([key, it]) => it !== texts[key as keyof typeof texts]));
}

describe('rewriting a card', () => {
  it('reserves an address for it in the file of its network', () => {
    const card = plain("network='lab'", "      <mac address='52:54:00:00:00:77'/>$0\n");
    const after = rewritten(/^Reserve 10\.1\.2\.12 of network lab/, card, { 'lab.xml': lab }, 'shop');
    assert.deepEqual(Object.keys(after), ['lab.xml']);
    assert.match(after['lab.xml']!, /\n {6}<host mac='52:54:00:00:00:77' name='shop' ip='10\.1\.2\.12'\/>\n/);
  });

  it('gives it a MAC address where it has none, by which the network knows it', () => {
    const after = rewritten(/^Reserve/, plain("network='lab'$0"), { 'lab.xml': lab }, 'shop');
    const [, mac] = /<mac address='([^']+)'\/>/.exec(after['web.xml']!)!;
    assert.ok(after['lab.xml']!.includes(`mac='${mac!}' name='shop'`));
  });

  it('reserves nothing twice, nor on a network without a DHCP server of libvirt', () => {
    const titles = (card: string, more: Texts): string[] => {
      const { text, offset } = readCursor(guest(card));
      const files = filesOf({ 'web.xml': text, ...more });
      const span = { start: offset, end: offset };
      return guestRefactorings(files[0]!, files, workspaceOf({ 'web.xml': text, ...more }), span).map((it) => it.title);
    };
    const known = plain("network='lab'", "      <mac address='52:54:00:00:00:0B'/>$0\n");
    assert.deepEqual(titles(known, { 'lab.xml': lab }), []);
    const bridged = "<network><name>lan</name><forward mode='bridge'/><bridge name='br0'/></network>";
    assert.deepEqual(titles(plain("network='lan'$0"), { 'lan.xml': bridged }), []);
  });

  it('moves it to another network, without a portgroup that is not there', () => {
    const lan = "<network><name>lan</name><ip address='10.9.0.1' prefix='24'/></network>";
    const moved = rewritten(/to network lan$/, plain("network='lab' portgroup='fast'$0"), {
      'lab.xml': lab,
      'lan.xml': lan,
    });
    assert.ok(moved['web.xml']!.includes("<source network='lan'/>"));
    const bridge =
      "<interface type='bridge'>\n<source bridge='br0'/>$0\n<virtualport type='openvswitch'/>\n</interface>";
    const plugged = rewritten(/to network lan$/, bridge, { 'lan.xml': lan })['web.xml']!;
    assert.ok(plugged.includes("<interface type='network'>\n<source network='lan'/>\n</interface>"), plugged);
  });
});
