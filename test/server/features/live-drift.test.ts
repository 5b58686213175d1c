// Of which files it is told that their host has something else.
import assert from 'node:assert/strict';
import { problemsOf } from '../../../server/src/features/problems';
import { StoredBeside } from '../../../server/src/model/deployed';
import { liveRoot, liveUri } from '../../../server/src/model/live';
import { type LiveFile, Workspace } from '../../../server/src/workspace';
import { readFile } from '../../../server/src/model/read-file';
import { newest } from '../../support/checking';

const uuid = '6159e03a-9cc6-41b8-bdef-919a2307a852';
const system = 'qemu:///system';
const xml = (prefix: number, inside = ''): string =>
  `<network>\n  <name>lab</name>\n  <bridge name='virbr7'/>\n  <ip address='10.7.0.1' prefix='${prefix}'/>${inside}\n</network>\n`;
const withUuid = (text: string): string => text.replace('\n', `\n  <uuid>${uuid}</uuid>\n`);

const stored = (prefix: number): LiveFile =>
  readFile(liveUri(system, 'stored', uuid, 'lab'), 'network', withUuid(xml(prefix)));
const running = (prefix: number): LiveFile[] => [
  readFile(liveUri(system, 'running', uuid, 'lab'), 'network', withUuid(xml(prefix))),
];
const beside = (prefix: number): LiveFile =>
  new StoredBeside(liveUri(system, 'stored', uuid, 'lab'), withUuid(xml(prefix)), { uuid, name: 'lab' });

function workspaceWith(...live: LiveFile[]): Workspace {
  const workspace = new Workspace();
  workspace.liveRootFor = () => liveRoot(system);
  workspace.setLive(liveRoot(system), live);
  return workspace;
}

/** What is said of a document about its host. */
function toldOf(workspace: Workspace, uri: string, text: string): string[] {
  workspace.open(uri, text, 'xml');
  const file = workspace.file(uri)!;
  return problemsOf(file, workspace.factsAround(file), { target: newest })
    .filter((it) => it.code === 'differs-from-host')
    .map((it) => it.message);
}

describe('what differs from the host', () => {
  it('is told of the file of a network that is stored, or runs', () => {
    assert.deepEqual(toldOf(workspaceWith(stored(16)), 'file:///w/lab.xml', xml(24)), [
      '24 here; stored on the host: 16',
    ]);
    assert.deepEqual(toldOf(workspaceWith(...running(16), beside(24)), 'file:///w/lab.xml', xml(24)), [
      '24 here, and stored so on the host; runs with 16 until it is started again',
    ]);
  });

  it('is told once of one place, whatever differs there', () => {
    const hosts = Array.from({ length: 9 }, (_, i) => `<host mac='52:54:00:00:00:0${i}' ip='10.7.0.${i + 2}'/>`);
    const dhcp = (inside: string): string =>
      `<network><name>lab</name><ip address='10.7.0.1' prefix='24'><dhcp><range start='10.7.0.100' end='10.7.0.110'/>${inside}</dhcp></ip></network>`;
    const live = readFile(liveUri(system, 'stored', uuid, 'lab'), 'network', withUuid(dhcp(hosts.join(''))));
    const [told, ...others] = toldOf(workspaceWith(live), 'file:///w/lab.xml', dhcp(''));
    assert.deepEqual(others, []);
    assert.match(told!, /^nothing here; stored on the host: <host mac='52:54:00:00:00:00'.* and 6 others$/);
  });

  it('is told neither of what the host shows itself, nor of what is edited there', () => {
    for (const uri of [liveUri(system, 'stored', uuid, 'lab'), liveUri(system, 'running', uuid, 'lab')])
      assert.deepEqual(toldOf(workspaceWith(...running(16), beside(24)), uri, withUuid(xml(20))), []);
    const edited = liveUri(system, 'stored', uuid, 'lab').replace('libvirt-live', 'libvirt-edit');
    assert.deepEqual(toldOf(workspaceWith(stored(16)), edited, withUuid(xml(24))), []);
  });

  it('is not told of copies put aside, of what is half written, and of a file as it was once', () => {
    for (const it of ['file:///w/backup/lab.xml', 'file:///w/lab.xml.bak', 'git:/w/lab.xml?ref=~'])
      assert.deepEqual(toldOf(workspaceWith(stored(16)), it, xml(24)), [], it);
    assert.deepEqual(toldOf(workspaceWith(stored(16)), 'file:///w/lab.xml', xml(24, '<ip')), []);
  });

  it('is told of a template as far as it is known', () => {
    const open = '<network><name>lab</name>{% for it in ips %}<ip address="{{ it }}"/>{% endfor %}</network>';
    assert.deepEqual(toldOf(workspaceWith(stored(16)), 'file:///w/lab.xml', open), []);
  });
});

describe('what is stored of a network that runs', () => {
  const names = (workspace: Workspace): string[] => {
    workspace.open('file:///w/other.xml', '<network><name>other</name></network>', 'xml');
    return workspace.factsAround(workspace.file('file:///w/other.xml')!).networks.map((it) => it.name);
  };

  it('is no second network, and one again once it is stopped', () => {
    const workspace = workspaceWith(...running(24), beside(24));
    assert.deepEqual(names(workspace).sort(), ['lab', 'other']);
    workspace.setLive(liveRoot(system), [stored(24)]);
    assert.deepEqual(names(workspace).sort(), ['lab', 'other']);
    workspace.setLive(liveRoot(system), [...running(24), beside(24)]);
    assert.deepEqual(names(workspace).sort(), ['lab', 'other']);
  });
});
