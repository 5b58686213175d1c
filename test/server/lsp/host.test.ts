// The host as the server holds it: who is asked, what is started and ended, and where changes are kept.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CancellationTokenSource, type MessageActionItem, type ShowMessageRequestParams } from 'vscode-languageserver';
import type { HostLogEntry } from '../../../server/src/lsp/protocol';
import { type Session, startSession } from '../../support/client';
import { type FakeVirsh, fakeVirsh, runs } from '../../support/fake-virsh';
import { freshFolder } from '../../support/history';

interface Answer {
  readonly ok: boolean;
  readonly reason?: string;
  readonly message?: string;
  readonly remedy?: string;
  readonly value?: unknown;
}

/** A host with the network `lab`, which starts and stops and is defined as it was told last. */
const answers = {
  version: "echo 'Using library: libvirt 3.0.0'",
  net_list: 'echo lab',
  net_info:
    "echo 'Name:           lab'; echo 'UUID:           dd8fe884-6c02-601e-7551-cca97df1c5df'; echo 'Persistent:     yes'",
  net_dumpxml: "echo '<network><name>lab</name><uuid>dd8fe884-6c02-601e-7551-cca97df1c5df</uuid></network>'",
  net_start: ':',
  net_define: ':',
};

describe('the host of the server', function () {
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  let session: Session;
  let fake: FakeVirsh;
  const uri = 'file:///lab.xml';
  const text = '<network><name>lab</name></network>';
  const settings = (it: FakeVirsh, at = 'test:///default') => ({
    virsh: { path: it.program },
    connection: { uri: at, watch: 'never' },
  });
  const start = (options: object = {}, virsh = fake) =>
    startSession({ initializationOptions: { storage: freshFolder(), settings: settings(virsh), ...options } });
  const run = (command: string, args: object = {}): Promise<Answer> =>
    session.client.sendRequest('workspace/executeCommand', { command, arguments: [args] });

  beforeEach(() => {
    fake = fakeVirsh(answers);
  });
  afterEach(async () => {
    // Some have stopped it already.
    await session.stop().catch(() => undefined);
    assert.ok(fake.started.every((it) => !runs(it)));
  });

  it('does no more for a command that is taken back', async () => {
    fake = fakeVirsh({ ...answers, net_list: 'sleep 60' });
    session = await start();
    const source = new CancellationTokenSource();
    const params = { command: 'virtnet.listNetworks', arguments: [{}] };
    const answer = session.client.sendRequest<Answer>('workspace/executeCommand', params, source.token);
    while (!fake.asked.includes('net-list --all --name')) await new Promise((resolve) => setImmediate(resolve));
    source.cancel();
    assert.equal((await answer).reason, 'cancelled');
  });

  describe('asks before it changes anything, and', () => {
    const questions: ShowMessageRequestParams[] = [];
    const askedWith = async (answer: () => MessageActionItem | null): Promise<Answer> => {
      session = await start();
      questions.length = 0;
      session.client.onRequest('window/showMessageRequest', (it: ShowMessageRequestParams) => {
        questions.push(it);
        return answer();
      });
      return run('virtnet.start', { name: 'lab' });
    };

    it('runs it after a yes', async () => {
      assert.ok((await askedWith(() => ({ title: 'Run' }))).ok);
      const [{ type, message, actions }] = questions as [ShowMessageRequestParams];
      assert.equal(message, 'Start lab?\n· lab exists and does not run\n$ virsh -c test:///default net-start -- lab');
      assert.deepEqual([type, actions], [2, [{ title: 'Run' }, { title: 'Cancel' }]]);
      assert.ok(fake.asked.includes('net-start -- lab'));
    });

    const refusals: Readonly<Record<string, () => MessageActionItem | null>> = {
      no: () => ({ title: 'Cancel' }),
      'a question that was closed': () => null,
      'an answer nobody offered': () => ({ title: 'run' }),
      'a question that cannot be asked': () => {
        throw new Error('no questions');
      },
    };
    for (const [what, answer] of Object.entries(refusals)) {
      it(`runs nothing after ${what}`, async () => {
        const refused = await askedWith(answer);
        assert.deepEqual([refused.ok, refused.reason, questions.length], [false, 'cancelled', 1]);
        assert.equal(refused.message, 'Start lab: not confirmed, nothing was run');
        assert.ok(!fake.asked.some((it) => it.startsWith('net-start')));
      });
    }

    it('says what there is to know', async () => {
      await askedWith(() => null);
      await session.open(uri, text);
      await run('virtnet.define', { uri });
      assert.match(
        questions[1]!.message,
        /^Define lab\?\n· lab exists and does not run; nothing changes\n[^$]*\n\$ virsh .*net-dumpxml.*\n\$ virsh .*net-define/,
      );
    });
  });

  it('runs no program in a folder that is not trusted, until it is', async () => {
    session = await start({ trusted: false });
    for (const command of ['virtnet.listNetworks', 'virtnet.start', 'virtnet.plan']) {
      const refused = await run(command, { name: 'lab', confirmed: true, command: 'virtnet.undoLastDefine' });
      assert.deepEqual([refused.ok, refused.reason], [false, 'not-permitted']);
      assert.match(refused.message!, /not trusted/);
    }
    assert.deepEqual(fake.started, []);
    await session.client.sendNotification('virtnet/trusted');
    assert.ok((await run('virtnet.start', { name: 'lab', confirmed: true })).ok);
    assert.equal(fake.started.length, 1);
  });

  it('tells a client that keeps a log of every command and what came of it, and no other client', async () => {
    fake = fakeVirsh({ ...answers, net_start: 'error "Failed to start network lab" "internal error: no way"' });
    for (const hostLog of [true, undefined]) {
      session = await start({ hostLog });
      const told: HostLogEntry[] = [];
      session.client.onNotification('virtnet/hostLog', (it: HostLogEntry) => void told.push(it));
      assert.ok(!(await run('virtnet.start', { name: 'lab', confirmed: true })).ok);
      assert.ok((await run('virtnet.liveXml', { name: 'lab' })).ok);
      assert.ok(told.every((it) => Number.isInteger(it.ms)));
      assert.deepEqual(
        told.map(({ line, reason, said }) => [line.replace('virsh -c test:///default ', ''), reason, said]),
        hostLog
          ? [
              [
                'net-start -- lab',
                'net-start failed: no way',
                ['Failed to start network lab', 'internal error: no way'],
              ],
              ['net-dumpxml -- lab', undefined, undefined],
            ]
          : [],
      );
      await session.stop();
    }
  });

  it('names no file that is gone by then', async () => {
    fake = fakeVirsh({ ...answers, net_define: 'error "Failed to define network from $3: no"' });
    session = await start();
    await session.open(uri, text);
    const refused = await run('virtnet.define', { uri, confirmed: true });
    assert.equal(refused.message, 'net-define failed: Failed to define network from network.xml: no');
  });

  it('keeps one virsh open for each connection', async () => {
    session = await start();
    for (const connection of ['test:///default', 'qemu:///session', 'test:///default', undefined])
      assert.ok((await run('virtnet.start', { name: 'lab', confirmed: true, connection })).ok);
    assert.equal(fake.started.length, 2);
    assert.ok(fake.started.every(runs));
  });

  it('judges for the libvirt it has reached, and connects nowhere to learn of it', async () => {
    session = await start();
    await session.open(uri, "<network><name>lab</name><mtu size='9000'/></network>");
    const newer = async () => (await session.pull(uri)).filter((it) => /3\.1/.test(String(it.message))).length;
    assert.equal(await newer(), 0);
    assert.ok((await run('virtnet.listNetworks', { connection: 'qemu:///session' })).ok !== undefined);
    assert.equal(fake.started.length, 1);
    assert.equal(await newer(), 0);
    await run('virtnet.liveXml', { name: 'lab' });
    assert.equal(await newer(), 1);
    await run('virtnet.liveXml', { name: 'lab' });
    assert.equal(fake.asked.filter((it) => it === 'version').length, 1);
  });

  it('does not judge for a libvirt that does not say what it is', async () => {
    fake = fakeVirsh({ ...answers, version: 'echo something' });
    session = await start();
    await session.open(uri, "<network><name>lab</name><mtu size='9000'/></network>");
    assert.ok((await run('virtnet.liveXml', { name: 'lab' })).ok);
    assert.equal((await session.pull(uri)).filter((it) => /3\.1/.test(String(it.message))).length, 0);
  });

  it('ends virsh when the settings name another, and uses that', async () => {
    session = await start();
    const live = (it = {}) => run('virtnet.liveXml', { name: 'lab', ...it });
    assert.ok((await live()).ok);
    const [first] = fake.started;
    const other = fakeVirsh({ ...answers, version: "echo 'Using library: libvirt 9.0.0'" });
    const change = (to: object) =>
      session.client.sendNotification('workspace/didChangeConfiguration', { settings: { virtnet: to } });
    await change({ ...settings(fake), rules: {} });
    assert.ok((await live()).ok);
    assert.deepEqual(fake.started, [first]);
    await change(settings(other));
    assert.ok((await live()).ok);
    assert.ok(!runs(first!));
    assert.deepEqual([fake.started.length, other.started.length], [1, 1]);
    assert.ok(other.asked.includes('version'));
    await change(settings(other, 'qemu:///session'));
    assert.ok((await live()).ok);
    assert.equal(other.started.length, 2);
    assert.ok(!runs(other.started[0]!));
  });

  it('shows what libvirt says of a document until it is changed', async () => {
    fake = fakeVirsh({
      ...answers,
      net_define: 'error "Failed to define network from x" "internal error: bridge name \'lab0\' already in use."',
    });
    session = await start();
    await session.open(uri, "<network><name>lab</name><bridge name='lab0'/></network>");
    const ofLibvirt = async () =>
      (await session.pull(uri)).filter((it) => it.source === 'libvirt').map((it) => it.message);
    assert.deepEqual(await ofLibvirt(), []);
    const refused = await run('virtnet.define', { uri, confirmed: true });
    assert.deepEqual([refused.ok, await ofLibvirt()], [false, ["bridge name 'lab0' already in use"]]);
    await session.change(uri, text);
    assert.deepEqual(await ofLibvirt(), []);
  });

  it('starts nothing any more once it is told to stop, whatever is under way', async () => {
    fake = fakeVirsh({ ...answers, net_info: 'sleep 1000' });
    session = await start();
    await session.open(uri, text);
    const underWay = run('virtnet.define', { uri, confirmed: true }).catch(() => undefined);
    while (!fake.asked.some((it) => it.startsWith('net-info'))) await new Promise((resolve) => setTimeout(resolve, 2));
    await session.client.sendRequest('shutdown');
    const done = await underWay;
    if (done) assert.deepEqual([done.ok, done.reason], [false, 'cancelled']);
    const after = await run('virtnet.start', { name: 'lab', confirmed: true }).catch(() => undefined);
    if (after) assert.deepEqual([after.ok, after.reason], [false, 'cancelled']);
    assert.equal(fake.started.length, 1);
    assert.ok(!fake.asked.some((it) => /net-(?:define|start)/.test(it)));
  });

  it('starts nothing for a yes that comes after it was told to stop', async () => {
    session = await start();
    let yes: (answer: MessageActionItem) => void = () => assert.fail('nobody was asked');
    const asked = new Promise<void>((isAsked) =>
      session.client.onRequest('window/showMessageRequest', () => {
        isAsked();
        return new Promise((answer) => (yes = answer));
      }),
    );
    const underWay = run('virtnet.start', { name: 'lab' }).catch(() => undefined);
    await asked;
    await session.client.sendRequest('shutdown');
    yes({ title: 'Run' });
    const done = await underWay;
    if (done) assert.deepEqual([done.ok, done.reason], [false, 'cancelled']);
    assert.ok(!fake.asked.some((it) => it.startsWith('net-start')));
  });

  describe('keeps changes', () => {
    const usual = process.env.XDG_STATE_HOME;
    let state: string;
    beforeEach(() => {
      process.env.XDG_STATE_HOME = state = freshFolder();
      // Each define is another definition.
      fake = fakeVirsh({
        ...answers,
        net_dumpxml:
          "echo '<network><name>lab</name><uuid>dd8fe884-6c02-601e-7551-cca97df1c5df</uuid><title>'; date +%s%N; echo '</title></network>'",
      });
    });
    afterEach(() => {
      if (usual === undefined) delete process.env.XDG_STATE_HOME;
      else process.env.XDG_STATE_HOME = usual;
    });
    const keptIn = (folder: string) =>
      existsSync(join(folder, 'history')) ? readdirSync(join(folder, 'history')).length : 0;
    const define = async () => {
      await session.open(uri, text);
      const done = await run('virtnet.define', { uri, confirmed: true });
      assert.ok(done.ok, JSON.stringify(done));
    };

    it('where all editors of the user find them', async function () {
      if (process.platform === 'darwin') return this.skip();
      for (const storage of [undefined, '', 7, 'relative/folder', null]) {
        session = await start({ storage });
        const before = keptIn(join(state, 'virtnet'));
        await define();
        await session.stop();
        assert.equal(keptIn(join(state, 'virtnet')), before + 1);
      }
      session = await start({ storage: undefined });
      const plan = await run('virtnet.plan', { command: 'virtnet.undoLastDefine' });
      assert.match((plan.value as { title: string }).title, /^Bring back lab/);
      assert.equal(existsSync('relative'), false);
    });

    it('where the client says', async () => {
      const storage = freshFolder();
      session = await start({ storage });
      await define();
      assert.deepEqual([keptIn(storage), existsSync(join(state, 'virtnet'))], [1, false]);
    });

    it('and takes those over that the client kept before', async () => {
      const formerStorage = freshFolder();
      mkdirSync(join(formerStorage, 'history'), { recursive: true });
      const entry = {
        time: '2030-01-02T03:04:05.678Z',
        uri: 'test:///default',
        change: 'define',
        name: 'lab',
        xml: '<network><name>old</name></network>',
        autostart: false,
        active: false,
      };
      writeFileSync(join(formerStorage, 'history', '2030-x.json'), JSON.stringify(entry));
      session = await start({ storage: undefined, formerStorage });
      const plan = await run('virtnet.plan', { command: 'virtnet.undoLastDefine' });
      assert.ok(plan.ok, JSON.stringify(plan));
      // As the clock on the wall shows it, wherever that hangs.
      assert.match(
        (plan.value as { title: string }).title,
        /^Bring back lab as it was before [123] Jan 2030, \d\d:\d\d:05$/,
      );
      assert.deepEqual(readdirSync(join(formerStorage, 'history')), []);
    });
  });
});
