// virsh and libvirtd killed in the middle of every command of every operation, slow, large and foreign answers: each
// command comes to an end with words, and the definition before is there, in libvirt or in the history.
import assert from 'node:assert/strict';
import type { Connection, Result } from '../../server/src/host/command';
import { defineNetwork, undefineNetwork } from '../../server/src/host/define';
import type { History } from '../../server/src/host/history';
import { autostartNetwork, createNetwork, destroyNetwork, startNetwork } from '../../server/src/host/lifecycle';
import { dumpXml, listNetworks } from '../../server/src/host/networks';
import { refusalOf } from '../../server/src/host/refusal';
import { VirshSession } from '../../server/src/host/session';
import { undoLastDefine } from '../../server/src/host/undo';
import * as virsh from '../../server/src/host/virsh';
import { Disturbed, pause, victimsOf } from '../support/disturbed';
import { newHistory } from '../support/history';
import { type Libvirtd, startLibvirtd } from '../support/libvirtd';
import { skipWithoutLibvirtd } from '../support/skipping';

const lab = (address: string, name = 'lab', bridge = 'labbr0') =>
  `<network><name>${name}</name><bridge name='${bridge}'/><ip address='${address}' prefix='24'/></network>`;
const changed = lab('192.168.78.1');

/** What is done to the network `lab`, which is there and stopped, or to another. */
const operations: Readonly<Record<string, (on: Connection, history: History) => Promise<Result<unknown>>>> = {
  list: (on) => listNetworks(on),
  dump: (on) => dumpXml(on, { name: 'lab' }, { inactive: true }),
  'define a new one': (on, history) => defineNetwork(on, lab('192.168.79.1', 'new', 'labbr1'), history).run(),
  'define and start': (on, history) => defineNetwork(on, changed, history, { start: true, autostart: true }).run(),
  create: (on) => createNetwork(on, lab('192.168.79.1', 'new', 'labbr1')).run(),
  start: (on) => startNetwork(on, { name: 'lab' }).run(),
  undefine: (on, history) => undefineNetwork(on, { name: 'lab' }, history).run(),
  autostart: (on, history) => autostartNetwork(on, { name: 'lab' }, true, history).run(),
  stop: async (on, history) => {
    const started = await startNetwork(on, { name: 'lab' }).run();
    return started.ok ? destroyNetwork(on, { name: 'lab' }, history).run() : started;
  },
  undo: async (on, history) => {
    const defined = await defineNetwork(on, changed, history).run();
    if (!defined.ok) return defined;
    const undo = await undoLastDefine(on, history);
    return undo.ok ? undo.value.run() : undo;
  },
};

