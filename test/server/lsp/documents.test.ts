// Which documents are ours, and which of them know of each other: told by scheme, path, language and text.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  basenameOf,
  canonicalUri,
  folderOf,
  foldersOf,
  ifcfgKindOf,
  isApart,
  uriBeside,
} from '../../../server/src/model/file';
import type { Judging } from '../../../server/src/judging/judging';
import { initializationOptionsOf, settingsOf } from '../../../server/src/lsp/settings';
import { capabilitiesOf, itemsOf, Stranger } from '../../support/stranger';

const network = (name: string) =>
  `<network><name>${name}</name><forward mode='nat'/><bridge name='virbr1'/><ip address='192.168.50.1' prefix='24'/></network>`;
const bridge = 'TYPE=Bridge\nDEVICE=br0\nBOOTPROTO=none\n';
const port = 'TYPE=Ethernet\nDEVICE=eth0\nBOOTPROTO=none\nBRIDGE=br0\nIPADR=1\n';

describe('a document of another scheme', () => {
  let client: Stranger;
  beforeEach(async () => {
    client = Stranger.inMemory();
    await client.start(capabilitiesOf('vscode'));
  });
  afterEach(() => client.stop());

  const places = [
    (path: string) => `git:${path}?%7B%22path%22%3A%22${encodeURIComponent(path)}%22%2C%22ref%22%3A%22~%22%7D`,
    (path: string) => `git:${path}?{"path":"${path}","ref":"HEAD"}`,
    (path: string) => `vscode-vfs://github/a/b${path}`,
    (path: string) => `libvirt-live:${path}`,
    (path: string) => `zip:///home/a.zip!${path}`,
    (path: string) => `file://${path}?as=it+was`,
    (path: string) => `file://${path}#L3`,
    (path: string) => `untitled:${path}?x`,
  ];
  for (const place of places) {
    const lab = place('/lab/lab.xml');
    it(`${lab} is answered, and no file knows of it, nor it of them`, async () => {
      client.open('file:///lab/lab.xml', network('lab'));
      client.open(lab, network('lab').replace('bridge name', 'bridge nmae'), 'xml');
      client.open(place('/lab/other.xml'), network('other'), 'xml');
      assert.deepEqual(await client.pull('file:///lab/lab.xml'), []);
      const found = await client.pull(lab);
      assert.deepEqual(
        found.map((it) => [it.code, it.relatedInformation]),
        [['unknown-attribute', undefined]],
      );
      assert.deepEqual(await client.pull(place('/lab/other.xml')), []);
      // Names of the others are not offered there, nor its own elsewhere.
      const hover = await client.ask('textDocument/hover', {
        textDocument: { uri: lab },
        position: { line: 0, character: 3 },
      });
      assert.notEqual(hover.result, null);
      client.close(lab);
      client.close(place('/lab/other.xml'));
      assert.deepEqual(await client.pull('file:///lab/lab.xml'), []);
    });

    it(`${place('/etc/sysconfig/network-scripts/ifcfg-eth0')} has its name from its path`, async () => {
      const scripts = '/etc/sysconfig/network-scripts';
      client.open(`file://${scripts}/ifcfg-br0`, bridge);
      client.open(place(`${scripts}/ifcfg-eth0`), port, 'ifcfg');
      const found = await client.pull(place(`${scripts}/ifcfg-eth0`));
      // No word on the bridge that it cannot know of.
      assert.deepEqual(
        found.map((it) => it.code),
        ['key-unknown'],
      );
      const references = await client.ask('textDocument/references', {
        textDocument: { uri: `file://${scripts}/ifcfg-br0` },
        position: { line: 1, character: 8 },
        context: { includeDeclaration: false },
      });
      assert.deepEqual(references.result, []);
    });
  }

  it('says nothing of the network even when it is what stands on disk', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'virtnet-apart-'));
    const file = pathToFileURL(join(folder, 'lab.xml')).href;
    writeFileSync(join(folder, 'lab.xml'), network('lab'));
    client.open(`${file}#L3`, network('lab'), 'xml');
    client.tell('textDocument/didSave', { textDocument: { uri: `${file}#L3` } });
    client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: `${file}#L3`, type: 1 }] });
    client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 1 }] });
    const fresh = pathToFileURL(join(folder, 'new.xml')).href;
    client.open(fresh, network('new'));
    const found = await client.pull(fresh);
    const clashes = new Set(found.flatMap((it) => it.relatedInformation ?? []).map((it) => it.location.uri));
    assert.deepEqual([...clashes], [file]);
    rmSync(folder, { recursive: true });
  });
});

