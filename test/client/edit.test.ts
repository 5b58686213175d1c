// Networks of a host as documents that are saved: what is asked before, what is sent, and that nothing is lost.
import assert from 'node:assert/strict';
import { failed, ok, serverWith } from '../support/answering';
import { documentOf, editor, freshEditor } from '../support/editor';
import { registerComparing } from '../../client/src/compare';
import { registerEditedDocuments } from '../../client/src/edited-documents';

const uri = documentOf('libvirt-edit:/test-default/stored/u/lab.xml', '').uri;
const key = uri.toString();
const stored = '<network><name>lab</name></network>\n';
const mine = "<network><name>lab</name><mtu size='9000'/></network>\n";
const plan = { title: 'Define lab', lines: ['virsh net-define'], notes: ['lab exists and runs'] };

/** A host whose stored definition is that; a plan may say more. */
function host(more: object = {}, answers: Record<string, unknown> = {}) {
  const { server, asked, hostsChanged } = serverWith(
    (command) =>
      answers[command] ??
      (command === 'liveText'
        ? ok(stored)
        : ok(command === 'virtnet.plan' ? { ...plan, ...more } : { name: 'lab', notes: [], now: 'runs' })),
  );
  registerEditedDocuments(server);
  const files = editor.files.get('libvirt-edit')!;
  const save = async (text: string, reason = 1) => {
    editor.events.emit('willSave', { document: { uri }, reason });
    await files.writeFile(uri, new TextEncoder().encode(text), {});
  };
  const defined = () => asked.filter(([it]) => it === 'virtnet.define').map(([, args]) => args);
  return { files, save, defined, asked, hostsChanged };
}

beforeEach(() => void freshEditor());

describe('a network that is edited on its host', () => {
  const readBy = async ({ files }: ReturnType<typeof host>) => new TextDecoder().decode(await files.readFile(uri));

  it('is defined by saving, after one question, with what it was made of', async () => {
    const it = host();
    assert.equal(await readBy(it), stored);
    editor.press = (shown) => shown.buttons.find((button) => button === 'Define');
    await it.save(mine);
    assert.equal(editor.shown[0]!.message, 'Define lab?');
    assert.deepEqual(it.defined(), [{ uri: key, expected: stored, confirmed: true }]);
    assert.equal(editor.shown[1]!.message, 'lab is defined (runs)');
  });

  it('stays unsaved without a yes', async () => {
    const it = host();
    await readBy(it);
    await assert.rejects(it.save(mine), /nothing was run, and the text is kept/);
    assert.deepEqual(it.defined(), []);
  });

  it('is not asked about where the setting says so, but for what others have changed', async () => {
    editor.settings['edit.confirm'] = false;
    const quiet = host();
    await readBy(quiet);
    await quiet.save(mine);
    assert.equal(quiet.defined().length, 1);
    const changed = host({ agreed: { overwrite: true } });
    await readBy(changed);
    await assert.rejects(changed.save(mine));
    editor.press = (shown) => shown.buttons.find((button) => button === 'Define anyway');
    await changed.save(mine);
    assert.deepEqual(changed.defined(), [{ uri: key, expected: stored, overwrite: true, confirmed: true }]);
  });

  it('is not saved by itself, and asks nothing then', async () => {
    const it = host();
    await readBy(it);
    for (const reason of [2, 3]) await assert.rejects(it.save(mine, reason), /auto save stores nothing/);
    assert.deepEqual([editor.shown, it.asked.map(([command]) => command)], [[], ['liveText']]);
  });

  it('stays unsaved when the host refuses or does not answer', async () => {
    editor.press = (shown) => shown.buttons[0];
    for (const step of ['virtnet.plan', 'virtnet.define']) {
      const it = host({}, { [step]: failed('unreachable', 'libvirt does not answer') });
      await readBy(it);
      await assert.rejects(it.save(mine), /unavailable: libvirt does not answer/);
    }
  });

  it('is not there, or not to be had, as the host says', async () => {
    await assert.rejects(readBy(host({}, { liveText: failed('failed', 'no network') })), /not found: no network/);
    await assert.rejects(readBy(host({}, { liveText: failed('unreachable', 'gone') })), /unavailable: gone/);
    editor.trusted = false;
    const it = host();
    await assert.rejects(readBy(it), /not permitted: Restricted Mode/);
    await assert.rejects(it.save(mine), /not permitted: Restricted Mode/);
    assert.deepEqual(it.asked, []);
  });

  it('is what was opened while somebody edits it, whatever others do meanwhile', async () => {
    const it = host();
    const before = await it.files.stat(uri);
    editor.documents = [{ ...documentOf(key, mine), isDirty: true } as never];
    assert.deepEqual(await it.files.stat(uri), before);
    assert.equal(it.asked.length, 1);
    editor.documents = [];
    await it.files.stat(uri);
    assert.equal(it.asked.length, 2);
  });

  it('is read again where others have changed it, unless somebody edits it, or it is gone', async () => {
    const answers: Record<string, unknown> = {};
    const it = host({}, answers);
    await readBy(it);
    const changed: string[] = [];
    it.files.onDidChangeFile((all) => changed.push(...all.map((one) => one.uri.toString())));
    const after = async (isDirty: boolean, answer?: unknown): Promise<number> => {
      editor.documents = [{ ...documentOf(key, stored), isDirty } as never];
      if (answer === undefined) delete answers.liveText;
      else answers.liveText = answer;
      const before = changed.length;
      const asked = it.asked.length;
      it.hostsChanged();
      await new Promise((resolve) => setImmediate(resolve));
      assert.equal(it.asked.length - asked, isDirty ? 0 : 1);
      return changed.length - before;
    };
    assert.equal(await after(false), 0);
    assert.equal(await after(false, ok(mine)), 1);
    assert.deepEqual(changed, [key]);
    assert.equal(await after(true, ok(mine)), 0);
    assert.equal(await after(false, failed('failed', 'no network')), 0);
    editor.documents = [];
    const asked = it.asked.length;
    it.hostsChanged();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(it.asked.length, asked);
  });
});

