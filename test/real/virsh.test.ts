// The session against a real virsh and its driver `test:///default`, which lives inside virsh.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineNetwork, undefineNetwork } from '../../server/src/host/define';
import { identityOf } from '../../server/src/host/identity';
import { createNetwork, destroyNetwork, startNetwork } from '../../server/src/host/lifecycle';
import { dumpXml, listNetworks } from '../../server/src/host/networks';
import { refusalOf } from '../../server/src/host/refusal';
import { VirshSession, type SessionOptions } from '../../server/src/host/session';
import { undoLastDefine } from '../../server/src/host/undo';
import * as virsh from '../../server/src/host/virsh';
import { parseXml } from '../../server/src/syntax/xml/parse';
import { newHistory } from '../support/history';
import { oddDefinitions } from '../support/odd-definitions';
import { takesChangesBack } from '../support/taking-back';
import { skipWithoutVirsh } from '../support/skipping';
import { recordedLines } from '../support/recorded-lines';

const uri = 'test:///default';

/** Words of libxml2 and of the files that libvirt makes of a definition. */
const libxml2 =
  /\(network_definition\)|interleave|extra content|failed to validate|Expecting|Invalid attribute \w+ for|Premature|tag mismatch|parsing|[-^]\^|\.rng|network\.xml/;

