// The door of the server by itself: which answer goes with which message, and in which order they are let in.
import assert from 'node:assert/strict';
import type { Message, MessageWriter } from 'vscode-languageserver/node';
import { Door } from '../../../server/src/lsp/door';
import type { Frame } from '../../../server/src/lsp/frames';

const hello = { jsonrpc: '2.0', id: 0, method: 'initialize', params: { processId: null, capabilities: {} } };
const codes = { parseError: -32700, invalidRequest: -32600, invalidParams: -32602, notInitialized: -32002 };

describe('the door', () => {
  let receive: (frame: Frame) => void;
  let written: { id?: unknown; method?: string; error?: { code: number; message: string }; params?: unknown }[];
  let passed: Message[];
  let awake: number;
  let door: Door;
  let close: () => void;
  beforeEach(() => {
    [written, passed, awake] = [[], [], 0];
    const writer = { write: async (it: Message) => void written.push(it as never) } as unknown as MessageWriter;
    door = new Door(
      (received) => (receive = received),
      writer,
      () => awake++,
    );
    const listening = door.listen((it) => passed.push(it));
    close = () => listening.dispose();
  });
  const send = (...messages: unknown[]) => {
    for (const message of messages) receive({ ok: true, message });
    return door.calm();
  };
  const asked = (id: number | string, method = 'textDocument/documentSymbol') => ({
    ...{ jsonrpc: '2.0', id, method },
    params: { textDocument: { uri: 'file:///a.xml' } },
  });

  const wrong: [what: string, message: unknown, id: unknown][] = [
    ['an old version', { jsonrpc: '1.0', id: 7, method: 'x' }, 7],
    ['an old version with a text', { jsonrpc: '1.0', id: 'seven', method: 'x' }, 'seven'],
    ['no version', { id: 7, method: 'x' }, 7],
    ['an id of nothing', { jsonrpc: '2.0', id: null, method: 'x' }, null],
    ['an id that is an object', { jsonrpc: '2.0', id: {}, method: 'x' }, null],
    ['an id that is true', { jsonrpc: '2.0', id: true, method: 'x' }, null],
    ['a method that is a number', { jsonrpc: '2.0', id: 7, method: 1 }, 7],
    ['params that are a text', { jsonrpc: '2.0', id: 7, method: 'x', params: 'x' }, 7],
    ['params that are true', { jsonrpc: '2.0', id: 'a', method: 'x', params: true }, 'a'],
    ['neither id nor method', { jsonrpc: '2.0' }, null],
    ['an answer of an old version', { jsonrpc: '1.0', id: 7, result: 1 }, null],
    ['an answer to an object', { jsonrpc: '2.0', id: {}, result: 1 }, null],
    ['a list', [asked(1)], null],
    ['nothing', null, null],
    ['a text', 'x', null],
    ['a number', 7, null],
  ];
  for (const [what, message, id] of wrong)
    it(`refuses ${what}, by its id where it has one`, async () => {
      await send(hello, message);
      assert.deepEqual(written, [
        {
          ...{ jsonrpc: '2.0', id },
          error: {
            code: codes.invalidRequest,
            message: 'found no request, notification or response of JSON-RPC 2.0; a batch is none',
          },
        },
      ]);
      assert.deepEqual(passed, [hello]);
    });

  it('refuses what is none, and says why', async () => {
    receive({ ok: false, why: 'found this, expected that' });
    await door.calm();
    assert.deepEqual(written, [
      { jsonrpc: '2.0', id: null, error: { code: codes.parseError, message: 'found this, expected that' } },
    ]);
  });

  it('lets in requests, notifications and answers, in their order, each once', async () => {
    const messages = [
      hello,
      asked('a'),
      { jsonrpc: '2.0', method: 'initialized', params: {} },
      { jsonrpc: '2.0', id: 3, result: null },
      { jsonrpc: '2.0', id: 'x', error: { code: 1, message: 'no' } },
      { jsonrpc: '2.0', id: null, error: { code: 1, message: 'no' } },
      asked(4),
      { jsonrpc: '2.0', method: '$/unknown' },
      { jsonrpc: '2.0', id: 5, method: 'no/such' },
      { jsonrpc: '2.0', id: 6, method: 'no/such', params: [] },
    ];
    await send(...messages);
    assert.deepEqual(passed, messages);
    assert.deepEqual(written, []);
    assert.equal(awake > 0, true);
  });

  it('passes on nothing that comes after it was closed', async () => {
    await send(hello);
    close();
    await send(asked(1));
    assert.deepEqual([passed, written], [[hello], []]);
  });

  it('names what comes too early or too late, when the name is one', async () => {
    const refusal = async (method: string) => {
      written.length = 0;
      await send(asked(1, method));
      return written[0]?.error;
    };
    const code = codes.notInitialized;
    assert.deepEqual(await refusal('a/b$'), { code, message: 'found a/b$ before initialize' });
    for (const it of ['', 'a b', 'x\nERROR: y', 'x'.repeat(61)])
      assert.deepEqual(await refusal(it), { code, message: 'found a request before initialize' });
    assert.deepEqual((await refusal('x'.repeat(60)))?.message, `found ${'x'.repeat(60)} before initialize`);
    assert.equal(door.isShutDown, false);
    await send(hello, { jsonrpc: '2.0', id: 2, method: 'shutdown' });
    assert.equal(door.isShutDown, true);
    assert.deepEqual(await refusal('a b'), { code: codes.invalidRequest, message: 'found a request after shutdown' });
    assert.deepEqual(await refusal('x/y'), { code: codes.invalidRequest, message: 'found x/y after shutdown' });
  });

  it('answers for what is taken back before it is begun, and passes on the rest', async () => {
    const takeBack = (id: unknown) => ({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id } });
    await send(hello);
    passed.length = 0;
    const late = takeBack(9);
    await send(asked(1), asked('1'), asked(2), takeBack('1'), takeBack(2), late, takeBack(null), takeBack({}), {
      jsonrpc: '2.0',
      method: '$/cancelRequest',
    });
    assert.deepEqual(passed, [late, asked(1)]);
    assert.deepEqual(
      written.map((it) => [it.id, it.error]),
      ['1', 2].map((id) => [id, { code: -32800, message: 'taken back' }]),
    );
    // An answer of that id is no request.
    written.length = passed.length = 0;
    await send({ jsonrpc: '2.0', id: 5, result: 1 }, takeBack(5));
    assert.deepEqual([passed.length, written], [2, []]);
  });

  it('says of notifications that are unfit what is wrong with them, and drops those before initialize', async () => {
    const unfit = { jsonrpc: '2.0', method: 'textDocument/didClose', params: {} };
    await send(unfit);
    assert.deepEqual([passed, written], [[], []]);
    await send(hello, unfit);
    assert.deepEqual(passed, [hello]);
    assert.deepEqual(written, [
      {
        ...{ jsonrpc: '2.0', method: 'window/logMessage' },
        params: {
          type: 2,
          message: 'textDocument/didClose: params.textDocument is missing, expected an object',
        },
      },
    ]);
  });
});
