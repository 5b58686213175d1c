// The life of the server as the specification has it, and the end of a stream that is none: seen from a client that shares
// no code with it.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { BrokenFrames, framed, Frames } from '../../../server/src/lsp/frames';
import { readingFrom, writingTo } from '../../../server/src/lsp/streams';
import { builtServer, frame, Stranger } from '../../support/stranger';

const uri = 'file:///lab/lab.xml';
const text = '<network>\n  <name>lab</name>\n</network>\n';
const symbols = { textDocument: { uri } };
const hello = { processId: null, rootUri: null, capabilities: {} };

const codes = {
  parseError: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  notInitialized: -32002,
  cancelled: -32800,
};

describe('the life of a server', () => {
  let client: Stranger;
  beforeEach(() => (client = Stranger.inMemory()));
  const codeOf = async (method: string, params?: unknown) => (await client.ask(method, params)).error?.code;

  it('begins with initialize: what is asked before is refused, what is told is dropped', async () => {
    for (const method of [
      'textDocument/documentSymbol',
      'shutdown',
      'no/such',
      '$/no/such',
      'workspace/executeCommand',
    ])
      assert.equal(await codeOf(method, symbols), codes.notInitialized, method);
    client.open(uri, text);
    client.tell('initialized', {});
    client.tell('initialize', hello);
    assert.equal(await codeOf('textDocument/hover', symbols), codes.notInitialized);
    await client.start();
    assert.deepEqual((await client.ask('textDocument/documentSymbol', symbols)).result, []);
    assert.deepEqual(client.told, []);
    await client.stop();
  });

  it('goes on when initialize was refused, and then takes another one', async () => {
    assert.equal(await codeOf('initialize', 'x'), codes.invalidRequest);
    for (const params of [undefined, null, [], {}, { ...hello, capabilities: 7 }, { ...hello, rootUri: 7 }])
      assert.equal(await codeOf('initialize', params), codes.invalidParams, JSON.stringify(params));
    assert.equal(await codeOf('textDocument/documentSymbol', symbols), codes.notInitialized);
    await client.start();
    assert.equal(await codeOf('textDocument/documentSymbol', symbols), undefined);
    await client.stop();
  });

  it('takes one initialize', async () => {
    await client.start();
    client.open(uri, text);
    const { error } = await client.ask('initialize', hello);
    assert.deepEqual(error, { code: codes.invalidRequest, message: 'found a second initialize' });
    assert.equal(((await client.ask('textDocument/documentSymbol', symbols)).result as object[]).length, 2);
    await client.stop();
  });

  it('answers what comes with initialize in one piece', async () => {
    const messages = [
      { jsonrpc: '2.0', id: 'a', method: 'initialize', params: hello },
      { jsonrpc: '2.0', id: 'b', method: 'textDocument/documentSymbol', params: symbols },
      { jsonrpc: '2.0', id: 'c', method: 'no/such' },
    ];
    client.write(messages.map((it) => frame(JSON.stringify(it))).join(''));
    await client.until(() => client.stray.length === 3);
    assert.deepEqual(
      client.stray.map((it) => it.error?.code),
      [undefined, undefined, codes.methodNotFound],
    );
    assert.deepEqual(client.stray[1], { jsonrpc: '2.0', result: [] });
    await client.stop();
  });

  it('ends with shutdown: what is asked afterwards is refused, what is told is dropped', async () => {
    await client.start();
    client.open(uri, text);
    assert.deepEqual((await client.ask('shutdown')).result, null);
    client.open('file:///lab/late.xml', text);
    for (const method of ['textDocument/documentSymbol', 'initialize', 'shutdown', 'no/such', '$/no/such'])
      assert.equal(await codeOf(method, symbols), codes.invalidRequest, method);
  });

  it('has no method that it does not have, and lets pass what it need not know', async () => {
    await client.start();
    for (const method of [
      'no/such',
      '$/no/such',
      'textDocument/moniker',
      'exit',
      'initialized',
      '__proto__',
      'toString',
    ])
      assert.equal(await codeOf(method, {}), codes.methodNotFound, method);
    for (const method of ['no/such', '$/no/such', '$/setTrace', '__proto__']) client.tell(method, { value: 'off' });
    assert.deepEqual((await client.ask('textDocument/documentSymbol', symbols)).result, []);
    await client.stop();
  });

  it('answers messages that are none of JSON-RPC, and goes on', async () => {
    await client.start();
    const bad = [
      ...['null', '7', '"text"', '[]', '{}', '{"jsonrpc":"2.0"}', '{"jsonrpc":"1.0","id":1,"method":"shutdown"}'],
      ...[
        '{"id":1,"method":"shutdown"}',
        '{"jsonrpc":"2.0","id":{},"method":"shutdown"}',
        '{"jsonrpc":"2.0","id":null,"method":"shutdown"}',
      ],
      ...['{"jsonrpc":"2.0","id":1,"method":7}', '{"jsonrpc":"2.0","id":1,"method":"shutdown","params":7}'],
      '[{"jsonrpc":"2.0","id":5,"method":"shutdown"},{"jsonrpc":"2.0","method":"exit"}]',
    ];
    for (const it of bad) client.write(frame(it));
    const broken = ['', ' ', '{', '}', 'not JSON', '[1,2', '\\ufeff{}', '\\0', '['.repeat(100_000)];
    for (const it of broken) client.write(frame(it));
    assert.deepEqual((await client.ask('textDocument/documentSymbol', symbols)).result, []);
    assert.deepEqual(
      client.stray.map((it) => it.error?.code),
      [...bad.map(() => codes.invalidRequest), ...broken.map(() => codes.parseError)],
    );
    await client.stop();
  });

  it('does not mind answers that nobody asked for', async () => {
    await client.start();
    for (const it of [
      { id: 99, result: 1 },
      { id: 'x', error: { code: 1, message: 'x' } },
      { id: null, result: 1 },
      { id: 98 },
    ])
      client.send({ jsonrpc: '2.0', ...it });
    assert.deepEqual((await client.ask('textDocument/documentSymbol', symbols)).result, []);
    await client.stop();
  });
});

