// The folders of the workspace, as an editor tells of them: what comes, what goes, and what stands in two of them.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { capabilitiesOf, Stranger } from '../../support/stranger';

const network = (name: string) => `<network><name>${name}</name></network>\n`;

describe('the folders of the workspace', () => {
  let top: string;
  let client: Stranger;
  beforeEach(async () => {
    top = mkdtempSync(join(tmpdir(), 'virtnet-folders-'));
    for (const it of ['a', 'ab', 'a/in']) {
      mkdirSync(join(top, it), { recursive: true });
      writeFileSync(join(top, it, 'net.xml'), network(it.replace('/', '-')));
    }
    client = Stranger.inMemory();
    await client.start(capabilitiesOf('vscode'));
  });
  afterEach(async () => {
    await client.stop();
    rmSync(top, { recursive: true });
  });

  const uriOf = (path: string) => pathToFileURL(join(top, path)).href;
  const nameOf = async (path: string): Promise<string | undefined> => {
    const { result } = await client.ask('textDocument/documentSymbol', { textDocument: { uri: uriOf(path) } });
    return (result as { name: string }[])[0]?.name;
  };
  /** Waits until a file is known by that name, or not at all. */
  async function until(path: string, name: string | undefined): Promise<void> {
    while ((await nameOf(path)) !== name) await new Promise((done) => setImmediate(done));
  }
  const change = (added: string[], removed: string[]) => {
    const folders = (paths: string[]) => paths.map((it) => ({ uri: uriOf(it), name: it }));
    client.tell('workspace/didChangeWorkspaceFolders', { event: { added: folders(added), removed: folders(removed) } });
  };
  const tell = (path: string, type: number) =>
    client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(path), type }] });

  it('are read when they come, and forgotten when they go', async () => {
    change(['a'], []);
    await until('a/in/net.xml', 'a-in');
    assert.equal(await nameOf('a/net.xml'), 'a');
    assert.equal(await nameOf('ab/net.xml'), undefined);
    change(['ab'], ['a']);
    await until('ab/net.xml', 'ab');
    assert.equal(await nameOf('a/net.xml'), undefined);
    assert.equal(await nameOf('a/in/net.xml'), undefined);
  });

  it('keep what another one holds, and none that only begins alike', async () => {
    change(['a', 'a/in', 'ab'], []);
    await until('a/in/net.xml', 'a-in');
    await until('ab/net.xml', 'ab');
    writeFileSync(join(top, 'ab', 'net.xml'), network('changed'));
    change([], ['a']);
    await until('a/net.xml', undefined);
    await until('a/in/net.xml', 'a-in');
    // The other one was not read again for it.
    assert.equal(await nameOf('ab/net.xml'), 'ab');
  });

  it('give no other name to a file that is gone and still open', async () => {
    writeFileSync(join(top, 'a', 'ifcfg-br0'), 'DEVICE=br0\nTYPE=Bridge\n');
    writeFileSync(join(top, 'a', 'ifcfg-eth0'), 'DEVICE=eth0\nBRIDGE=br0\n');
    change(['a'], []);
    await until('a/net.xml', 'a');
    client.open(uriOf('a/ifcfg-br0'), 'DEVICE=br0\nTYPE=Bridge\n', 'ifcfg');
    const renamed = async () => {
      const place = { textDocument: { uri: uriOf('a/ifcfg-eth0') }, position: { line: 1, character: 8 } };
      return JSON.stringify((await client.ask('textDocument/rename', { ...place, newName: 'br1' })).result);
    };
    while (!(await renamed()).includes(uriOf('a/ifcfg-br1')));
    rmSync(join(top, 'a', 'ifcfg-br0'));
    tell('a/ifcfg-br0', 3);
    // What is told of it is read in turn: what comes after it is there later.
    writeFileSync(join(top, 'a', 'last.xml'), network('last'));
    tell('a/last.xml', 1);
    await until('a/last.xml', 'last');
    const made = await renamed();
    assert.ok(made.includes('"br1"') && !made.includes('ifcfg-br'), made);
  });

  it('that are taken away while they are read leave nothing', async () => {
    for (let i = 0; i < 200; i++) writeFileSync(join(top, 'a', `n${i}.xml`), network(`n${i}`));
    change(['a'], []);
    const known = async () => {
      for (let i = 0; i < 200; i++) if ((await nameOf(`a/n${i}.xml`)) !== undefined) return true;
      return false;
    };
    while (!(await known()));
    change(['ab'], ['a']);
    await until('ab/net.xml', 'ab');
    while (await known());
  });

  it('have files that come, change and go', async () => {
    change(['a'], []);
    await until('a/net.xml', 'a');
    writeFileSync(join(top, 'a', 'net.xml'), network('changed'));
    tell('a/net.xml', 2);
    await until('a/net.xml', 'changed');
    tell('a/net.xml', 3);
    await until('a/net.xml', undefined);
    tell('a/net.xml', 1);
    await until('a/net.xml', 'changed');
    mkdirSync(join(top, 'a', 'new', 'below'), { recursive: true });
    writeFileSync(join(top, 'a', 'new', 'below', 'net.xml'), network('below'));
    tell('a/new', 1);
    await until('a/new/below/net.xml', 'below');
    tell('a/new', 3);
    await until('a/new/below/net.xml', undefined);
  });

  it('have no files of folders that are passed by', async () => {
    change(['a'], []);
    await until('a/net.xml', 'a');
    mkdirSync(join(top, 'a', 'node_modules', 'x'), { recursive: true });
    writeFileSync(join(top, 'a', 'node_modules', 'x', 'net.xml'), network('x'));
    tell('a/node_modules/x/net.xml', 1);
    tell('a/node_modules', 1);
    tell('a/net.xml', 2);
    await until('a/net.xml', 'a');
    assert.equal(await nameOf('a/node_modules/x/net.xml'), undefined);
  });

  it('have files that are saved, and lose those that cannot be read any more', async () => {
    const uri = uriOf('a/net.xml');
    client.open(uri, network('open'));
    client.tell('textDocument/didSave', { textDocument: { uri } });
    client.close(uri);
    assert.equal(await nameOf('a/net.xml'), 'a');
    client.open(uri, network('open'));
    rmSync(join(top, 'a', 'net.xml'));
    client.tell('textDocument/didSave', { textDocument: { uri } });
    client.close(uri);
    assert.equal(await nameOf('a/net.xml'), undefined);
  });

  it('are none where a client names none, or names them in a way that is none', async () => {
    for (const roots of [{}, { rootUri: null, rootPath: null }, { rootPath: 'a' }, { workspaceFolders: [] }]) {
      const other = Stranger.inMemory();
      await other.start(capabilitiesOf('vscode'), roots);
      await other.pull(uriOf('a/net.xml'));
      const logged = other.told.filter((it) => it.method === 'window/logMessage');
      assert.deepEqual(logged, []);
      await other.stop();
    }
  });
});
