// What carries what over all files, and everything by name.
import assert from 'node:assert/strict';
import { foundIn } from '../../../../server/src/features/navigation/everything';
import { carriersOf, type Layer, layerAt, ridersOf } from '../../../../server/src/features/navigation/stack';
import { WorkspaceFacts } from '../../../../server/src/model/workspace-facts';
import { filesOf, type Texts } from '../../../support/checking';
import { readCursor } from '../../../support/marks';
import { capabilitiesOf, Stranger } from '../../../support/stranger';

const host: Texts = {
  'ifcfg-eth0': 'DEVICE=eth0\nMASTER=bond0\nIPADDR=10.9.0.1\nPREFIX=24\n',
  'bond0.nmconnection': '[connection]\nid=bond0\ntype=bond\ninterface-name=bond0\n',
  'v5.nmconnection':
    '[connection]\nid=v5\ntype=vlan\ninterface-name=v5\ncontroller=br0\nport-type=bridge\n[vlan]\nid=5\nparent=bond0\n',
  'netplan/a.yaml': 'network:\n  bridges:\n    br0: {}\n',
  'lan.xml': `<network><name>lan</name><forward mode='bridge'/><bridge name='br0'/></network>`,
  'lab.xml': `<network><name>lab</name><forward dev='br0'/><bridge name='virbr5'/><ip address='10.1.2.1' prefix='24'><dhcp><host mac='52:54:00:00:00:01' name='db' ip='10.1.2.9'/></dhcp></ip></network>`,
  'web.xml': `<domain type='kvm'><name>web</name><devices><interface type='network'><mac address='52:54:00:0A:00:01'/><source network='lan'/></interface><interface type='direct'><source dev='eth9'/></interface></devices></domain>`,
  'db.xml': `<domain type='kvm'><name>db</name><devices><interface type='bridge'><source bridge='br0'/></interface></devices></domain>`,
};

const files = filesOf(host);
const workspace = new WorkspaceFacts(files);

/** All that rides on a layer, or carries it, each level further in. */
function tree(layer: Layer, next: typeof ridersOf): unknown[] {
  return next(layer, workspace).map((it) => [`${it.layer.kind} ${it.layer.name}`, ...tree(it.layer, next)]);
}

function at(name: string, marked: string): Layer {
  const { text, offset } = readCursor(marked);
  const file = files.find((it) => it.basename === name)!;
  assert.equal(file.text, text);
  const layer = layerAt(file, workspace, offset);
  assert.ok(layer, marked);
  return layer;
}

const marked = (name: string, word: string): string =>
  host[name]!.replace(word, `${word.slice(0, -1)}$0${word.slice(-1)}`);

describe('the stack of a host', () => {
  it('rides on a bond', () =>
    assert.deepEqual(tree(at('bond0.nmconnection', marked('bond0.nmconnection', 'interface-name=bond0')), ridersOf), [
      ['device v5', ['device br0', ['network lan', ['guest web']], ['network lab'], ['guest db']]],
    ]));
  it('carries a guest, down to a card of which no file says anything', () =>
    assert.deepEqual(tree(at('web.xml', marked('web.xml', '>web')), carriersOf), [
      ['network lan', ['device br0', ['device v5', ['device bond0', ['device eth0']]]]],
      ['device eth9'],
    ]));
  it('carries a network that makes its own bridge', () =>
    assert.deepEqual(
      tree(at('lab.xml', marked('lab.xml', '>lab')), carriersOf)
        .flat(Infinity)
        .slice(0, 3),
      ['device virbr5', 'device br0', 'device v5'],
    ));
  it('rides on the bridge of a network', () =>
    assert.deepEqual(tree(at('lab.xml', marked('lab.xml', "'virbr5")), ridersOf), [['network lab']]));
});

describe('everything by name', () => {
  const found = (query: string) => foundIn(workspace, query).map((it) => `${it.kind} ${it.name} ${it.of}`);
  it('that begins so first', () =>
    assert.deepEqual(
      found('b'),
      [
        'device bond0 bond in bond0.nmconnection',
        'device br0 bridge in a.yaml',
        'network lab nat network in lab.xml',
        'device virbr5 bridge in lab.xml',
        'host db reserved in lab.xml',
        'guest web guest in web.xml',
        'guest db guest in db.xml',
      ].sort((a, b) => Number(/^\w+ b/.test(b)) - Number(/^\w+ b/.test(a))),
    ));
  it('addresses, and MAC addresses in small letters', () => {
    assert.deepEqual(found('10.1.2'), [
      'address 10.1.2.1 of lab in lab.xml',
      'address 10.1.2.9 reserved for db in lab.xml',
    ]);
    assert.deepEqual(found('52:54:00:0a'), ['mac 52:54:00:0a:00:01 of web on network lan in web.xml']);
  });
  it('with letters left out', () => assert.deepEqual(found('vbr5'), ['device virbr5 bridge in lab.xml']));
  it('with nothing asked for, all', () => assert.ok(found('').length > 12));
});

describe('an editor that asks for the stack', () => {
  it('goes up and down by the items that it got', async () => {
    const client = Stranger.inMemory();
    await client.start(capabilitiesOf('vscode'));
    const uri = (name: string) => `file:///lab/${name}`;
    for (const name of ['lan.xml', 'web.xml']) client.open(uri(name), host[name]!, 'xml');
    const lan = { textDocument: { uri: uri('lan.xml') }, position: { line: 0, character: 16 } };
    const { result: items } = await client.ask('textDocument/prepareCallHierarchy', lan);
    const [item] = items as { name: string; detail: string; data: object }[];
    assert.deepEqual([item!.name, item!.detail], ['lan', 'bridge network in lan.xml']);
    const { result: incoming } = await client.ask('callHierarchy/incomingCalls', { item });
    const [call] = incoming as {
      from: { name: string; uri: string };
      fromRanges: { start: { character: number } }[];
    }[];
    assert.deepEqual([call!.from.name, call!.from.uri], ['web', uri('web.xml')]);
    assert.equal(call!.fromRanges[0]!.start.character, host['web.xml']!.indexOf("lan'"));
    const { result: outgoing } = await client.ask('callHierarchy/outgoingCalls', { item });
    const [down] = outgoing as { to: { name: string; detail: string }; fromRanges: object[] }[];
    assert.deepEqual([down!.to.name, down!.to.detail, down!.fromRanges.length], ['br0', 'no file configures it', 1]);
    const { result: symbols } = await client.ask('workspace/symbol', { query: 'lan' });
    assert.deepEqual(
      (symbols as { name: string; containerName: string }[])[0]!.containerName,
      'bridge network in lan.xml',
    );
    await client.stop();
  });
});
