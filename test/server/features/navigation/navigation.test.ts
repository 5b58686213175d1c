// From a name to its declaration and back, for each kind of name and of place.
import assert from 'node:assert/strict';
import { declared } from '../../../../server/src/features/navigation/declarations';
import { definitionsAt, occurrencesAt, referencesAt } from '../../../../server/src/features/navigation/index';
import { WorkspaceFacts } from '../../../../server/src/model/workspace-facts';
import type { NameOf } from '../../../../server/src/schema/types';
import { LineIndex, type Place } from '../../../../server/src/text';
import { filesOf, type Texts } from '../../../support/checking';
import { readCursor } from '../../../support/marks';

const host: Texts = {
  'ifcfg-br0': 'DEVICE=br0\nTYPE=Bridge\nIPADDR=10.1.0.1\nPREFIX=16\n',
  'ifcfg-bond0': 'DEVICE=bond0\nTYPE=Bond\nBRIDGE=br0\n',
  'ifcfg-eth1': 'DEVICE=eth1\nMASTER=bond0\n',
  'ifcfg-eth2': 'DEVICE=eth2\nMASTER=bond0\n',
  'ifcfg-team0': 'DEVICE=team0\nTYPE=Team\n',
  'ifcfg-vlan5': 'DEVICE=vlan5\nVLAN=yes\nPHYSDEV=bond0\nVLAN_ID=5\n',
  'lab.xml': `<network><name>lab</name><bridge name='virbr5'/><ip address='10.1.2.1' prefix='24'/></network>`,
  'lan.xml': `<network>\n<name>lan</name><forward mode='bridge'/><bridge name='br0'/></network>`,
};

/** Places as `file:line word`, 0-based lines. */
const shownIn = (files: ReturnType<typeof filesOf>) => (it: Place) => {
  const of = files.find((one) => one.uri === it.uri)!;
  return `${of.basename}:${new LineIndex(of.text).lineOf(it.span.start)} ${of.text.slice(it.span.start, it.span.end)}`;
};

type Asked = 'definitions' | 'references' | 'uses' | 'occurrences';

function check(asked: Asked, name: string, marked: string, expected: readonly string[]) {
  const { text, offset } = readCursor(marked);
  const files = filesOf({ ...host, [name]: text });
  const file = files.find((it) => it.basename === name)!;
  const workspace = new WorkspaceFacts(files);
  const ask: Record<Asked, () => Place[]> = {
    definitions: () => definitionsAt(file, workspace, offset),
    references: () => referencesAt(file, workspace, offset, { withDeclarations: true }),
    uses: () => referencesAt(file, workspace, offset),
    occurrences: () => occurrencesAt(file, workspace, offset).map((span) => ({ uri: file.uri, span })),
  };
  assert.deepEqual(ask[asked]().map(shownIn(files)), expected);
}

const bond = (options: string) => `DEVICE=bond0\nTYPE=Bond\nBONDING_OPTS="${options}"\n`;

