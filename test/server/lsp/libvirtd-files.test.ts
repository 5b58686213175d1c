// Files that libvirtd keeps for itself, opened in an editor.
import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver/node';
import { type Session, startSession } from '../../support/client';

const text = "<network>\n  <name>lab</name>\n  <bridge name='virbr7' stp='on' delay='0'/>\n</network>\n";
const system = 'file:///etc/libvirt/qemu/networks/lab.xml';

describe('a file of libvirtd in an editor', () => {
  let session: Session;
  const start = async (lensCommands: string[], connection: object = {}): Promise<void> => {
    const settings = { connection: { watch: 'never', ...connection } };
    session = await startSession({ initializationOptions: { lensCommands, settings } });
  };
  const told = async (uri: string): Promise<unknown[]> => {
    await session.open(uri, text);
    return (await session.pull(uri)).map((it) => it.code);
  };
  const offered = async (uri: string): Promise<unknown[]> => {
    const range = { start: { line: 0, character: 2 }, end: { line: 0, character: 2 } };
    const params = { textDocument: { uri }, range, context: { diagnostics: [], only: ['quickfix'] } };
    const actions = await session.client.sendRequest<CodeAction[]>('textDocument/codeAction', params);
    return actions.flatMap((it) => (it.command ? [[it.title, it.command.command, it.command.arguments]] : []));
  };
  afterEach(() => session.stop());

  it('says whose it is, once, and offers to edit it through libvirt', async () => {
    await start(['virtnet.editNetwork']);
    assert.deepEqual(await told(system), ['libvirtd-owns-file']);
    assert.deepEqual(await offered(system), [
      ['Edit lab on qemu:///system', 'virtnet.editNetwork', [{ connection: 'qemu:///system', name: 'lab' }]],
    ]);
  });

  it('is that of the session of a user, whose libvirtd is asked', async () => {
    await start(['virtnet.editNetwork']);
    const uri = 'file:///home/me/.config/libvirt/qemu/networks/autostart/lab.xml';
    assert.deepEqual(await told(uri), ['libvirtd-owns-file']);
    assert.deepEqual(await offered(uri), [
      ['Edit lab on qemu:///session', 'virtnet.editNetwork', [{ connection: 'qemu:///session', name: 'lab' }]],
    ]);
  });

  it('is opened through libvirt only by a client that can, and at its place', async () => {
    await start([]);
    assert.deepEqual(await told(system), ['libvirtd-owns-file']);
    assert.deepEqual(await offered(system), []);
  });

  it('is no file of a workspace, or of a host that was copied', async () => {
    await start(['virtnet.editNetwork']);
    for (const it of ['file:///w/lab.xml', 'file:///srv/sos-web1/etc/libvirt/qemu/networks/lab.xml'])
      assert.deepEqual([await told(it), await offered(it)], [[], []], it);
  });

  it('says nothing where that is not wanted', async () => {
    session = await startSession({
      initializationOptions: { settings: { connection: { watch: 'never' }, rules: { 'libvirtd-owns-file': 'off' } } },
    });
    assert.deepEqual(await told(system), []);
  });
});