describe('with a real libvirtd', function () {
  let daemon: Libvirtd | undefined;
  let session: VirshSession;

  before(async function () {
    skipWithoutLibvirtd(this);
    daemon = await startLibvirtd();
  });
  beforeEach(() => {
    session = new VirshSession({ uri: daemon!.uri });
  });
  afterEach(async () => {
    await session?.close();
  });
  after(() => daemon?.stop());

  /** `lab` as it was, stopped and without autostart, and nothing else. Gives its XML. */
  async function makeReady(): Promise<string> {
    const all = await listNetworks(session);
    assert.ok(all.ok, JSON.stringify(all));
    for (const { uuid, active, persistent } of all.value) {
      if (active) await session.run(virsh.destroy({ uuid }));
      if (persistent) await session.run(virsh.undefine({ uuid }));
    }
    // A libvirtd killed between the making of a bridge and the note that it was made forgets it.
    const left = await daemon!.inside('ip', '-o', 'link', 'show', 'type', 'bridge');
    for (const [, bridge] of left.matchAll(/: (labbr\d)[:@]/g)) await daemon!.inside('ip', 'link', 'delete', bridge!);
    const defined = await defineNetwork(session, lab('192.168.77.1'), newHistory()).run();
    assert.ok(defined.ok, JSON.stringify(defined));
    return stored();
  }

  async function takenBack(history: History, options: { readonly overwrite?: boolean }): Promise<Result<unknown>> {
    const undo = await undoLastDefine(session, history, options);
    return undo.ok ? undo.value.run() : undo;
  }

  async function stored(): Promise<string> {
    const xml = await dumpXml(session, { name: 'lab' }, { inactive: true });
    return xml.ok ? xml.value : xml.reason === 'failed' ? '' : assert.fail(xml.message);
  }

  const victims = victimsOf(
    () => daemon!,
    () => session,
  );

  for (const [victim, { before, kill, after }] of Object.entries(victims)) {
    for (const [name, operation] of Object.entries(operations)) {
      it(`${victim} killed in the middle of each command: ${name}`, async () => {
        for (let at = 0; ; at++) {
          const old = await makeReady();
          const history = newHistory();
          const disturbed = new Disturbed(
            session,
            at,
            async (running) => {
              await Promise.race([running, pause(after)]);
              await kill();
            },
            before,
          );
          const done = await operation(disturbed, history);
          if (disturbed.asked <= at) {
            assert.ok(done.ok && at > 0, JSON.stringify(done));
            break;
          }
          const where = `command ${String(at + 1)}: ${JSON.stringify(done)}`;
          if (!done.ok) {
            const expected = ['crashed', 'unreachable'].includes(done.reason);
            assert.ok(expected || /perhaps left by a libvirtd that was killed/.test(done.message), where);
            assert.match(done.message, /\S/);
            assert.doesNotMatch(done.message, /\n/);
          }
          // Nobody has to do anything for the next command to work.
          const now = await stored();
          if (now === old) continue;
          assert.ok(['define and start', 'undefine', 'undo'].includes(name), where);
          let undone = await takenBack(history, {});
          // What libvirtd forgot when it was killed stands there as if somebody else had changed it: the user is asked.
          if (!undone.ok && undone.remedy === 'overwrite' && victim === 'libvirtd at work')
            undone = await takenBack(history, { overwrite: true });
          assert.ok(undone.ok, `${where}, undo: ${JSON.stringify(undone)}`);
          assert.equal(await stored(), old, where);
        }
      });
    }
  }

  it('gives up on a libvirtd that does not answer, and says so', async () => {
    await makeReady();
    const quick = new VirshSession({ uri: daemon!.uri, connectLimit: 300 });
    try {
      await daemon!.signal('SIGSTOP');
      const late = await session.run(virsh.listNames, { limit: 300 });
      assert.ok(!late.ok && late.reason === 'timeout');
      assert.match(late.message, /^net-list gave no answer within 0\.3 s/);
      const unconnected = await quick.run(virsh.listNames);
      assert.ok(!unconnected.ok && unconnected.reason === 'timeout');
      assert.match(unconnected.message, /^virsh did not connect to .* within 0\.3 s$/);
    } finally {
      await daemon!.signal('SIGCONT');
      await quick.close();
    }
    assert.ok((await session.run(virsh.listNames)).ok);
  });

  it('is told in words that the daemon is not started', async () => {
    await daemon!.signal('SIGKILL');
    try {
      await pause(20);
      const refused = await session.run(virsh.listNames);
      assert.ok(!refused.ok && refused.reason === 'unreachable', JSON.stringify(refused));
      assert.match(refused.message, /^libvirt does not answer at .*: .*Connection refused/);
    } finally {
      await daemon!.restart();
    }
  });

  /** Text records of 100,000 characters each. */
  const large = (records: number) => {
    const txt = Array.from({ length: records }, (_, i) => `<txt name='t${String(i)}' value='${'x'.repeat(100_000)}'/>`);
    return `<network><name>large</name><dns>${txt.join('\n')}</dns></network>`;
  };

  it('carries an answer of 10 MB, and tells why libvirtd takes none so large', async () => {
    const local = new VirshSession({ uri: 'test:///default' });
    try {
      const defined = await defineNetwork(local, large(100), newHistory()).run();
      assert.ok(defined.ok, JSON.stringify(defined));
      const dumped = await dumpXml(local, { name: 'large' }, { inactive: true });
      assert.ok(dumped.ok && dumped.value.length > 10_000_000);
    } finally {
      await local.close();
    }
    const refused = await defineNetwork(session, large(100), newHistory()).run();
    assert.ok(!refused.ok && refused.reason === 'failed', JSON.stringify(refused));
    assert.match(refused.message, /no definition of more than 4 MB/);
    // Nothing of the text is to blame, and the connection goes on.
    assert.ok((await session.run(virsh.listNames)).ok);
  });

  it('understands virsh and libvirtd whatever their language is', async function () {
    for (const language of ['de', 'fr', 'ja', 'ru', 'zh_CN']) {
      const env = { LC_ALL: 'C.UTF-8', LANG: `${language}.UTF-8`, LANGUAGE: language };
      const foreign = await startLibvirtd(env);
      const to = new VirshSession({ uri: foreign.uri, env: { ...process.env, ...env } });
      try {
        const history = newHistory();
        const define = (xml: string) => defineNetwork(to, xml, history).run();
        assert.ok((await define(lab('192.168.77.1'))).ok);
        const replaced = await define(changed);
        assert.ok(replaced.ok && replaced.value.replaced, JSON.stringify(replaced));
        const missing = await to.run(virsh.info({ name: 'nöt here' }));
        assert.ok(!missing.ok && missing.reason === 'failed');
        assert.equal(missing.message, 'net-info failed: libvirt says why in another language', missing.detail);
        const refused = await define("<network>\n<name>bad</name>\n<ip address='1'\n</network>\n");
        assert.ok(!refused.ok && refusalOf(refused)?.line === 4, JSON.stringify(refused));
        assert.equal(refused.message, 'net-define failed: the XML is not well-formed in line 4');
        const unknown = await define('<network><name>bad</name><bogus/></network>');
        assert.ok(!unknown.ok, JSON.stringify(unknown));
        assert.equal(unknown.message, 'net-define failed: the schema does not allow <bogus> in <network>');
        const undo = await undoLastDefine(to, history);
        assert.ok(undo.ok && (await undo.value.run()).ok);
        const taken = await define(lab('192.168.77.1', 'other'));
        assert.ok(!taken.ok && taken.reason === 'failed', JSON.stringify(taken));
        // Not all messages are translated into each language.
        const why = taken.detail.includes('already in use') ? /: bridge name 'labbr0' already/ : /another language$/;
        assert.match(taken.message, why, taken.detail);
        await foreign.stop();
        const gone = await to.run(virsh.listNames);
        assert.ok(!gone.ok && gone.reason === 'unreachable', JSON.stringify(gone));
      } finally {
        await to.close();
        await foreign.stop();
      }
    }
  });
});
