// The server under a client that is in a hurry, confused or rude: it goes on answering, and nothing is thrown.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Hover, LSPErrorCodes } from 'vscode-languageserver/node';
import { problemsOf } from '../../../server/src/features/problems';
import { WorkspaceFacts } from '../../../server/src/model/workspace-facts';
import { rules } from '../../../server/src/rules/index';
import { rule } from '../../../server/src/rules/rule';
import { filesOf, newest } from '../../support/checking';
import { type Session, startSession } from '../../support/client';
import { damaged, position, questions, textDocument, uri } from '../../support/questions';

describe('the server survives', () => {
  let session: Session | undefined;
  let folder: string | undefined;
  const thrown: unknown[] = [];
  const remember = (error: unknown) => thrown.push(error);
  // Mocha would blame the test that happens to run.
  let others: NodeJS.UnhandledRejectionListener[] = [];

  beforeEach(() => {
    thrown.length = 0;
    others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', remember);
  });
  afterEach(async () => {
    await session?.stop().catch(() => undefined);
    session = undefined;
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    folder = undefined;
    process.removeListener('unhandledRejection', remember);
    for (const it of others) process.on('unhandledRejection', it);
    assert.deepEqual(thrown, []);
  });

  /** It answers as ever. */
  async function isWell(): Promise<void> {
    const other = 'file:///lab/well.xml';
    await session!.open(other, damaged);
    assert.ok((await session!.pull(other)).some((it) => it.code === 'unknown-attribute'));
  }

  it('a rule that throws: it costs one rule', () => {
    const bad = rule({
      code: 'bad',
      of: ['network'],
      severity: 'error',
      summary: '',
      source: '',
      *check() {
        yield { span: { start: 0, end: 0 }, message: 'before' };
        throw new Error('oops');
      },
    });
    const files = filesOf({ 'lab.xml': damaged });
    const crashed: string[] = [];
    const found = problemsOf(files[0]!, new WorkspaceFacts(files), {
      target: newest,
      only: [bad, ...rules],
      onCrash: (it) => crashed.push(it.name),
    });
    assert.deepEqual(crashed, ['bad']);
    assert.ok(found.some((it) => it.code === 'unknown-attribute'));
  });

  it('questions about documents that it does not know', async () => {
    session = await startSession();
    for (const [method, params] of Object.entries(questions)) await session.client.sendRequest(method, params);
    await isWell();
  });

  it('documents that are closed before they are opened, changed after they are closed, and opened twice', async () => {
    session = await startSession();
    const { client } = session;
    await client.sendNotification('textDocument/didClose', { textDocument });
    await session.change(uri, damaged);
    await session.open(uri, damaged);
    await session.open(uri, '<network/>');
    await client.sendNotification('textDocument/didClose', { textDocument });
    await client.sendNotification('textDocument/didSave', { textDocument });
    await session.change(uri, damaged);
    assert.deepEqual(await session.pull(uri), []);
    await isWell();
  });

  it('a thousand questions at once, while the document changes: each is answered rightly, or told that it is stale', async () => {
    session = await startSession();
    const texts = [damaged, damaged.replace('nmae', 'name')];
    await session.open(uri, texts[0]!);
    const { client } = session;
    const rightFor: Record<string, Set<string>> = {};
    const all = Object.entries(questions);
    for (const text of texts) {
      await session.change(uri, text);
      for (const [method, params] of all)
        (rightFor[method] ??= new Set()).add(JSON.stringify(await client.sendRequest(method, params)));
    }
    const asked: Promise<void>[] = [];
    let fresh = 0;
    for (let i = 0; i < 1000; i++) {
      const [method, params] = all[i % all.length]!;
      asked.push(
        client.sendRequest(method, params).then(
          (answer) => {
            fresh++;
            assert.ok(rightFor[method]!.has(JSON.stringify(answer)), `${method}: ${JSON.stringify(answer)}`);
          },
          ({ code }: { code: number }) =>
            assert.ok(code === LSPErrorCodes.ContentModified || code === LSPErrorCodes.ServerCancelled, String(code)),
        ),
      );
      if (i % 50 === 0) await session.change(uri, texts[(i / 50) % 2]!);
    }
    await Promise.all(asked);
    // Only what checks a whole document can be stale.
    assert.ok(fresh >= (1000 * (all.length - 2)) / all.length - all.length, String(fresh));
    await isWell();
  });

  it('questions with nothing, or nonsense, in them', async () => {
    session = await startSession();
    await session.open(uri, damaged);
    const nonsense = [
      undefined,
      null,
      {},
      [],
      'text',
      { textDocument: null },
      { textDocument: { uri: 7 }, position: 'here', range: [] },
      { textDocument, position: { line: -1, character: 1e9 }, positions: [{ line: 1e9, character: -5 }] },
      { textDocument, position: { line: NaN }, range: { start: { line: 9 }, end: {} }, context: null },
    ];
    for (const method of [...Object.keys(questions), 'workspace/executeCommand', 'virtnet/rulePage', 'no/such'])
      for (const it of nonsense) await session.client.sendRequest(method, it).catch((error: unknown) => error);
    await isWell();
  });

  it('positions outside of the text', async () => {
    session = await startSession();
    await session.open(uri, damaged);
    for (const outside of [
      { line: 1000, character: 0 },
      { line: 0, character: 1000 },
    ]) {
      const here = { start: outside, end: outside };
      for (const [method, params] of Object.entries(questions))
        await session.client.sendRequest(method, { ...params, position: outside, positions: [outside], range: here });
    }
    const backwards = { start: { line: 3, character: 0 }, end: { line: 0, character: 0 } };
    await session.client.sendRequest('textDocument/codeAction', {
      ...questions['textDocument/codeAction'],
      range: backwards,
    });
    await isWell();
  });

  it('notifications with nonsense in them', async () => {
    session = await startSession();
    const { client } = session;
    for (const it of ['', 'no uri', 'file:', 'file://%', 'untitled:Untitled-1', 'https://host/a.xml']) {
      await session.open(it, damaged);
      await client.sendNotification('textDocument/didChange', {
        textDocument: { uri: it, version: -1 },
        contentChanges: [],
      });
      await client.sendNotification('textDocument/didSave', { textDocument: { uri: it } });
      await client.sendNotification('textDocument/didClose', { textDocument: { uri: it } });
    }
    await client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: 'file:///gone/lab.xml', type: 1 },
        { uri: 'file:///gone/lab.xml', type: 3 },
        { uri: 'file://host/share/lab.xml', type: 1 },
        { uri: 'file:///a%00b/lab.xml', type: 2 },
        { uri: 'file:///%2F%zz/ifcfg-%', type: 2 },
        { uri: 'untitled:lab.xml', type: 1 },
      ],
    });
    for (const method of ['didChangeWatchedFiles', 'didChangeWorkspaceFolders', 'didChangeConfiguration'])
      for (const params of [{}, { changes: null, event: null }, { changes: [null], event: { added: [{}] } }, []])
        await client.sendNotification(`workspace/${method}`, params);
    await client.sendNotification('workspace/didChangeConfiguration', { settings: { virtnet: 7 } });
    await client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await isWell();
  });

  it('files that are none of ours, without asking for all answers again', async () => {
    session = await startSession({
      capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
    });
    const { client } = session;
    let refreshes = 0;
    client.onRequest('workspace/diagnostic/refresh', () => void refreshes++);
    await session.open(uri, damaged);
    await session.pull(uri);
    refreshes = 0;
    const tell = (path: string, type: number) =>
      client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: `file://${path}`, type }] });
    for (const type of [1, 2, 3]) await tell('/gone/build/out.o', type);
    await session.pull(uri);
    assert.equal(refreshes, 0);
    const folder = mkdtempSync(join(tmpdir(), 'virtnet-watched-'));
    writeFileSync(join(folder, 'other.xml'), damaged);
    await tell(join(folder, 'other.xml'), 1);
    await session.pull(uri);
    assert.equal(refreshes, 1);
    rmSync(folder, { recursive: true });
  });

  it('questions after it was told to stop', async () => {
    session = await startSession();
    await session.open(uri, damaged);
    await session.client.sendRequest('shutdown');
    for (const [method, params] of Object.entries(questions))
      await session.client.sendRequest(method, params).catch((error: unknown) => error);
    await session.change(uri, '<network/>');
    session.client.sendNotification('workspace/didChangeConfiguration', { settings: {} }).catch(() => undefined);
  });

  it('folders that loop, that hold what cannot be read, and that do not exist', async () => {
    folder = mkdtempSync(join(tmpdir(), 'virtnet-loop-'));
    mkdirSync(join(folder, 'a'));
    symlinkSync(folder, join(folder, 'a', 'up'));
    symlinkSync(join(folder, 'a'), join(folder, 'b'));
    symlinkSync(join(folder, 'self.xml'), join(folder, 'self.xml'));
    symlinkSync('/nowhere', join(folder, 'ifcfg-gone'));
    mkdirSync(join(folder, 'ifcfg-folder'));
    writeFileSync(join(folder, 'binary.xml'), Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) & 255)));
    writeFileSync(join(folder, 'a', 'other.xml'), damaged.replace('nmae', 'name'));
    const folders = [
      pathToFileURL(folder).href,
      'file:///no/such/folder',
      'file://host/share',
      'file:///%2F',
      'memfs:/x',
    ];
    session = await startSession({ workspaceFolders: folders.map((it) => ({ uri: it, name: it })) });
    const mine = pathToFileURL(join(folder, 'a', 'mine.xml')).href;
    await session.open(mine, damaged.replace('nmae', 'name').replace('<name>lab', '<name>mine'));
    // The other file is found once, however many ways lead to it.
    let clashes: unknown[] = [];
    while (clashes.length === 0) clashes = (await session.pull(mine)).filter((it) => it.relatedInformation?.length);
    assert.equal(clashes.length, 1, JSON.stringify(clashes));
    await isWell();
  });

  it('files that vanish while they are looked at', async () => {
    folder = mkdtempSync(join(tmpdir(), 'virtnet-gone-'));
    for (let i = 0; i < 200; i++) writeFileSync(join(folder, `n${i}.xml`), damaged);
    const started = startSession({ workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'gone' }] });
    setImmediate(() => rmSync(folder!, { recursive: true, force: true }));
    session = await started;
    const gone = pathToFileURL(join(folder, 'n1.xml')).href;
    await session.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: gone, type: 2 }] });
    const hover = await session.client.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri: gone },
      position,
    });
    assert.equal(hover, null);
    await isWell();
  });
});