describe('the process of a server', () => {
  let client: Stranger | undefined;
  afterEach(() => client?.stop());
  const start = () => (client = Stranger.ofProcess());

  const endings: [what: string, act: (it: Stranger) => Promise<unknown> | void, status: number][] = [
    ['exit after shutdown', async (it) => (await it.start(), await it.ask('shutdown'), it.tell('exit')), 0],
    [
      'shutdown and exit in one piece',
      async (it) => (await it.start(), it.begin('shutdown').answer.catch(() => 0), it.tell('exit')),
      0,
    ],
    ['exit without shutdown', async (it) => (await it.start(), it.tell('exit')), 1],
    ['exit before initialize', (it) => it.tell('exit'), 1],
    ['the end of its input', async (it) => (await it.start(), it.up.end()), 1],
    ['the end of its input after shutdown', async (it) => (await it.start(), await it.ask('shutdown'), it.up.end()), 0],
    [
      'the end of its input right behind shutdown',
      async (it) => {
        await it.start();
        const { answer } = it.begin('shutdown');
        it.up.end();
        assert.equal((await answer).result, null);
      },
      0,
    ],
  ];
  for (const [what, act, status] of endings)
    it(`ends with ${status} at ${what}, without a word`, async () => {
      const it = start();
      await act(it);
      assert.deepEqual(await it.ended, { status, signal: null, stderr: '' });
    });

  it('speaks by messages of Node with who starts it so', async () => {
    const child = fork(builtServer, ['--node-ipc'], { stdio: 'ignore' });
    const answers = new Map<unknown, (it: { result?: unknown; error?: object }) => void>();
    child.on('message', (it: { id?: unknown; result?: unknown }) => answers.get(it.id)?.(it));
    const ask = (id: number, method: string, params?: object) =>
      new Promise<{ result?: unknown; error?: object }>((done) => {
        answers.set(id, done);
        child.send({ jsonrpc: '2.0', id, method, ...(params && { params }) });
      });
    assert.equal(
      ((await ask(1, 'textDocument/documentSymbol', symbols)).error as { code: number }).code,
      codes.notInitialized,
    );
    assert.ok((await ask(2, 'initialize', hello)).result);
    const textDocument = { uri, languageId: 'xml', version: 1, text };
    child.send({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument } });
    assert.equal(((await ask(3, 'textDocument/documentSymbol', symbols)).result as object[]).length, 2);
    assert.equal((await ask(4, 'shutdown')).result, null);
    const ended = once(child, 'exit');
    child.send({ jsonrpc: '2.0', method: 'exit' });
    assert.deepEqual(await ended, [0, null]);
  });

  it('says how it may be started', async () => {
    client = Stranger.ofProcess('--nonsense');
    const { status, stderr } = await client.ended;
    assert.equal(status, 1);
    assert.equal(stderr, 'virtnet: found neither --stdio nor --node-ipc among the arguments\n');
  });

  it('ends, and says why, after a broken header; what was asked before is answered', async () => {
    const it = start();
    await it.start();
    const { answer } = it.begin('textDocument/documentSymbol', symbols);
    it.write('Content-Length: many\r\n\r\n{}');
    assert.deepEqual((await answer).result, []);
    const { status, stderr } = await it.ended;
    assert.equal(status, 1);
    assert.match(stderr, /^virtnet: found "Content-Length: many", expected one whole number of bytes up to \d+\n$/);
  });

  it('ends, and says why, when its input ends within a message', async () => {
    const it = start();
    await it.start();
    it.write('Content-Length: 20\r\n\r\n{"jsonrpc"');
    it.up.end();
    const stderr = 'virtnet: found the end of the input after 10 bytes of a message, expected 20 bytes\n';
    assert.deepEqual(await it.ended, { status: 1, signal: null, stderr });
  });
});

