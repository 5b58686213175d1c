// Which hosts a server looks at: by itself, as somebody looks, as somebody asks, and no longer.
import assert from 'node:assert/strict';
import type { Answer, CommandArguments, HostView } from '../../../server/src/lsp/protocol';
import { type Session, startSession } from '../../support/client';
import { type FakeVirsh, fakeVirsh } from '../../support/fake-virsh';

const uri = 'test:///default';

describe('the hosts that are looked at', () => {
  let session: Session;
  let fake: FakeVirsh;
  const start = async (connection: object = {}): Promise<void> => {
    fake = fakeVirsh();
    const settings = { connection: { uri, ...connection }, virsh: { path: fake.program } };
    session = await startSession({ initializationOptions: { settings } });
  };
  const ask = async (command: string, args: CommandArguments): Promise<string[]> => {
    const answer = await session.client.sendRequest<Answer<readonly HostView[]>>('workspace/executeCommand', {
      command,
      arguments: [args],
    });
    assert.ok(answer.ok);
    return answer.value.map((it) => it.connection);
  };
  const settle = (connection: object): Promise<void> =>
    session.client.sendNotification('workspace/didChangeConfiguration', {
      settings: { virtnet: { connection, virsh: { path: fake.program } } },
    });
  afterEach(() => session.stop());

  it('are that of the settings as soon as somebody looks, though no document is open', async () => {
    await start();
    assert.deepEqual(await ask('virtnet.hosts', {}), []);
    assert.deepEqual(await ask('virtnet.hosts', { visible: true }), [uri]);
  });

  it('are none where that is to be asked for, and what was asked for stays when settings change', async () => {
    await start({ watch: 'onRequest' });
    assert.deepEqual(await ask('virtnet.hosts', { visible: true }), []);
    assert.deepEqual(await ask('virtnet.watch', { connection: uri }), [uri]);
    await settle({ uri: 'qemu+ssh://nowhere/system', watch: 'onRequest' });
    // Settings take effect once what was opened with others is closed.
    while ((await ask('virtnet.hosts', {})).length === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(await ask('virtnet.hosts', {}), [uri]);
  });

  it('are not those that nobody wants to see', async () => {
    await start();
    assert.deepEqual(await ask('virtnet.hosts', { visible: true }), [uri]);
    assert.deepEqual(await ask('virtnet.watch', { on: false }), []);
    await session.open('file:///w/a.xml', '<network><name>a</name></network>');
    assert.deepEqual(await ask('virtnet.hosts', {}), []);
  });

  it('are those that files are for, each once one of them is open', async () => {
    const lab = '<network><name>a</name></network>';
    const folders = {
      '/w/far': 'qemu+ssh://far/system',
      '/w/practice': 'test:///other',
      '/w/off': 'qemu:///no?socket=/no',
    };
    await start({ folders });
    await session.open('file:///w/a.xml', lab);
    assert.deepEqual(await ask('virtnet.hosts', {}), [uri]);
    await session.open('file:///w/far/a.xml', lab);
    await session.open('file:///w/practice/a.xml', lab);
    await session.open('file:///w/off/a.xml', lab);
    assert.deepEqual(await ask('virtnet.hosts', {}), [uri, 'qemu+ssh://far/system', 'test:///other']);
    await settle({ uri });
    while ((await ask('virtnet.hosts', {})).length > 1) await new Promise((resolve) => setImmediate(resolve));
  });

  it('are looked at by themselves without asking anybody for a password', async () => {
    const far = 'qemu+ssh://far/system';
    await start({ uri: far, folders: { '/w/far': far } });
    await session.open('file:///w/far/a.xml', '<network><name>a</name></network>');
    while (fake.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(fake.environment.SSH_ASKPASS_REQUIRE, 'never');
  });

  it('are no others where that is to be asked for', async () => {
    await start({ watch: 'onRequest', folders: { '/w/far': 'qemu+ssh://far/system' } });
    await session.open('file:///w/far/a.xml', '<network><name>a</name></network>');
    assert.deepEqual(await ask('virtnet.hosts', {}), []);
  });

  it('are none where nothing is to be looked at', async () => {
    await start({ watch: 'never' });
    assert.deepEqual(await ask('virtnet.watch', {}), []);
    assert.deepEqual(await ask('virtnet.hosts', { visible: true }), []);
  });
});
