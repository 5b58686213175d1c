// A client that refuses, is silent or talks nonsense: the server goes on, without what it asked for.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { damaged, position, questions, range, textDocument, uri } from '../../support/questions';
import { capabilitiesOf, type Manner, obliging, Stranger } from '../../support/stranger';

const invalidParams = -32602;

/** All that the server asks of clients. */
const asked = [
  'client/registerCapability',
  'client/unregisterCapability',
  'window/showMessageRequest',
  'workspace/configuration',
  'workspace/diagnostic/refresh',
];

const error = { code: -32603, message: 'no' };
const manners: Readonly<Record<string, Manner>> = {
  'refuses everything': () => ({ error }),
  'never answers': () => undefined,
  'answers without a result': () => ({}),
  'refuses without saying how': () => ({ error: 'no' }),
  'answers null': () => ({ result: null }),
  'answers a number': () => ({ result: 7 }),
  'answers a text': () => ({ result: 'yes' }),
  'answers an empty list': () => ({ result: [] }),
  'answers a list of nonsense': () => ({ result: [7, 'x', null, [[]]] }),
  'answers an object': () => ({ result: { title: 7, rules: 'x', '0': 'y' } }),
  'answers settings of wrong types': ({ method }) =>
    method === 'workspace/configuration'
      ? { result: [{ connection: 'x', virsh: 7, libvirt: [], ifcfg: { knownKeys: 'x' }, rules: { a: 7 } }] }
      : { result: null },
};