describe('from a name', () => {
  const definitions: [what: string, name: string, marked: string, places: readonly string[]][] = [
    ['of a network', 'lab.xml', '<network><name>la$0b</name></network>', ['lab.xml:0 lab']],
    ['of a network with blanks', 'lab.xml', '<network><name> l$0ab </name></network>', ['lab.xml:0 lab']],
    ['of a bridge', 'ifcfg-x', 'DEVICE=x\nBRIDGE="b$0r0"\n', ['ifcfg-br0:0 br0']],
    ['at its start', 'ifcfg-x', 'DEVICE=x\nBRIDGE=$0br0\n', ['ifcfg-br0:0 br0']],
    ['at its end', 'ifcfg-x', 'DEVICE=x\nBRIDGE=br0$0\n', ['ifcfg-br0:0 br0']],
    ['of a bond where a bridge should be', 'ifcfg-x', 'DEVICE=x\nBRIDGE=bon$0d0\n', ['ifcfg-bond0:0 bond0']],
    ['of a bridge that libvirt makes', 'ifcfg-x', 'DEVICE=x\nBRIDGE=virb$0r5\n', ['lab.xml:0 virbr5']],
    ['of the device of a VLAN', 'ifcfg-vlan5', 'DEVICE=vlan5\nVLAN=yes\nPHYSDEV=bo$0nd0\n', ['ifcfg-bond0:0 bond0']],
    ['of a team', 'ifcfg-x', 'DEVICE=x\nTEAM_MASTER=team$00\n', ['ifcfg-team0:0 team0']],
    ['in an option', 'ifcfg-bond0', bond('mode=1 primary=e$0th2'), ['ifcfg-eth2:0 eth2']],
    ['in an option, at its end', 'ifcfg-bond0', bond('primary=eth1$0 mode=1'), ['ifcfg-eth1:0 eth1']],
    ['of an option to nothing', 'ifcfg-bond0', bond('mode=1 prim$0ary=eth2'), []],
    ['in an option without names to nothing', 'ifcfg-bond0', bond('mo$0de=1 primary=eth2'), []],
    ['of nobody to nothing', 'ifcfg-x', 'DEVICE=x\nBRIDGE=br$09\n', []],
    ['that is empty to nothing', 'ifcfg-x', 'DEVICE=x\nBRIDGE=$0\n', []],
    ['of a zone to nothing', 'ifcfg-x', 'DEVICE=x\nZONE=b$0r0\n', []],
    ['of a key to nothing', 'ifcfg-x', 'DEVICE=x\nBRID$0GE=br0\n', []],
    ['in a key that nobody knows to nothing', 'ifcfg-x', 'DEVICE=x\nFOO=br$00\n', []],
    ['in another text to nothing', 'lab.xml', '<network><title>la$0b</title></network>', []],
  ];
  for (const [what, name, marked, places] of definitions)
    it(`${what}`, () => check('definitions', name, marked, places));

  it('of an address to the subnets that it lies in, the smallest first', () => {
    check('definitions', 'route-x', '10.9.0.0/16 via 10.1.2$0.9\n', ['lab.xml:0 10.1.2.1', 'ifcfg-br0:2 10.1.0.1']);
    check('definitions', 'route-x', '10.1.9.0/24$0 via 10.9.9.9\n', ['ifcfg-br0:2 10.1.0.1']);
    check('definitions', 'ifcfg-x', 'DEVICE=x\nGATEWAY=10.1.0$0.254\n', ['ifcfg-br0:2 10.1.0.1']);
    check('definitions', 'ifcfg-x', 'DEVICE=x\nGATEWAY=10.2.0$0.254\n', []);
    check('definitions', 'ifcfg-x', 'DEVICE=x\nGATEWAY=no$0ne\n', []);
  });

  it('to all that refers to it', () => {
    const all = ['ifcfg-bond0:0 bond0', 'ifcfg-eth1:1 bond0', 'ifcfg-eth2:1 bond0', 'ifcfg-vlan5:2 bond0'];
    check('references', 'ifcfg-bond0', 'DEVICE=bo$0nd0\nTYPE=Bond\n', all);
    check('uses', 'ifcfg-bond0', 'DEVICE=bo$0nd0\nTYPE=Bond\n', all.slice(1));
    check('references', 'ifcfg-eth1', 'DEVICE=eth1\nMASTER=b$0ond0\n', all);
    check('references', 'lab.xml', '<network><name>la$0b</name></network>', ['lab.xml:0 lab']);
    check('uses', 'lab.xml', '<network><name>la$0b</name></network>', []);
    check('uses', 'ifcfg-x', 'DEVICE=x\n$0', []);
    check(
      'references',
      'lan.xml',
      `<network><name>lan</name><forward mode='bridge'/><bridge name='br$00'/></network>`,
      [...['ifcfg-br0:0 br0', 'ifcfg-bond0:2 br0', 'lan.xml:0 br0']],
    );
  });

  it('of a network to nothing that a device of that name is about', () =>
    check('references', 'lab.xml', '<network><name>br$00</name></network>', ['lab.xml:0 br0']));

  it('to the places of this file that name the same', () => {
    check('occurrences', 'ifcfg-eth1', 'DEVICE=eth1\nMASTER=b$0ond0\n', ['ifcfg-eth1:1 bond0']);
    check('occurrences', 'ifcfg-bond0', 'DEVICE=bon$0d0\nTYPE=Bond\n', ['ifcfg-bond0:0 bond0']);
    check('occurrences', 'ifcfg-eth1', 'DEVICE=eth1\nMAS$0TER=bond0\n', []);
    check('occurrences', 'lab.xml', `<network><name>l$0ab</name></network>`, ['lab.xml:0 lab']);
  });
});

