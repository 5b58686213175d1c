// What takes long is shown by the client, over the real protocol.
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { abilitiesOf } from '../../../server/src/lsp/abilities';
import { Client } from '../../../server/src/lsp/client';
import { shownWhile } from '../../../server/src/lsp/progress';

interface Both {
  readonly client: Client;
  /** What the editor was told, in words. */
  readonly told: string[];
  /** Resolves once the editor was told so many things. */
  until(count: number): Promise<void>;
  /** As a person does who is shown it. */
  cancel(): Promise<void>;
}

async function connected(capabilities: object, create: () => null = () => null): Promise<Both> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  connection.onInitialize(() => ({ capabilities: {} }));
  connection.listen();
  const editor = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const told: string[] = [];
  let heard = (): void => undefined;
  let shown = '';
  editor.onRequest('window/workDoneProgress/create', ({ token }: { token: string }) => {
    shown = token;
    const answer = create();
    editor.onNotification('$/progress', (it: { token: string; value: Record<string, unknown> }) => {
      assert.equal(it.token, token);
      told.push(Object.values(it.value).join(' '));
      heard();
    });
    return answer;
  });
  editor.listen();
  await editor.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
  return {
    ...{ client: new Client(connection, abilitiesOf(capabilities)), told },
    cancel: () => editor.sendNotification('window/workDoneProgress/cancel', { token: shown }),
    async until(count) {
      while (told.length < count) await new Promise<void>((done) => (heard = done));
    },
  };
}

const shows = { window: { workDoneProgress: true } };

describe('what takes long', () => {
  it('is shown from its begin to its end, with how far it is', async () => {
    const { client, told, until } = await connected(shows);
    let files = 1;
    const done = await shownWhile(client, { title: 'reads', at: () => `${files} files`, patience: 0 }, async () => {
      await until(1);
      files = 7;
      await until(2);
      return 'all';
    });
    await until(3);
    assert.deepEqual([done, ...told], ['all', 'begin reads 1 files true', 'report 7 files', 'end']);
  });

  it('can be cancelled', async () => {
    const { client, until, cancel } = await connected(shows);
    const cancelled = await shownWhile(client, { title: 'reads', at: () => '', patience: 0 }, async (signal) => {
      await until(1);
      await cancel();
      await new Promise((done) => signal.addEventListener('abort', done));
      return signal.aborted;
    });
    assert.equal(cancelled, true);
  });

  it('is done all the same where the client refuses to show it, or cannot', async () => {
    const refusing = await connected(shows, () => {
      throw new Error('no');
    });
    const work = (client: Client) =>
      shownWhile(client, { title: 'reads', at: () => '', patience: 0 }, async () => {
        await new Promise((done) => setTimeout(done, 20));
        return 'done';
      });
    assert.equal(await work(refusing.client), 'done');
    const old = await connected({});
    assert.equal(await work(old.client), 'done');
    assert.deepEqual([...refusing.told, ...old.told], []);
  });

  it('is not shown when it is short', async () => {
    const { client, told } = await connected(shows);
    assert.equal(await shownWhile(client, { title: 'reads', at: () => '' }, () => Promise.resolve('done')), 'done');
    assert.deepEqual(told, []);
  });
});
