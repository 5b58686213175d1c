// Live documents in editors that show the documents of a server (LSP 3.18).
import assert from 'node:assert/strict';
import { LiveContent } from '../../../server/src/lsp/live-content';
import { liveUri } from '../../../server/src/model/live';
import { failure, success } from '../../../server/src/host/command';
import type { Client } from '../../../server/src/lsp/client';
import { startSession } from '../../support/client';
import { fakeVirsh } from '../../support/fake-virsh';

const uuid = '5d1f7a0e-3f0c-4d7e-9c5a-0f6a1b2c3d01';
const uri = liveUri('test:///default', 'running', uuid, 'lab');
const xml = '<network><name>lab</name></network>';

describe('live documents of an editor that asks the server for documents', () => {
  const start = async (workspace: object, more: object = {}) => {
    const virsh = fakeVirsh({ net_dumpxml: `echo "${xml}"` });
    const settings = { virsh: { path: virsh.program }, connection: { uri: 'test:///default', watch: 'never' } };
    return startSession({ capabilities: { workspace }, initializationOptions: { settings, ...more } });
  };
  const offered = async (workspace: object, more?: object): Promise<unknown> => {
    const session = await start(workspace, more);
    await session.stop();
    return session.initialized.capabilities.workspace?.textDocumentContent;
  };

  it('are offered to those that know of it, and show none in a way of their own', async () => {
    assert.deepEqual(await offered({ textDocumentContent: {} }), { schemes: ['libvirt-live'] });
    assert.equal(await offered({}), undefined);
    assert.equal(await offered({ textDocumentContent: { dynamicRegistration: true } }, { showsLive: true }), undefined);
  });

  it('have the text that the host has, and a reason where there is none', async () => {
    const session = await start({ textDocumentContent: {} });
    const text = async (of: unknown): Promise<unknown> =>
      session.client.sendRequest('workspace/textDocumentContent', { uri: of });
    try {
      const { text: read } = (await text(uri)) as { text: string };
      assert.equal(read.trim(), xml);
      const others = [
        'libvirt-live:/other/running/x',
        uri.replace('libvirt-live:', 'libvirt-edit:'),
        'file:///etc/passwd',
        7,
      ];
      for (const it of others) await assert.rejects(text(it), /.{10}/, String(it));
    } finally {
      await session.stop();
    }
  });
});

describe('a live document that an editor shows', () => {
  function shown() {
    let ask: ((params: { uri: string }) => Promise<unknown>) | undefined;
    const refreshed: unknown[] = [];
    const client = {
      connection: { onRequest: (_: string, answer: typeof ask) => (ask = answer) },
      demand: (...it: unknown[]) => refreshed.push(it),
    } as unknown as Client;
    const watched = new Map<string, string>();
    const host: { text: string | undefined } = { text: xml };
    const content = new LiveContent(
      client,
      { text: async (it) => (host.text === undefined ? failure('failed', `${it} is gone`) : success(host.text)) },
      { liveText: (it) => watched.get(it) },
    );
    const refreshes = (): number => {
      content.changed();
      return refreshed.splice(0).length;
    };
    return { ask: () => ask!({ uri }), watched, host, refreshes, content, refreshed };
  }

  it('is to be read again when the host has something else, once', async () => {
    const { ask, watched, refreshes, content, refreshed } = shown();
    watched.set(uri, xml);
    await ask();
    assert.equal(refreshes(), 0);
    watched.set(uri, xml.replace('lab', 'web'));
    content.changed();
    assert.deepEqual(refreshed.splice(0), [['workspace/textDocumentContent/refresh', { uri }]]);
    assert.equal(refreshes(), 0);
  });

  it('is to be read again when it is gone, and stays as it is where nobody watches', async () => {
    const { ask, watched, host, refreshes } = shown();
    await ask();
    assert.equal(refreshes(), 0);
    watched.set(uri, xml);
    await ask();
    watched.delete(uri);
    assert.equal(refreshes(), 1);
    host.text = undefined;
    await assert.rejects(ask(), /gone/);
    assert.equal(refreshes(), 0);
  });
});
