// The folders of the workspace, as an editor meets them: what the server knows of them, and what it says it does not read.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Connection, InitializeParams } from 'vscode-languageserver/node';
import { inEditor } from '../../../server/src/files/limits';
import type { Client } from '../../../server/src/lsp/client';
import { Folders } from '../../../server/src/lsp/folders';
import { ToldRulesFiles } from '../../../server/src/lsp/rules-files';
import { Workspace } from '../../../server/src/workspace';
import { obliging, Stranger } from '../../support/stranger';

const network = (name: string): string => `<network><name>${name}</name></network>`;
const asks = { workspace: { configuration: true } };

describe('the folders of a workspace', () => {
  let folder: string;
  let client: Stranger;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'virtnet folders ')));
    client = Stranger.inMemory();
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const at = (name: string): string => join(folder, name);
  const uriOf = (name: string): string => pathToFileURL(at(name)).href;
  function write(name: string, text = network('n')): void {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  }
  function link(target: string, name: string): void {
    symlinkSync(target, at(name));
  }
  const start = (capabilities: object = {}, more: object = {}, roots = ['']) =>
    client.start(capabilities, {
      workspaceFolders: roots.map((it) => ({ uri: uriOf(it).replace(/\/$/, ''), name: it })),
      ...more,
    });
  const happens = (...changes: [name: string, type: 'created' | 'changed' | 'deleted'][]): void =>
    client.tell('workspace/didChangeWatchedFiles', {
      changes: changes.map(([name, type]) => ({
        uri: uriOf(name),
        type: { created: 1, changed: 2, deleted: 3 }[type],
      })),
    });
  async function isKnown(name: string): Promise<boolean> {
    const { result } = await client.ask('textDocument/documentSymbol', { textDocument: { uri: uriOf(name) } });
    return (result as unknown[]).length > 0;
  }
  async function known(...names: string[]): Promise<string[]> {
    const results: string[] = [];
    for (const it of names) if (await isKnown(it)) results.push(it);
    return results;
  }
  /** Asks until the server knows a file, or does not know it any more; the time limit of the test is the bound. */
  async function until(name: string, holds = true): Promise<void> {
    while ((await isKnown(name)) !== holds) await new Promise((done) => setImmediate(done));
  }
  const said = (method: 'window/logMessage' | 'window/showMessage'): string[] =>
    client.told
      .filter((it) => it.method === method)
      .map((it) => (it.params as { message: string }).message.replaceAll(`${folder}/`, ''));
  /** A client in which an editor hides something. */
  const hiding = (exclude: unknown): void => {
    client.manner = (asked) => {
      if (asked.method !== 'workspace/configuration') return obliging(asked);
      const { items } = asked.params as { items: { section: string; scopeUri?: string }[] };
      return { result: items.map((it) => (it.section === 'files.exclude' ? exclude : null)) };
    };
  };

  it('are read without what .gitignore files name, the editor hides, and links lead to', async () => {
    for (const it of ['a.xml', 'made/b.xml', 'archive/c.xml', 'lab/d.xml', 'z.xml']) write(it);
    write('.gitignore', 'made/\n');
    link('/etc', 'lab/etc');
    link('lab', 'way');
    hiding({ '**/archive': true, lab: false });
    await start(asks);
    await until('lab/d.xml');
    const all = ['a.xml', 'made/b.xml', 'archive/c.xml', 'lab/d.xml', 'way/d.xml', 'z.xml'];
    assert.deepEqual(await known(...all), ['a.xml', 'lab/d.xml', 'z.xml']);
    const asked = client.asked.find((it) => JSON.stringify(it.params).includes('files.exclude'));
    assert.deepEqual(asked?.params, { items: [{ scopeUri: uriOf(''), section: 'files.exclude' }] });
    await client.until(() => said('window/logMessage').length > 0);
    assert.deepEqual(said('window/logMessage'), [
      'lab/etc is passed by until it is opened: it is a link out of the folder',
    ]);
  });

  it('hide what was said at the start, where an editor cannot be asked or knows no such setting', async () => {
    for (const it of ['a.xml', 'archive/b.xml', 'lab/c.xml']) write(it);
    const more = { initializationOptions: { filesExclude: { '**/archive': true } } };
    await start({}, more);
    await until('lab/c.xml');
    assert.deepEqual(await known('a.xml', 'archive/b.xml'), ['a.xml']);
    await client.stop();
    client = Stranger.inMemory();
    await start(asks, more);
    await until('lab/c.xml');
    assert.deepEqual(await known('a.xml', 'archive/b.xml'), ['a.xml']);
  });

  it('are read although an editor refuses to say what it hides, or never says it', async () => {
    write('a.xml');
    client.manner = (asked) =>
      asked.method === 'workspace/configuration' ? { error: { code: -1, message: 'no' } } : obliging(asked);
    await start(asks);
    await until('a.xml');
    await client.stop();
    client = Stranger.inMemory();
    client.manner = () => undefined;
    await start(asks);
    await until('a.xml');
  });

  it('follow the setting', async () => {
    for (const it of ['a.xml', 'archive/b.xml', 'lab/c.xml']) write(it);
    hiding({ '**/archive': true });
    await start({ workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } });
    await until('lab/c.xml');
    assert.match(JSON.stringify(client.asked), /"section":\["virtnet","files.exclude"\]/);
    hiding({ '**/lab': true });
    client.tell('workspace/didChangeConfiguration', { settings: null });
    await until('archive/b.xml');
    await until('lab/c.xml', false);
    // Nothing is read again where nothing has changed.
    write('unseen.xml');
    client.tell('workspace/didChangeConfiguration', { settings: null });
    happens(['a.xml', 'changed']);
    await until('a.xml');
    assert.equal(await isKnown('unseen.xml'), false);
  });

  it('follow files that come, change and go, by the same rules', async () => {
    write('a.xml');
    write('.gitignore', 'made/\n*.old.xml\n');
    hiding({ '**/archive': true });
    await start(asks);
    await until('a.xml');
    const names = ['b.xml', 'c.old.xml', 'made/d.xml', 'archive/e.xml', 'node_modules/f.xml', 'g.txt', 'sub/h.xml'];
    for (const it of names) write(it);
    happens(...names.map((it): [string, 'created'] => [it, 'created']));
    await until('sub/h.xml');
    assert.deepEqual(await known(...names), ['b.xml', 'sub/h.xml']);
    happens(...names.map((it): [string, 'changed'] => [it, 'changed']));
    write('last.xml');
    happens(['last.xml', 'created']);
    await until('last.xml');
    assert.deepEqual(await known(...names), ['b.xml', 'sub/h.xml']);
    rmSync(at('sub'), { recursive: true });
    happens(['sub', 'deleted']);
    await until('sub/h.xml', false);
    write('b.xml', '<domain/>');
    happens(['b.xml', 'changed']);
    await until('b.xml', false);
    // The message may come when nothing is there any more.
    rmSync(at('a.xml'));
    happens(['a.xml', 'created'], ['last.xml', 'deleted']);
    await until('a.xml', false);
    await until('last.xml', false);
  });

  it('follow folders that come and go at once, by the same rules', async () => {
    for (const it of ['a.xml', 'old/b.xml', 'old/made/c.xml']) write(it);
    write('.gitignore', 'made/\nignored/\n');
    await start();
    await until('old/b.xml');
    renameSync(at('old'), at('new'));
    write('ignored/d.xml');
    link('new', 'way');
    happens(['old', 'deleted'], ['new', 'created'], ['ignored', 'created'], ['way', 'created']);
    await until('new/b.xml');
    const names = ['old/b.xml', 'new/made/c.xml', 'ignored/d.xml', 'way/b.xml'];
    assert.deepEqual(await known(...names), []);
  });

  it('follow what a .gitignore says now', async () => {
    for (const it of ['a.xml', 'b/c.xml', 'b/d.xml']) write(it);
    await start();
    await until('b/d.xml');
    write('b/.gitignore', 'c.xml\n');
    happens(['b/.gitignore', 'created']);
    await until('b/c.xml', false);
    assert.deepEqual(await known('a.xml', 'b/d.xml'), ['a.xml', 'b/d.xml']);
    write('b/.gitignore', '/d.xml\n');
    happens(['b/.gitignore', 'changed']);
    await until('b/d.xml', false);
    assert.equal(await isKnown('b/c.xml'), true);
    rmSync(at('b/.gitignore'));
    happens(['b/.gitignore', 'deleted']);
    await until('b/d.xml');
  });

  it('follow links, too', async () => {
    write('store/net');
    write('a.xml');
    await start();
    await until('a.xml');
    link('store/net', 'b.xml');
    link('a.xml', 'c.xml');
    link('/etc/hosts', 'ifcfg-d');
    happens(['b.xml', 'created'], ['c.xml', 'created'], ['ifcfg-d', 'created']);
    await until('b.xml');
    assert.deepEqual(await known('c.xml', 'ifcfg-d'), []);
    await client.until(() => said('window/logMessage').length > 0);
    assert.deepEqual(said('window/logMessage'), [
      'ifcfg-d is passed by until it is opened: it is a link out of the folder',
    ]);
    rmSync(at('b.xml'));
    happens(['b.xml', 'deleted']);
    await until('b.xml', false);
  });

  it('may lie in each other: what one hides and the other is, is read', async () => {
    for (const it of ['a.xml', 'inner/b.xml', 'inner/c.xml']) write(it);
    write('.gitignore', 'inner/\n');
    write('inner/.gitignore', 'c.xml');
    await start({}, {}, ['inner', '']);
    await until('inner/b.xml');
    await until('a.xml');
    for (const it of ['inner/d.xml', 'inner/sub/e.xml', 'f.xml']) write(it);
    happens(['inner/d.xml', 'created'], ['inner/sub', 'created'], ['f.xml', 'created']);
    await until('f.xml');
    assert.deepEqual(await known('inner/b.xml', 'inner/c.xml', 'inner/d.xml', 'inner/sub/e.xml'), [
      ...['inner/b.xml', 'inner/d.xml', 'inner/sub/e.xml'],
    ]);
    write('.gitignore', 'inner/\nf.xml\n');
    happens(['.gitignore', 'changed']);
    await until('f.xml', false);
    assert.deepEqual(await known('inner/b.xml', 'inner/d.xml'), ['inner/b.xml', 'inner/d.xml']);
  });

  it('are read anew with one that is added, and what both hold stays when one is taken away', async () => {
    for (const it of ['a.xml', 'inner/b.xml', 'other/c.xml', 'other/hidden/d.xml']) write(it);
    hiding({ '**/hidden': true });
    await start(asks, {}, ['inner']);
    await until('inner/b.xml');
    const change = (added: string[], removed: string[]): void =>
      client.tell('workspace/didChangeWorkspaceFolders', {
        event: {
          added: added.map((it) => ({ uri: uriOf(it), name: it })),
          removed: removed.map((it) => ({ uri: uriOf(it), name: it })),
        },
      });
    change(['other'], []);
    await until('other/c.xml');
    assert.deepEqual(await known('a.xml', 'inner/b.xml', 'other/hidden/d.xml'), ['inner/b.xml']);
    change([''], ['other']);
    await until('a.xml');
    change([], ['']);
    await until('a.xml', false);
    await until('other/c.xml', false);
    await until('inner/b.xml');
  });

  it('leave a file of more than 2 MB until it is opened, and say so once', async () => {
    const large = `<network><name>large</name><description>${'x'.repeat(inEditor.file)}</description></network>`;
    write('a.xml', large);
    write('b.xml');
    await start();
    await until('b.xml');
    assert.equal(await isKnown('a.xml'), false);
    happens(['a.xml', 'changed']);
    client.tell('textDocument/didSave', { textDocument: { uri: uriOf('a.xml') } });
    assert.equal(await isKnown('a.xml'), false);
    assert.deepEqual(said('window/logMessage'), [
      `a.xml is passed by until it is opened: it has ${large.length} bytes, more than 2097152`,
    ]);
    assert.deepEqual(said('window/showMessage'), []);
    client.open(uriOf('a.xml'), large.replace('large', 'n'));
    assert.equal(await isKnown('a.xml'), true);
    const diagnostics = await client.pull(uriOf('a.xml'));
    assert.ok(diagnostics.some((it) => it.code === 'name-duplicate'));
    client.close(uriOf('a.xml'));
    assert.equal(await isKnown('a.xml'), false);
  });

  it('are read up to a limit, and it says once where that is', async () => {
    const large = `<network><name>n</name><description>${'x'.repeat(2_000_000)}</description></network>`;
    const fitting = Math.floor(inEditor.characters / large.length);
    for (let i = 10; i < 10 + fitting; i++) write(`${i}.xml`, large);
    write('90.xml', large);
    write('sub/last.xml');
    await start();
    await client.until(() => said('window/showMessage').length > 0);
    const message =
      'virtnet: 90.xml and what comes after it is read only when it is opened: there are more than 33554432 characters';
    assert.deepEqual(said('window/showMessage'), [message]);
    assert.deepEqual(await known('10.xml', '90.xml', 'sub/last.xml'), ['10.xml']);
    happens(['90.xml', 'changed'], ['11.xml', 'changed']);
    assert.equal(await isKnown('90.xml'), false);
    // A small one has its place yet, whoever tells of it.
    happens(['sub/last.xml', 'changed']);
    await until('sub/last.xml');
    assert.equal(said('window/showMessage').length, 1);
  }).timeout(30_000);

  it('answer while they are read', async () => {
    for (let i = 1000; i < 3000; i++) write(`${i}.xml`);
    await start();
    client.open(uriOf('open.xml'), network('open'));
    assert.equal(await isKnown('open.xml'), true);
    assert.equal(await isKnown('2999.xml'), false, 'it was answered only when all was read');
    await until('2999.xml');
  });

  it('are read no further once the server is told to stop', async () => {
    for (let i = 1000; i < 3000; i++) write(`${i}.xml`);
    const workspace = new Workspace();
    const nobody = { onDidChangeWatchedFiles: () => undefined, onNotification: () => undefined };
    const params = { workspaceFolders: [{ uri: uriOf(''), name: '' }] };
    const client = { can: {}, tell: () => undefined } as unknown as Client;
    const folders = new Folders(
      nobody as unknown as Connection,
      client,
      workspace,
      params as unknown as InitializeParams,
      new ToldRulesFiles(client),
      () => undefined,
    );
    const reading = folders.read();
    setImmediate(() => folders.stop());
    await reading;
    assert.ok(workspace.files().length < 2000, 'all was read');
    await folders.read();
    await folders.readFile(uriOf('2999.xml'));
    assert.equal(workspace.file(uriOf('2999.xml')), undefined);
  });
});