describe('the commands about a file and its host', () => {
  const network = { uuid: 'u', name: 'lab', persistent: true, document: 'libvirt-live:/x/running/u/lab.xml' };
  const run = async (command: string, given: unknown, answers: Record<string, unknown> = {}) => {
    const { server, asked } = serverWith(
      (it) => answers[it] ?? (it === 'virtnet.listNetworks' ? ok([network]) : ok({ name: 'lab', notes: [] })),
    );
    registerComparing(server);
    await editor.run(command, given);
    return asked;
  };

  it('open what is stored, of the network that was handed over', async () => {
    const asked = await run('virtnet.editNetwork', { connection: 'x:///y', uuid: 'u' });
    assert.deepEqual(asked, [['virtnet.listNetworks', { connection: 'x:///y' }]]);
    assert.deepEqual(editor.opened.map(String), ['libvirt-edit:/x/stored/u/lab.xml']);
  });

  it('say that a transient network has nothing stored', async () => {
    await run(
      'virtnet.editNetwork',
      { uuid: 'u' },
      { 'virtnet.listNetworks': ok([{ ...network, persistent: false }]) },
    );
    assert.match(editor.shown[0]!.message, /lab is transient/);
    assert.deepEqual(editor.opened, []);
  });

  it('compare the file in front, and let choose where what runs differs from what is stored', async () => {
    const compared = {
      name: 'lab',
      file: 'file:///lab.xml',
      stored: 'libvirt-live:/x/stored/u/lab.xml',
      changes: 2,
      pending: 0,
    };
    await run('virtnet.compareWithFile', undefined);
    assert.equal(editor.shown[0]!.message, 'virtnet: no network XML is open in front');
    editor.front = documentOf('file:///lab.xml', stored);
    const asked = await run('virtnet.compareWithFile', undefined, { 'virtnet.compare': ok(compared) });
    assert.deepEqual(asked, [['virtnet.compare', { uri: 'file:///lab.xml' }]]);
    assert.deepEqual(editor.executed.at(-1)!.map(String), [
      'vscode.diff',
      compared.stored,
      compared.file,
      'lab: stored ↔ file',
    ]);
    const running = network.document;
    editor.choose = (items) => items[1];
    await run('virtnet.compareWithFile', undefined, { 'virtnet.compare': ok({ ...compared, running, pending: 1 }) });
    assert.deepEqual(editor.executed.at(-1)!.map(String), [
      'vscode.diff',
      running,
      compared.stored,
      'lab: running ↔ stored',
    ]);
  });

  it('pull into the file in front, and say what came of it', async () => {
    editor.front = documentOf('file:///lab.xml', stored);
    const asked = await run('virtnet.pullIntoFile', undefined, {
      'virtnet.pullIntoFile': ok({ name: 'lab', notes: ['2 differences written'] }),
    });
    assert.deepEqual(asked, [['virtnet.pullIntoFile', { uri: 'file:///lab.xml' }]]);
    assert.equal(editor.shown[0]!.message, 'lab: 2 differences written');
  });
});