describe('the language that an editor says', () => {
  let client: Stranger;
  beforeEach(async () => {
    client = Stranger.inMemory();
    await client.start(capabilitiesOf('vscode'));
  });
  afterEach(() => client.stop());
  const codes = async (uri: string) => (await client.pull(uri)).map((it) => it.code);
  const symbols = async (uri: string) =>
    ((await client.ask('textDocument/documentSymbol', { textDocument: { uri } })).result as { name: string }[]).map(
      (it) => it.name,
    );

  for (const uri of ['untitled:Untitled-1', 'file:///home/notes.txt', 'git:/a/notes', 'file:///a/eth0'])
    it(`makes ${uri} an ifcfg file`, async () => {
      client.open(uri, port, 'ifcfg');
      assert.ok((await codes(uri)).includes('key-unknown'), String(await codes(uri)));
      const { result } = await client.ask('textDocument/completion', {
        textDocument: { uri },
        position: { line: 5, character: 0 },
      });
      assert.ok(itemsOf<{ label: string }>(result).some((it) => it.label === 'IPADDR'));
      client.change(uri, '');
      client.change(uri, port);
      assert.ok((await codes(uri)).includes('key-unknown'));
    });

  it('leaves the kind to a name that says more', async () => {
    client.open('file:///lab/route-eth0', '10.0.0.0/8 via 10.0.0.1\n', 'ifcfg');
    assert.deepEqual(await symbols('file:///lab/route-eth0'), ['10.0.0.0/8']);
  });

  it('of XML makes XML of a file whose name says otherwise, when it is XML', async () => {
    client.open('file:///lab/ifcfg-eth0', network('lab'), 'xml');
    assert.deepEqual(await symbols('file:///lab/ifcfg-eth0'), ['lab']);
    client.open('file:///lab/rule-engine', '<domain/>', 'xml');
    assert.deepEqual(await symbols('file:///lab/rule-engine'), []);
    // Some editors say it of every document.
    client.open('file:///lab/ifcfg-eth1', port, 'xml');
    assert.ok((await codes('file:///lab/ifcfg-eth1')).includes('key-unknown'));
  });

  it('of anything else says nothing', async () => {
    client.open('untitled:Untitled-1', port, 'shellscript');
    assert.deepEqual(await symbols('untitled:Untitled-1'), []);
    client.open('untitled:Untitled-2', network('lab'), 'plaintext');
    assert.deepEqual(await symbols('untitled:Untitled-2'), ['lab']);
    client.open('file:///lab/ifcfg-eth0', port, 'sh');
    assert.ok((await codes('file:///lab/ifcfg-eth0')).includes('key-unknown'));
  });

  it('counts anew when a document is opened in another one', async () => {
    const uri = 'file:///lab/notes';
    client.open(uri, port, 'ifcfg');
    client.close(uri);
    client.open(uri, port, 'plaintext');
    assert.deepEqual(await symbols(uri), []);
  });

  it('of a document that is none of ours hides the file that lies there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'virtnet-hidden-'));
    writeFileSync(join(folder, 'lab.xml'), network('lab'));
    const uri = pathToFileURL(join(folder, 'lab.xml')).href;
    client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
    assert.deepEqual(await symbols(uri), ['lab']);
    client.open(uri, '<domain/>', 'xml');
    assert.deepEqual(await symbols(uri), []);
    client.close(uri);
    assert.deepEqual(await symbols(uri), ['lab']);
    rmSync(folder, { recursive: true });
  });
});

describe('a uri', () => {
  const rows: [uri: string, basename: string, folder: string, kind: string | undefined, apart: boolean][] = [
    ['file:///a/ifcfg-eth0', 'ifcfg-eth0', 'file:///a', 'ifcfg', false],
    ['file:///a/ifcfg-eth0?x=/b/c', 'ifcfg-eth0', 'file:///a', 'ifcfg', true],
    ['file:///a/ifcfg-eth0#/b/c', 'ifcfg-eth0', 'file:///a', 'ifcfg', true],
    ['git:/a/ifcfg-eth0:1?{"a/b":1}#?', 'ifcfg-eth0:1', 'git:/a', 'ifcfg', true],
    ['git:/a/b?ifcfg-eth0', 'b', 'git:/a', undefined, true],
    ['file:///a/ifcfg-a%23b%3Fc', 'ifcfg-a#b?c', 'file:///a', 'ifcfg', false],
    ['untitled:ifcfg-eth0', 'ifcfg-eth0', 'untitled:', 'ifcfg', false],
    ['untitled:Untitled-1', 'Untitled-1', 'untitled:', undefined, false],
    ['untitled:/a/route-eth0', 'route-eth0', 'untitled:/a', 'route', false],
    ['file:///etc/sysconfig/network', 'network', 'file:///etc/sysconfig', 'sysconfig', false],
    ['git:/etc/sysconfig/network?x', 'network', 'git:/etc/sysconfig', 'sysconfig', true],
    ['file:///etc/mysysconfig/network', 'network', 'file:///etc/mysysconfig', undefined, false],
    ['', '', '', undefined, true],
    ['%', '%', '', undefined, true],
  ];
  for (const [uri, basename, folder, kind, apart] of rows)
    it(`${uri} is read`, () =>
      assert.deepEqual(
        [basenameOf(uri), folderOf(uri), ifcfgKindOf(uri), isApart(uri)],
        [basename, folder, kind, apart],
      ));

  it('has one spelling, and keeps what stands behind its path', () => {
    assert.equal(canonicalUri('file:///C:/a/@b.xml?Q=@#(f)'), 'file:///c%3A/a/%40b.xml?Q=@#(f)');
    assert.equal(canonicalUri('git:/a/@b'), 'git:/a/@b');
  });

  it('knows what stands beside it and above it', () => {
    assert.equal(uriBeside('untitled:a', 'b'), 'untitled:/b');
    assert.equal(uriBeside('git:/a/b?c/d', 'e f'), 'git:/a/e%20f');
    assert.deepEqual(foldersOf('file:///a/b/c'), ['file:///a/b', 'file:///a']);
    assert.deepEqual(foldersOf('untitled:a'), []);
    assert.deepEqual(foldersOf('git:/a/b?/c/d'), ['git:/a']);
  });
});