describe('a stream of messages', () => {
  /** Streams that no longer tell where a message begins, and what is said of them. */
  const broken: [what: string, bytes: string | Buffer, said: RegExp][] = [
    ['no Content-Length', 'Content-Type: x\r\n\r\n{}', /found "Content-Type: x", expected a Content-Length/],
    [
      'a length that is no number',
      'Content-Length: many\r\n\r\n{}',
      /found "Content-Length: many", expected one whole number/,
    ],
    ['a negative length', 'Content-Length: -2\r\n\r\n{}', /found "Content-Length: -2"/],
    ['a length with a tail', 'Content-Length: 2x\r\n\r\n{}', /found "Content-Length: 2x"/],
    ['a length in hexadecimal', 'Content-Length: 0x2\r\n\r\n{}', /found "Content-Length: 0x2"/],
    ['no length at all', 'Content-Length:\r\n\r\n{}', /found "Content-Length:"/],
    ['a length beyond reason', 'Content-Length: 99999999999\r\n\r\n{}', /found "Content-Length: 99999999999"/],
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}', /found "Content-Length: 3"/],
    ['line ends of Unix', 'Content-Length: 2\n\n{}', /found "Content-Length: 2\\n\\n\{\}", expected a header/],
    ['a message without a header', '{"jsonrpc":"2.0"}', /found "\{\\"jsonrpc\\":\\"2.0\\"\}", expected a header/],
    ['an empty header', '\r\n\r\n{}', /found "", expected a header/],
    [
      'bytes before the header',
      Buffer.from([0, 1, 0xff, 0x1b, 0x5b]),
      /found "\\u0000\\u0001\\xff\\u001b\[", expected a header/,
    ],
    ['a byte order mark', `\ufeff${frame('{}')}`, /found "\\xef\\xbb\\xbfContent-Length: 2", expected a header/],
    ['a header that never ends', `X: ${'x'.repeat(9000)}`, /found no end of the headers within 8192 bytes: "X: xxx/],
    ['a length that is too short', `Content-Length: 5\r\n\r\n{"a":1}`, /found "1\}", expected a header/],
    [
      'a length that is too long',
      `Content-Length: 9\r\n\r\n{}${frame('{}')}`,
      /found ":?[\w-]*: ?2?", expected|expected a Content-Length/,
    ],
  ];
  for (const [what, bytes, said] of broken)
    it(`is at its end after ${what}`, async () => {
      const ended: (string | undefined)[] = [];
      const client = Stranger.inMemory((why) => ended.push(why));
      await client.start();
      client.write(bytes);
      client.write(frame('{}'));
      client.up.end();
      await closing(client);
      assert.equal(ended.length, 1);
      assert.match(ended[0]!, said);
      assert.match(ended[0]!, /^[\x20-\x7e…]*$/);
      // Nothing behind the fault is read.
      assert.ok(client.stray.length <= 1, JSON.stringify(client.stray));
    });

  const halves = [
    'Content',
    'Content-Length: 20\r\n',
    'Content-Length: 20\r\n\r\n',
    'Content-Length: 20\r\n\r\n{"jsonrpc"',
  ];
  for (const half of halves)
    it(`is broken when it ends behind ${JSON.stringify(half)}`, async () => {
      const ended: (string | undefined)[] = [];
      const client = Stranger.inMemory((why) => ended.push(why));
      client.write(half);
      client.up.end();
      await closing(client);
      assert.match(ended.join('|'), /^found the end of the input (?:within a header|after \d+ bytes of a message)/);
    });

  const sound: [what: string, bytes: string | Buffer][] = [
    ['a body that is no JSON', frame('not JSON')],
    ['a body of no bytes', frame('')],
    [
      'a charset that is none of the protocol',
      'Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-16\r\n\r\n{}',
    ],
    ['bytes that are no UTF-8', Buffer.from([...Buffer.from('Content-Length: 4\r\n\r\n'), 0xff, 0xfe, 0x80, 0])],
    ['a charset behind other words', 'Content-Length: 2\r\nContent-Type: a; b=":"; Charset = "latin1"\r\n\r\n{}'],
    ['a body of many bytes that are none', frame(`${'x'.repeat(60)}y`)],
    ['headers that it does not know', 'X-Other: yes\r\ncontent-length:2\r\nContent-Type: a; charset="utf8"\r\n\r\n{}'],
  ];
  for (const [what, bytes] of sound)
    it(`goes on after ${what}`, async () => {
      const client = Stranger.inMemory();
      await client.start();
      client.write(bytes);
      assert.deepEqual((await client.ask('textDocument/documentSymbol', symbols)).result, []);
      const expected = what.startsWith('headers') ? codes.invalidRequest : codes.parseError;
      assert.deepEqual(
        client.stray.map(({ error }) => error?.code),
        [expected],
      );
      await client.stop();
    });

  const said: [bytes: string, said: string][] = [
    [frame('not JSON'), 'found "not JSON", expected JSON'],
    [frame(''), 'found "", expected JSON'],
    [frame('x'.repeat(60)), `found "${'x'.repeat(60)}", expected JSON`],
    [frame('x'.repeat(61)), `found "${'x'.repeat(60)}"…, expected JSON`],
    [frame('\x1b\u00e9'), 'found "\\u001b\\xc3\\xa9", expected JSON'],
    ['Content-Length: 2\r\nContent-Type: a; charset=utf-16\r\n\r\n{}', 'found the charset "utf-16", expected utf-8'],
  ];
  for (const [bytes, message] of said)
    it(`says ${message}`, () => {
      const frames = [...new Frames().take(Buffer.from(bytes))];
      assert.deepEqual(frames, [{ ok: false, why: message }]);
    });

  it('is at its end when it fails, and that is told once', async () => {
    for (const error of [undefined, new Error('gone')]) {
      const [up, ended]: [PassThrough, (string | undefined)[]] = [new PassThrough(), []];
      readingFrom(up, (why) => ended.push(why))(() => undefined);
      const closed = new Promise((done) => up.once('close', done));
      up.destroy(error);
      await closed;
      up.emit('end');
      assert.deepEqual(ended, [undefined]);
    }
  });
});