describe('the server lives with a client that', () => {
  const thrown: unknown[] = [];
  const remember = (it: unknown) => thrown.push(it);
  // Mocha would blame the test that happens to run.
  let others: NodeJS.UnhandledRejectionListener[] = [];
  let folder: string;
  beforeEach(() => {
    thrown.length = 0;
    others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', remember);
    folder = mkdtempSync(join(tmpdir(), 'virtnet-refusals-'));
    writeFileSync(join(folder, 'other.xml'), damaged.replace('lab', 'other'));
  });
  afterEach(() => {
    process.removeListener('unhandledRejection', remember);
    for (const it of others) process.on('unhandledRejection', it);
    rmSync(folder, { recursive: true });
    assert.deepEqual(thrown, []);
  });

  for (const [what, manner] of Object.entries(manners))
    it(what, async () => {
      const client = Stranger.inMemory();
      client.manner = manner;
      const folderUri = pathToFileURL(folder).href;
      await client.start(capabilitiesOf('vscode'), { workspaceFolders: [{ uri: folderUri, name: 'x' }] });
      client.open(uri, damaged);
      client.tell('workspace/didChangeConfiguration', { settings: null });
      client.open('file:///lab/more.xml', damaged);
      const question = client.begin('workspace/executeCommand', {
        command: 'virtnet.define',
        arguments: [{ uri, connection: 'test:///default' }],
      });
      await client.until(() => asked.every((it) => client.asked.some(({ method }) => method === it)));
      if (what !== 'never answers') {
        const { result } = await question.answer;
        assert.equal((result as { ok: boolean }).ok, false, JSON.stringify(result));
      }
      // The folder was read all the same, and there are answers.
      const other = pathToFileURL(join(folder, 'other.xml')).href;
      const symbols = async () =>
        (await client.ask('textDocument/documentSymbol', { textDocument: { uri: other } })).result;
      while (((await symbols()) as object[]).length === 0);
      assert.ok((await client.pull(uri)).some((it) => it.code === 'unknown-attribute'));
      client.close('file:///lab/more.xml');
      assert.deepEqual((await client.ask('shutdown')).result, null);
    });

  it('asks nothing else of clients than what is tried here', async () => {
    const client = Stranger.inMemory();
    await client.start(capabilitiesOf('vscode'));
    await client.pull(uri);
    for (const { method } of client.asked) assert.ok(asked.includes(method), method);
    await client.stop();
  });

  it('refuses, and the log says what', async () => {
    const client = Stranger.inMemory();
    client.manner = (it) => (it.method === 'workspace/configuration' ? obliging(it) : { error });
    await client.start(capabilitiesOf('vscode'));
    const logged = () => client.told.map(({ params }) => (params as { message: string }).message);
    await client.until(() => logged().some((it) => it === 'the client refused client/registerCapability: no'));
    await client.stop();
  });

  it('ends nothing: the process answers still', async () => {
    const client = Stranger.ofProcess();
    client.manner = () => ({ error });
    await client.start(capabilitiesOf('vscode'));
    client.open(uri, damaged);
    client.tell('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.asked.some(({ method }) => method === 'client/registerCapability'));
    assert.ok((await client.pull(uri)).some((it) => it.code === 'unknown-attribute'));
    await client.stop();
  });
});

/** Requests as they are right, and notifications. */
const requests: Readonly<Record<string, object>> = {
  ...questions,
  'textDocument/signatureHelp': { textDocument, position },
  'textDocument/formatting': { textDocument, options: { tabSize: 2, insertSpaces: true } },
  'textDocument/rangeFormatting': { textDocument, range, options: { tabSize: 2, insertSpaces: true } },
  'textDocument/onTypeFormatting': { textDocument, position, ch: '/', options: { tabSize: 2, insertSpaces: true } },
  'codeAction/resolve': { title: 'x', data: { uri, version: 1, range, only: null, index: 0 } },
  'workspace/executeCommand': { command: 'virtnet.plan', arguments: [] },
};
const notifications: Readonly<Record<string, object>> = {
  'textDocument/didOpen': { textDocument: { uri, languageId: 'xml', version: 1, text: 'x' } },
  'textDocument/didChange': { textDocument: { uri, version: 1 }, contentChanges: [{ range, text: 'x' }] },
  'textDocument/didClose': { textDocument },
  'textDocument/didSave': { textDocument },
  'workspace/didChangeWatchedFiles': { changes: [{ uri, type: 1 }] },
  'workspace/didChangeWorkspaceFolders': { event: { added: [{ uri, name: 'x' }], removed: [] } },
  '$/setTrace': { value: 'off' },
};

const wrongValues: readonly unknown[] = [null, 7, -1, 1.5, 2 ** 31, 1e300, '', 'x', true, [], {}, [null], { uri: 7 }];

/** The params with one member, at any depth, left out or replaced by something of another kind. */
function* damagedParams(params: unknown): Generator<unknown> {
  yield* wrongValues;
  if (typeof params !== 'object' || params === null) return;
  for (const [key, value] of Object.entries(params)) {
    const rest: Record<string, unknown> = { ...params };
    delete rest[key];
    if (!Array.isArray(params)) yield rest;
    for (const it of damagedParams(value))
      yield Array.isArray(params)
        ? params.map((old: unknown, i) => (String(i) === key ? it : old))
        : { ...rest, [key]: it };
  }
}

describe('params of the wrong shape', () => {
  let client: Stranger;
  beforeEach(async () => {
    client = Stranger.inMemory();
    await client.start(capabilitiesOf('vscode'));
    client.open(uri, damaged);
  });
  afterEach(() => client.stop());

  for (const [method, right] of Object.entries(requests))
    it(`of ${method} are refused or answered, and nothing else comes of them`, async () => {
      const before = await client.pull(uri);
      const answers = [...damagedParams(right)].map((params) => client.ask(method, params));
      for (const { error } of await Promise.all(answers)) {
        // Never an exception that somebody threw: nothing behind the door meets what it does not expect.
        if (error) assert.ok([invalidParams, -32600, -32801, -32803].includes(error.code), JSON.stringify(error));
      }
      assert.equal((await client.ask(method)).error?.code, invalidParams);
      assert.deepEqual(await client.pull(uri), before);
      assert.deepEqual(
        client.told.filter((it) => JSON.stringify(it.params).includes('failed')),
        [],
      );
    });

  for (const [method, right] of Object.entries(notifications))
    it(`of ${method} are dropped or taken, and nothing else comes of them`, async () => {
      for (const it of damagedParams(right)) client.tell(method, it);
      client.tell(method);
      client.open('file:///lab/well.xml', damaged);
      assert.ok((await client.pull('file:///lab/well.xml')).some((it) => it.code === 'unknown-attribute'));
      assert.deepEqual(
        client.told.filter((it) => JSON.stringify(it.params).includes('failed')),
        [],
      );
    });

  it('are told in words that name the place', async () => {
    const { error } = await client.ask('textDocument/hover', { textDocument, position: { line: -1, character: 0 } });
    assert.equal(error?.message, 'params.position.line is -1, expected a whole number from 0 to 2147483647');
    const { error: other } = await client.ask('textDocument/selectionRange', {
      textDocument,
      positions: [position, 'x'],
    });
    assert.equal(other?.message, 'params.positions[1] is a text, expected an object');
    const words: [method: string, params: unknown, message: string][] = [
      [
        'textDocument/selectionRange',
        { textDocument, positions: {} },
        'params.positions is an object, expected a list',
      ],
      ['textDocument/hover', [], 'params is a list, expected an object'],
      [
        'textDocument/hover',
        { textDocument: { uri: true }, position },
        'params.textDocument.uri is true, expected a text',
      ],
      [
        'textDocument/references',
        { textDocument, position, context: {} },
        'params.context.includeDeclaration is missing, expected true or false',
      ],
      [
        'textDocument/formatting',
        { textDocument, options: { tabSize: 101, insertSpaces: true } },
        'params.options.tabSize is 101, expected a whole number from 0 to 100',
      ],
    ];
    for (const [method, params, message] of words)
      assert.deepEqual((await client.ask(method, params)).error, { code: invalidParams, message });
    for (const tabSize of [0, 100])
      assert.equal(
        (await client.ask('textDocument/formatting', { textDocument, options: { tabSize, insertSpaces: true } })).error,
        undefined,
      );
    client.tell('textDocument/didChange', { textDocument, contentChanges: [] });
    await client.until(() => client.told.some((it) => it.method === 'window/logMessage'));
    assert.deepEqual(client.told[0]!.params, {
      type: 2,
      message: 'textDocument/didChange: params.textDocument.version is missing, expected a whole number',
    });
  });

  it('places far outside of the text are its end, and ranges backwards are ranges', async () => {
    const far = { line: 2 ** 31 - 1, character: 2 ** 31 - 1 };
    for (const [method, right] of Object.entries(requests)) {
      const params = {
        ...right,
        position: far,
        positions: [far],
        range: { start: far, end: { line: 0, character: 0 } },
      };
      assert.equal(
        (await client.ask(method, params)).error?.code,
        method === 'codeAction/resolve' ? -32801 : undefined,
        method,
      );
    }
    const { result } = await client.ask('textDocument/codeAction', {
      textDocument,
      range: { start: { line: 3, character: 0 }, end: { line: 2, character: 0 } },
      context: { diagnostics: [] },
    });
    assert.ok((result as { title: string }[]).some((it) => /name/.test(it.title)));
  });
});