describe('a session with a real virsh', function () {
  const open: VirshSession[] = [];
  const session = (options: SessionOptions = {}): VirshSession => {
    const it = new VirshSession({ uri, ...options });
    open.push(it);
    return it;
  };

  before(function () {
    skipWithoutVirsh(this);
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((it) => it.close()));
  });

  it('defines, starts, lists, stops and undefines', async () => {
    const it = session();
    const history = newHistory();
    const xml = "<network><name>lab</name><ip address='10.77.0.1' prefix='24'/></network>";
    const defined = await defineNetwork(it, xml, history, { start: true, autostart: true }).run();
    assert.ok(defined.ok, JSON.stringify(defined));
    assert.equal(defined.value.validated, true);
    const state = async () => {
      const all = await listNetworks(it);
      assert.ok(all.ok);
      return all.value.find(({ name }) => name === 'lab');
    };
    const { uuid, summary, ...flags } = (await state())!;
    assert.deepEqual(flags, { name: 'lab', active: true, autostart: true, persistent: true });
    assert.deepEqual([summary?.mode, summary?.addresses], ['isolated', ['10.77.0.1/24']]);
    assert.equal(uuid, defined.value.uuid);
    assert.ok((await destroyNetwork(it, { uuid }, history).run()).ok);
    assert.equal((await state())?.active, false);
    assert.ok((await undefineNetwork(it, { uuid }, history).run()).ok);
    assert.equal(await state(), undefined);
    const undo = await undoLastDefine(it, history);
    assert.ok(undo.ok && (await undo.value.run()).ok);
    assert.equal((await state())?.uuid, uuid);
  });

  describe('takes changes back and', () => {
    takesChangesBack({ apart: false }, () => ({ connection: session(), history: newHistory() }));
  });

  it('keeps apart what names belong to which uuids', async () => {
    const it = session();
    const names = ['zeta', 'Alpha', 'beta', 'alpha 2'];
    for (const name of names) await defineNetwork(it, `<network><name>${name}</name></network>`, newHistory()).run();
    assert.ok((await startNetwork(it, { name: 'beta' }).run()).ok);
    const all = await listNetworks(it);
    assert.ok(all.ok);
    assert.deepEqual(all.value.map((it) => it.name).sort(), [...names, 'default'].sort());
    for (const { name, uuid, active } of all.value) {
      const info = await it.run(virsh.info({ uuid }));
      assert.ok(info.ok && info.value.name === name && info.value.active === active);
    }
  });

  for (const [what, xml] of Object.entries(oddDefinitions)) {
    it(`keeps the uuid of the network: ${what}`, async () => {
      const it = session();
      const first = await defineNetwork(it, '<network><name>lab</name></network>', newHistory()).run();
      assert.ok(first.ok);
      const again = await defineNetwork(it, xml, newHistory()).run();
      assert.ok(again.ok && again.value.replaced, JSON.stringify(again));
      assert.equal(again.value.uuid, first.value.uuid);
      assert.match(again.value.notes.join(), /keeps what the file does not say: uuid/);
    });
  }

  it('lets libvirt make a uuid where there is an empty one, and keeps that', async () => {
    const it = session();
    for (const uuid of ['', '<uuid/>', '<uuid></uuid>']) {
      const xml = `<network><name>lab</name>${uuid}</network>`;
      const done = await defineNetwork(it, xml, newHistory(), { validate: false }).run();
      assert.ok(done.ok, JSON.stringify(done));
    }
  });

  const hostile = [
    'two words',
    ' leading and trailing ',
    "it's",
    'a "quoted" name',
    `both ' and "`,
    '--all',
    '-x',
    '--',
    'a; net-undefine default',
    '# no comment',
    '$(id) `id` ${HOME}',
    'back\\slash\\',
    '!history !! ^a^b',
    'Büro 网络 🙂 e\u0301',
    "open:' 'close:",
    '%s%n%d',
    '*?[a]{b}~',
    'dd8fe884-6c02-601e-7551-cca97df1c5dx',
    'x'.repeat(2000),
  ];

  it('takes a hostile name for a name', async () => {
    const it = session();
    const escape = (name: string) => name.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    for (const name of hostile) {
      const history = newHistory();
      const xml = `<network><name>${escape(name)}</name></network>`;
      const defined = await defineNetwork(it, xml, history, { validate: false, start: true }).run();
      assert.ok(defined.ok, `${name}: ${JSON.stringify(defined)}`);
      assert.equal(defined.value.name, name);
      const names = await it.run(virsh.listNames);
      assert.deepEqual(names.ok && [...names.value].sort(), ['default', name].sort());
      const dumped = await dumpXml(it, { name }, { inactive: true });
      assert.equal(dumped.ok && identityOf(dumped.value).name, name);
      const undo = await undoLastDefine(it, history);
      assert.ok(undo.ok);
      const undone = await undo.value.run();
      assert.ok(undone.ok, `${name}: ${JSON.stringify(undone)}`);
    }
    const left = await it.run(virsh.listNames);
    assert.deepEqual(left.ok && left.value, ['default']);
  });

  it('refuses a name with a control character unless the uuid is known', async () => {
    const it = session();
    const defined = await defineNetwork(it, '<network><name>a\tb</name></network>', newHistory()).run();
    assert.ok(!defined.ok);
    assert.match(defined.message, /control character/);
  });

  it('tells the line of XML that is not well-formed', async () => {
    const refused = await createNetwork(session(), "<network>\n<name>lab</name>\n<ip address='1'\n</network>\n").run();
    assert.ok(!refused.ok && refused.reason === 'failed');
    assert.equal(refusalOf(refused)?.line, 4);
  });

  it('says in words of ours what libxml2 does not take', async () => {
    const it = session();
    const folder = mkdtempSync(join(tmpdir(), 'virtnet-libxml2-'));
    const file = join(folder, 'network.xml');
    let count = 0;
    try {
      for (const { bad } of recordedLines<{ bad: string }>('libvirt-network-fixtures')) {
        writeFileSync(file, bad);
        const refused = await it.run(virsh.define(file, { validate: true }));
        if (refused.ok) continue;
        count++;
        const { message } = refusalOf(refused)!;
        assert.doesNotMatch(message, libxml2, refused.detail);
        assert.doesNotMatch(message, /language/, refused.detail);
        if (/\.rng$/m.test(refused.detail)) assert.match(message, /^the schema (?:does not allow|expects) <?\w/);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    assert.ok(count > 100, String(count));
  });

  it('answers in a language that is not English', async () => {
    const it = session({ env: { ...process.env, LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' } });
    const info = await it.run(virsh.info({ name: 'default' }));
    assert.ok(info.ok && info.value.active);
    const missing = await it.run(virsh.info({ name: 'nöt here' }));
    assert.ok(!missing.ok);
    assert.match(missing.detail, /nöt here/);
  });

  it('does not care how the line editor of the user is set, and leaves the history of virsh alone', async () => {
    const cache = `${tmpdir()}/virtnet-no-such-cache`;
    const it = session({
      env: { ...process.env, INPUTRC: '/dev/stdin', XDG_CACHE_HOME: cache, VIRSH_DEBUG: '0', TERM: 'xterm' },
    });
    const names = await it.run(virsh.listNames);
    assert.deepEqual(names.ok && names.value, ['default']);
    await it.close();
    assert.ok(!existsSync(cache));
  });

  it('gives up on a virsh that hangs, and starts another', async () => {
    const it = session();
    await defineNetwork(it, '<network><name>lab</name></network>', newHistory()).run();
    const { pid } = it;
    process.kill(pid!, 'SIGSTOP');
    const late = await it.run(virsh.uri, { limit: 200 });
    assert.ok(!late.ok && late.reason === 'timeout');
    assert.match(late.message, /^uri gave no answer within 0\.2 s; virsh was ended, .* in memory is gone$/);
    assert.ok(!runs(pid!));
    const names = await it.run(virsh.listNames);
    assert.deepEqual(names.ok && names.value, ['default']);
    assert.notEqual(it.pid, pid);
  });

  it('says that virsh crashed in the middle of a command, and starts another', async () => {
    const it = session();
    await it.run(virsh.uri);
    const { pid } = it;
    process.kill(pid!, 'SIGSTOP');
    const asked = it.run(virsh.uri);
    const next = it.run(virsh.uri);
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.kill(pid!, 'SIGKILL');
    const crashed = await asked;
    assert.ok(!crashed.ok && crashed.reason === 'crashed');
    assert.match(crashed.message, /in the middle of uri \(SIGKILL\)/);
    assert.deepEqual(await next, { ok: true, value: uri });
  });

  it('starts another virsh when the first died between two commands', async () => {
    const it = session();
    await it.run(virsh.uri);
    const { pid } = it;
    process.kill(pid!, 'SIGKILL');
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    while (existsSync(`/proc/${String(pid)}`)) await turn();
    // The ends of its pipes wait to be read: a few turns of the event loop.
    for (let i = 0; i < 10; i++) await turn();
    assert.deepEqual(await it.run(virsh.uri), { ok: true, value: uri });
    assert.notEqual(it.pid, pid);
  });

  it('stops when it is told to', async () => {
    const it = session();
    await it.run(virsh.uri);
    process.kill(it.pid!, 'SIGSTOP');
    const stop = new AbortController();
    const asked = it.run(virsh.uri, { signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    const cancelled = await asked;
    assert.ok(!cancelled.ok && cancelled.reason === 'cancelled');
    assert.ok(!(await it.run(virsh.uri, { signal: AbortSignal.abort() })).ok);
  });

  it('leaves neither process nor folder when it is closed, whatever is waiting', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'virtnet-test-'));
    const usual = process.env.TMPDIR;
    process.env.TMPDIR = folder;
    const it = session();
    try {
      await it.run(virsh.uri);
      assert.equal(readdirSync(folder).length, 1);
      const { pid } = it;
      process.kill(pid!, 'SIGSTOP');
      const waiting = [it.run(virsh.uri), it.run(virsh.uri)];
      await it.close();
      for (const result of await Promise.all(waiting)) assert.ok(!result.ok && result.reason === 'cancelled');
      assert.ok(!runs(pid!));
      assert.deepEqual(readdirSync(folder), []);
    } finally {
      if (usual === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = usual;
      rmSync(folder, { recursive: true });
    }
    const after = await it.run(virsh.uri);
    assert.ok(!after.ok && after.reason === 'cancelled');
  });

  it('carries definitions of ten thousand hosts', async () => {
    const it = session();
    const hosts = Array.from({ length: 10_000 }, (_, i) => {
      const [high, low] = [i >> 8, i & 255];
      const mac = `52:54:00:00:${high.toString(16).padStart(2, '0')}:${low.toString(16).padStart(2, '0')}`;
      return `<host mac='${mac}' name='vm${i}' ip='10.77.${high + 1}.${low}'/>`;
    });
    const dhcp = `<dhcp><range start='10.77.0.2' end='10.77.0.250'/>${hosts.join('\n')}</dhcp>`;
    const xml = `<network><name>big</name><ip address='10.77.0.1' prefix='16'>${dhcp}</ip></network>`;
    const defined = await defineNetwork(it, xml, newHistory()).run();
    assert.ok(defined.ok, JSON.stringify(defined));
    const dumped = await dumpXml(it, { name: 'big' }, { inactive: false });
    assert.ok(dumped.ok);
    assert.equal(parseXml(dumped.value).at('ip/dhcp/host').length, 10_000);
  });

  it('answers one command after the other by the same virsh', async () => {
    const it = session();
    await it.run(virsh.uri);
    const { pid } = it;
    for (let i = 0; i < 50; i++) {
      const info = await it.run(virsh.info({ name: 'default' }));
      assert.equal(info.ok && info.value.name, 'default');
    }
    assert.equal(it.pid, pid);
  });

  it('says what is missing', async () => {
    const reasonOf = async (options: SessionOptions) => {
      const done = await session(options).run(virsh.uri);
      return done.ok ? 'ok' : `${done.reason}: ${done.message}`;
    };
    assert.match(await reasonOf({ program: '/nonexistent/virsh' }), /^not-installed: .*virtnet\.virsh\.path/);
    assert.match(await reasonOf({ program: join(process.cwd(), 'package.json') }), /^not-permitted: /);
    assert.match(await reasonOf({ program: 'true' }), /^crashed: .*is it virsh\?/);
    assert.match(await reasonOf({ uri: 'test+unix:///x?socket=/nonexistent' }), /^unreachable: /);
    assert.match(await reasonOf({ uri: '--help' }), /^unreachable: /);
    assert.match(await reasonOf({ program: 'cat' }), /^crashed: .*is it virsh\?/);
  });
});

/** Whether a process is there and no zombie. */
function runs(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