describe('names that may be written', () => {
  const workspace = new WorkspaceFacts(filesOf(host));
  const names: [of: NameOf, names: readonly string[]][] = [
    ['bridge', ['br0 bridge of ifcfg-br0', 'virbr5 bridge of the network lab']],
    ['bond', ['bond0 bond of ifcfg-bond0']],
    ['team', ['team0 team of ifcfg-team0']],
    ['network', ['lab network of lab.xml', 'lan network of lan.xml']],
    ['portgroup', []],
  ];
  for (const [of, expected] of names)
    it(`for a ${of}`, () =>
      assert.deepEqual(
        declared(of, workspace).map((it) => `${it.name} ${it.what} ${it.of}`),
        expected,
      ));
  it('for a device are all of them, each once, in alphabetical order', () =>
    assert.deepEqual(
      declared(
        'device',
        new WorkspaceFacts(filesOf({ ...host, 'ifcfg-again': 'DEVICE=br0\n', 'ifcfg-none': 'DEVICE=\n' })),
      ).map((it) => it.name),
      ['bond0', 'br0', 'eth1', 'eth2', 'team0', 'virbr5', 'vlan5'],
    ));
  it('for a zone are those that every host has, with what they do', () => {
    const zones = declared('zone', workspace);
    assert.deepEqual(
      zones.map((it) => it.name),
      [
        ...['libvirt', 'libvirt-routed', 'trusted', 'internal', 'home', 'work', 'dmz', 'external', 'public', 'block'],
        'drop',
      ],
    );
    assert.ok(zones.every((it) => it.of === undefined && it.what.length > 10));
  });
});

describe('navigation', () => {
  const host: Texts = {
    'ifcfg-br0': 'DEVICE=br0\nTYPE=Bridge\nIPADDR=10.1.0.1\nPREFIX=16\n',
    'ifcfg-eth0': 'DEVICE=eth0\nBRIDGE=br0\n',
    'ifcfg-eth1': 'DEVICE=eth1\nMASTER=bond0\n',
    'ifcfg-bond0': 'DEVICE=bond0\nTYPE=Bond\nBONDING_OPTS="mode=1 primary=eth1"\nBRIDGE=br0\n',
    'lan.xml': `<network><name>lan</name><forward mode='bridge'/><bridge name='br0'/></network>`,
  };

  /** Places as `file:line word`, 0-based lines. */
  function check(name: string, marked: string, expected: readonly string[], ask: 'definitions' | 'references') {
    const { text, offset } = readCursor(marked);
    const texts = { ...host, [name]: text };
    const files = filesOf(texts);
    const file = files.find((it) => it.basename === name)!;
    const workspace = new WorkspaceFacts(files);
    const places =
      ask === 'definitions'
        ? definitionsAt(file, workspace, offset)
        : referencesAt(file, workspace, offset, { withDeclarations: true });
    const show = ({ uri, span }: Place) => {
      const of = files.find((it) => it.uri === uri)!;
      return `${of.basename}:${new LineIndex(of.tree.text).lineOf(span.start)} ${of.tree.text.slice(span.start, span.end)}`;
    };
    assert.deepEqual(places.map(show), expected);
  }

  it('leads from a port to its bridge', () =>
    check('ifcfg-eth0', 'DEVICE=eth0\nBRIDGE=b$0r0\n', ['ifcfg-br0:0 br0'], 'definitions'));
  it('leads from a network to the bridge of the host', () =>
    check(
      'lan.xml',
      `<network><name>lan</name><forward mode='bridge'/><bridge name='br$00'/></network>`,
      ['ifcfg-br0:0 br0'],
      'definitions',
    ));
  it('leads from an option inside a value to the port', () =>
    check(
      'ifcfg-bond0',
      'DEVICE=bond0\nTYPE=Bond\nBONDING_OPTS="mode=1 primary=et$0h1"\n',
      ['ifcfg-eth1:0 eth1'],
      'definitions',
    ));
  it('leads from an address to the subnet it lies in', () =>
    check('route-br0', '10.9.0.0/16 via 10.1.0$0.7\n', ['ifcfg-br0:2 10.1.0.1'], 'definitions'));
  it('finds every port and network of a bridge', () =>
    check(
      'ifcfg-br0',
      'DEVICE=b$0r0\nTYPE=Bridge\n',
      ['ifcfg-br0:0 br0', 'ifcfg-eth0:1 br0', 'ifcfg-bond0:3 br0', 'lan.xml:0 br0'],
      'references',
    ));
  it('finds the ports of a bond', () =>
    check('ifcfg-bond0', 'DEVICE=bo$0nd0\nTYPE=Bond\n', ['ifcfg-bond0:0 bond0', 'ifcfg-eth1:1 bond0'], 'references'));
  it('finds occurrences in one file', () => {
    const files = filesOf(host);
    const file = files.find((it) => it.basename === 'ifcfg-eth0')!;
    const spans = occurrencesAt(file, new WorkspaceFacts(files), 21);
    assert.deepEqual(
      spans.map((it) => file.tree.text.slice(it.start, it.end)),
      ['br0'],
    );
  });
  it('has no answer on other words', () => {
    check('ifcfg-eth0', 'DEVICE=eth0\nBRI$0DGE=br0\n', [], 'definitions');
    check('lan.xml', `<net$0work/>`, [], 'references');
  });
});