describe('settings', () => {
  const settle = (client: Stranger, settings: unknown) => client.tell('workspace/didChangeConfiguration', { settings });
  const damaged = "<network>\n  <name>lab</name>\n  <bridge nmae='virbr9'/>\n</network>\n";
  const uri = 'file:///lab/lab.xml';

  it('switch a rule off and make it another severity, as soon as they come', async () => {
    const client = Stranger.inMemory();
    const settings = { rules: { 'unknown-attribute': 'off' } };
    await client.start({}, { initializationOptions: { settings } });
    client.open(uri, damaged);
    await client.until(() => client.pushed(uri) !== undefined);
    assert.deepEqual(client.pushed(uri), []);
    settle(client, { virtnet: { rules: { 'unknown-attribute': 'hint' } } });
    await client.until(() => client.pushed(uri)?.length === 1);
    assert.equal(client.pushed(uri)![0]!.severity, 4);
    settle(client, { rules: { 'unknown-attribute': 'off' } });
    await client.until(() => client.pushed(uri)?.length === 0);
    settle(client, { virtnet: {} });
    await client.until(() => client.pushed(uri)?.length === 1);
    assert.equal(client.pushed(uri)![0]!.severity, 1);
    settle(client, null);
    await client.ask('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 2 } });
    assert.equal(client.pushed(uri)![0]!.severity, 1);
    await client.stop();
  });

  it('name the folders that are one host each, below those of the workspace or anywhere', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'virtnet-hosts-'));
    const client = Stranger.inMemory();
    const rootUri = pathToFileURL(folder).href;
    await client.start({}, { rootUri, initializationOptions: { settings: { hosts: ['site/*'] } } });
    const [lab, web] = ['lab', 'web'].map((it) => `${rootUri}/site/one/${it}.xml`) as [string, string];
    client.open(web, network('web'));
    client.open(lab, network('lab'));
    const clash = 'bridge-name-duplicate-workspace';
    const isSaid = (severity: number): Promise<void> =>
      client.until(() => client.pushed(lab)?.some((it) => it.code === clash && it.severity === severity) === true);
    await isSaid(1);
    for (const [hosts, severity] of [
      [[], 3],
      [['site/one'], 1],
      [['site/two', ''], 3],
      [[join(folder, 'site')], 1],
      [undefined, 3],
    ] as const) {
      settle(client, { virtnet: { hosts } });
      await isSaid(severity);
    }
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  it('are asked for anew when they change, and the last answer counts', async () => {
    const client = Stranger.inMemory();
    const answers = ['warning', 'hint'];
    client.manner = ({ method }) =>
      method === 'workspace/configuration'
        ? { result: [{ rules: { 'unknown-attribute': answers.shift() } }] }
        : { result: null };
    await client.start({ textDocument: { diagnostic: {} }, workspace: { configuration: true } });
    client.open(uri, damaged);
    const severity = async () => (await client.pull(uri))[0]!.severity;
    while ((await severity()) !== 2);
    client.tell('workspace/didChangeConfiguration', {
      settings: { virtnet: { rules: { 'unknown-attribute': 'off' } } },
    });
    while ((await severity()) !== 4);
    assert.deepEqual(answers, []);
    await client.stop();
  });

  it('tell of a libvirt that is newer than what is known here, once', async () => {
    const client = Stranger.inMemory();
    const shown = () => client.told.filter((it) => it.method === 'window/showMessage').map((it) => it.params);
    const words = (version: string) => ({
      type: 2,
      message: `libvirt ${version} is newer than 12.8.0, the newest known here: what came since is not`,
    });
    const settings = { libvirt: { targetVersion: '13.0.0' } };
    await client.start({}, { initializationOptions: { settings } });
    await client.until(() => shown().length > 0);
    settle(client, settings);
    settle(client, { libvirt: { targetVersion: '9.0.0' } });
    settle(client, { libvirt: { targetVersion: '12.9.0' } });
    await client.until(() => shown().length > 1);
    assert.deepEqual(shown(), [words('13.0.0'), words('12.9.0')]);
    await client.stop();
  });

  it('that a client does not have are those that it sent at first', async () => {
    const client = Stranger.inMemory();
    const settings = { rules: { 'unknown-attribute': 'off' } };
    await client.start(
      { textDocument: { diagnostic: {} }, workspace: { configuration: true } },
      { initializationOptions: { settings } },
    );
    client.open(uri, damaged);
    await client.until(() => client.asked.length > 0);
    assert.deepEqual(await client.pull(uri), []);
    assert.deepEqual(await client.pull(uri), []);
    await client.stop();
  });

  it('say which folders are for which host, the deepest first, and nothing that is no folder', () => {
    const folders = { '/srv': 'qemu+ssh://a/system', '/srv/web 1/': 'qemu+ssh://b/system', x: 'c', '/y': 7, '/z': '' };
    assert.deepEqual(settingsOf({ connection: { folders } }).folders, [
      { folder: 'file:///srv/web%201/', connection: 'qemu+ssh://b/system' },
      { folder: 'file:///srv/', connection: 'qemu+ssh://a/system' },
    ]);
    assert.deepEqual(settingsOf({ connection: { folders: 'x', watch: 'x' } }), settingsOf(undefined));
    assert.equal(settingsOf({ connection: { watch: 'onRequest' } }).watch, 'onRequest');
  });

  /** With nothing said as nothing. */
  const said = (section: unknown) => {
    const { judging, ...others } = settingsOf(section);
    return { ...others, judging: { ...none, ...judging, ...emptied(judging) } };
  };
  const emptied = ({ knownKeys = [], hosts = [], severities = {} }: Judging) => ({ knownKeys, hosts, severities });
  const none = { libvirt: undefined, backend: undefined, release: undefined, ...emptied({}) };
  const defaults = said(undefined);
  it('are these when nothing is said', () =>
    assert.deepEqual(defaults, {
      uri: 'qemu:///system',
      virsh: 'virsh',
      watch: 'auto',
      folders: [],
      lenses: true,
      wholeFolder: true,
      judging: none,
    }));
  const wrong: unknown[] = [null, 0, 7, '', 'x', true, [], [7], {}, { uri: 7 }];
  for (const value of wrong)
    it(`of a wrong type (${JSON.stringify(value)}) are none, wherever they stand`, () => {
      const inner: [section: string, key: string][] = [
        ['connection', 'uri'],
        ['virsh', 'path'],
        ['libvirt', 'targetVersion'],
        ['ifcfg', 'backend'],
        ['rules', 'name-missing'],
      ];
      for (const [section, key] of inner) {
        assert.deepEqual(said({ [section]: value }), defaults, section);
        if (value !== 'x' || section === 'rules' || section === 'ifcfg')
          assert.deepEqual(said({ [section]: { [key]: value } }), defaults, key);
      }
      assert.deepEqual(said(value), defaults);
      assert.deepEqual(initializationOptionsOf(value), initializationOptionsOf(undefined));
    });
  it('keep what is right beside what is wrong', () =>
    assert.deepEqual(
      said({
        connection: { uri: 'test:///default' },
        virsh: { path: '' },
        ifcfg: { knownKeys: ['A', 7], targetRelease: 9 },
        hosts: ['a', 7, ''],
        libvirt: { targetVersion: '9.0' },
        rules: { a: 'off', b: 'loud' },
      }),
      {
        ...defaults,
        uri: 'test:///default',
        judging: {
          ...none,
          knownKeys: ['A'],
          hosts: ['a'],
          release: 9,
          libvirt: '9.0',
          severities: { a: 'off' },
        },
      },
    ));
  it('name the reader of ifcfg files, all of them', () => {
    for (const backend of ['NetworkManager', 'network-scripts', 'both'])
      assert.equal(settingsOf({ ifcfg: { backend } }).judging.backend, backend);
  });
  it('of trust are none unless they say that there is some', () => {
    for (const it of [false, null, 0, 'true', {}])
      assert.equal(initializationOptionsOf({ trusted: it }).trusted, false);
    for (const it of [true, undefined]) assert.equal(initializationOptionsOf({ trusted: it }).trusted, true);
  });
});
