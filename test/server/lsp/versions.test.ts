// The libvirt that files are judged for, where a workspace is for several hosts.
import assert from 'node:assert/strict';
import type { CompletionItem, Hover } from 'vscode-languageserver/node';
import { type Session, startSession } from '../../support/client';
import { fakeVirsh } from '../../support/fake-virsh';

const text = '<network>\n  <name>lab</name>\n  <title>Lab</title>\n  \n</network>\n';
const old = 'file:///lab/old/lab.xml';
const recent = 'file:///lab/new/lab.xml';
const elsewhere = 'file:///lab/hosts/web1/lab.xml';
const unbound = 'file:///lab/lab.xml';

describe('files for hosts with several versions of libvirt', () => {
  let session: Session;
  beforeEach(async () => {
    const virsh = fakeVirsh(
      { version: 'echo "Using library: libvirt $libvirt"' },
      'case "$*" in *old*) libvirt=8.0.0;; *) libvirt=11.3.0;; esac',
    );
    const folders = { '/lab/old': 'test:///old', '/lab/new': 'test:///new' };
    const settings = {
      virsh: { path: virsh.program },
      connection: { uri: 'test:///old', folders, watch: 'onRequest' },
    };
    session = await startSession({ initializationOptions: { settings } });
    for (const it of [old, recent, elsewhere, unbound]) await session.open(it, text);
  });
  afterEach(() => session.stop());

  const run = (command: string, args: object): Promise<unknown> =>
    session.client.sendRequest('workspace/executeCommand', { command, arguments: [args] });
  const reach = async (...connections: readonly string[]): Promise<void> => {
    for (const it of connections) await run('virtnet.listNetworks', { connection: it });
  };
  /** What is said of the element that came with 9.7.0. */
  const told = async (uri: string): Promise<readonly (number | string | undefined)[]> =>
    (await session.pull(uri)).filter((it) => it.range.start.line === 2).map((it) => it.severity);
  const all = () => Promise.all([old, recent, elsewhere, unbound].map(told));

  const nobodySaid = [3];
  it('are judged each for that of its own', async () => {
    assert.deepEqual(await all(), [nobodySaid, nobodySaid, nobodySaid, nobodySaid]);
    await reach('test:///old');
    const [refused] = await all();
    assert.notDeepEqual(refused, nobodySaid);
    assert.deepEqual(await all(), [refused, nobodySaid, nobodySaid, refused]);
    await reach('test:///new');
    assert.deepEqual(await all(), [refused, [], nobodySaid, refused]);
  });

  it('are judged so once a host is watched', async () => {
    await run('virtnet.watch', { connection: 'test:///new' });
    assert.deepEqual(await all(), [nobodySaid, [], nobodySaid, nobodySaid]);
  });

  it('are helped with what that one knows', async () => {
    await reach('test:///old', 'test:///new');
    const at = (uri: string, line: number, character: number) => ({
      textDocument: { uri },
      position: { line, character },
    });
    const offered = async (uri: string): Promise<string | undefined> => {
      const items = await session.client.sendRequest<CompletionItem[]>('textDocument/completion', at(uri, 3, 2));
      return items.find((it) => it.label === 'description')!.detail;
    };
    assert.deepEqual([await offered(old), await offered(recent)], ['since libvirt 9.7.0', undefined]);
    const shown = async (uri: string): Promise<string> =>
      JSON.stringify(await session.client.sendRequest<Hover>('textDocument/hover', at(uri, 2, 5)));
    assert.notEqual(await shown(old), await shown(recent));
  });
});