const closing = (client: Stranger) => once(client.up, 'close');

describe('messages in a stream of bytes', () => {
  const messages = [{ id: 1 }, { text: 'grün 网 😀' }, {}, { long: 'x'.repeat(5000) }];
  const bytes = Buffer.concat(messages.map(framed));

  it('are the same in whatever pieces they come', () => {
    for (const size of [1, 2, 3, 7, 50, bytes.length]) {
      const frames = new Frames();
      const found: unknown[] = [];
      for (let at = 0; at < bytes.length; at += size) found.push(...frames.take(bytes.subarray(at, at + size)));
      frames.end();
      assert.deepEqual(
        found,
        messages.map((message) => ({ ok: true, message })),
        String(size),
      );
    }
  });

  it('are written whole, and who writes is told when that is done, or cannot be', async () => {
    const stream = new PassThrough();
    const writer = writingTo(stream);
    const [failures, closes]: [unknown[], unknown[]] = [[], []];
    writer.onError(([error]) => failures.push(error.message));
    writer.onClose(() => closes.push(1));
    await writer.write({ jsonrpc: '2.0' });
    assert.equal(String(stream.read()), frame('{"jsonrpc":"2.0"}'));
    stream.destroy(new Error('gone'));
    await assert.rejects(writer.write({ jsonrpc: '2.0' }));
    await new Promise((done) => setImmediate(done));
    assert.deepEqual([failures, closes], [['gone'], [1]]);
    const other = new PassThrough();
    writingTo(other).end();
    assert.equal(other.writableEnded, true);
  });

  it('come before the fault behind them', () => {
    const taken = new Frames().take(Buffer.concat([framed({}), Buffer.from('nonsense\r\n')]));
    assert.deepEqual(taken.next().value, { ok: true, message: {} });
    assert.throws(() => taken.next(), BrokenFrames);
  });
});
