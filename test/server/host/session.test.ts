// One virsh kept open: how it is started, what becomes of a question, and that it ends. test/real has the same with a real
// virsh; here it does what a real one can hardly be made to do.
import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '../../../server/src/host/command';
import { type Ending, startProcess as run } from '../../../server/src/host/run';
import { VirshSession, type SessionOptions } from '../../../server/src/host/session';
import * as virsh from '../../../server/src/host/virsh';
import { fakeVirsh, runs } from '../../support/fake-virsh';
import { freshFolder } from '../../support/history';

const say = (...args: string[]): Command<string> => ({ args, changes: false, read: (it) => it });
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
};

describe('a kept-open virsh', function () {
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  const usual = process.env.TMPDIR;
  const open: VirshSession[] = [];
  let temporary: string;
  const session = (options: SessionOptions): VirshSession => {
    const it = new VirshSession(options);
    open.push(it);
    return it;
  };
  /** What it left in the place for temporary files. */
  const left = () => readdirSync(temporary);

  beforeEach(() => {
    temporary = mkdtempSync(join(tmpdir(), 'virtnet-test-'));
    process.env.TMPDIR = temporary;
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((it) => it.close()));
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
    const kept = left();
    rmSync(temporary, { recursive: true });
    assert.deepEqual(kept, []);
  });

  it('is told where to connect, and keeps quiet', async () => {
    for (const [uri, args] of [
      ['qemu+ssh://h/system', ['--quiet', '--connect=qemu+ssh://h/system']],
      ['--help', ['--quiet', '--connect=--help']],
      ['', ['--quiet']],
      [undefined, ['--quiet']],
    ] as const) {
      const fake = fakeVirsh();
      const it = session({ uri, program: fake.program });
      assert.ok((await it.run(say('uri'))).ok);
      assert.deepEqual(fake.arguments, args);
      assert.equal(it.uri, uri || undefined);
    }
  });

  it('may be held to reading', async () => {
    for (const [uri, args] of [
      ['qemu:///system', ['--quiet', '--readonly', '--connect=qemu:///system']],
      [undefined, ['--quiet', '--readonly']],
    ] as const) {
      const fake = fakeVirsh();
      assert.ok((await session({ uri, readOnly: true, program: fake.program }).run(say('uri'))).ok);
      assert.deepEqual(fake.arguments, args);
    }
  });

  it('speaks English whatever the user speaks, and reads no settings of the user', async () => {
    const env = {
      PATH: process.env.PATH,
      ...{
        LC_ALL: 'de_DE.UTF-8',
        LANGUAGE: 'de',
        INPUTRC: '/home/u/.inputrc',
        TERM: 'xterm',
        XDG_CACHE_HOME: '/cache',
      },
      ...{ VIRSH_DEBUG: '0', VIRSH_LOG_FILE: '/log', LIBVIRT_AUTH_FILE: '/auth' },
    };
    for (const [uri, isOwnCache] of [
      ['test:///default', true],
      ['qemu:///system', true],
      ['qemu:///session', false],
      [undefined, false],
    ] as const) {
      const fake = fakeVirsh();
      assert.ok((await session({ uri, program: fake.program, env }).run(say('uri'))).ok);
      const { LC_ALL, LANGUAGE, INPUTRC, TERM, XDG_CACHE_HOME, VIRSH_DEBUG, VIRSH_LOG_FILE, LIBVIRT_AUTH_FILE } =
        fake.environment;
      assert.deepEqual([LC_ALL, INPUTRC, TERM, LIBVIRT_AUTH_FILE], ['C.UTF-8', '/dev/null', 'dumb', '/auth']);
      assert.deepEqual([LANGUAGE, VIRSH_DEBUG, VIRSH_LOG_FILE], [undefined, undefined, undefined]);
      assert.equal(XDG_CACHE_HOME!.startsWith(temporary), isOwnCache);
      if (!isOwnCache) assert.equal(XDG_CACHE_HOME, '/cache');
    }
  });

  it('is started when it is first asked, and answers one question after the other', async () => {
    const fake = fakeVirsh({ slow: 'sleep 0.05; echo slow', quick: 'echo quick "$@"' });
    const it = session({ program: fake.program });
    assert.equal(it.pid, undefined);
    const answers = await Promise.all([it.run(say('slow')), it.run(say('quick', 'a b', "'"))]);
    assert.deepEqual(answers, [
      { ok: true, value: '\nslow\n' },
      { ok: true, value: "\nquick a b '\n" },
    ]);
    assert.deepEqual(fake.started, [it.pid]);
    assert.deepEqual(fake.asked, ['slow', `quick 'a b' ''\\'''`]);
  });

  it('gives what libvirt complains of as a failure', async () => {
    const fake = fakeVirsh({
      bad: 'error "Failed to x" "internal error: why"',
      denied: 'error "access denied"',
      news: 'error "Reconnected to the hypervisor"; echo fine',
    });
    const it = session({ program: fake.program, uri: 'test:///default' });
    assert.deepEqual(await it.run(say('bad')), {
      ok: false,
      reason: 'failed',
      message: 'bad failed: why',
      detail: 'Failed to x\ninternal error: why',
    });
    const denied = await it.run(say('denied'));
    assert.ok(!denied.ok && denied.reason === 'not-permitted');
    assert.deepEqual(await it.run(say('news')), { ok: true, value: '\nfine\n' });
  });

  it('runs nothing that a line cannot carry', async () => {
    const fake = fakeVirsh();
    const refused = await session({ program: fake.program }).run(virsh.start({ name: 'a\nnet-undefine b' }));
    assert.ok(!refused.ok && refused.reason === 'failed');
    assert.equal(
      refused.message,
      'net-start was not run: a name has a control character, which virsh cannot be told; use the uuid',
    );
    assert.deepEqual(fake.started, []);
  });

  it('is ended with all that it started when it gives no answer in time, and another is started', async () => {
    const fake = fakeVirsh({ hang: 'sleep 1000 & echo $!; echo half; error why; wait', ok: 'echo ok' });
    const it = session({ program: fake.program, limit: 150 });
    await it.run(say('ok'));
    const late = await it.run(say('hang'));
    assert.ok(!late.ok && late.reason === 'timeout');
    assert.equal(late.message, 'hang gave no answer within 0.15 s; virsh was ended, the next command starts it anew');
    assert.equal(late.detail, 'why');
    assert.ok(!runs(fake.started[0]!));
    assert.deepEqual(await it.run(say('ok'), { limit: 5000 }), { ok: true, value: '\nok\n' });
    assert.equal(fake.started.length, 2);
    assert.equal(it.pid, fake.started[1]);
    const inMemory = session({ program: fake.program, uri: 'test:///default' });
    await inMemory.run(say('ok'));
    const lost = await inMemory.run(say('hang'), { limit: 100 });
    assert.ok(!lost.ok);
    assert.match(lost.message, /starts it anew; what it held in memory is gone$/);
  });

  it('takes what it started along when it ends', async () => {
    const children = freshFolder();
    const fake = fakeVirsh({ child: `sleep 1000 & echo $! >${children}` });
    const it = session({ program: fake.program });
    await it.run(say('child'));
    const child = Number(readFileSync(children, 'utf8'));
    assert.ok(runs(child));
    await it.close();
    await until(() => !runs(child));
  });

  it('says how it ended in the middle of a command', async () => {
    const fake = fakeVirsh({ leave: 'error gone; exit 3', die: 'kill -9 $$', ok: 'echo ok' });
    const it = session({ program: fake.program });
    const left = await it.run(say('leave'));
    assert.ok(!left.ok && left.reason === 'crashed');
    assert.equal(left.message, 'virsh ended in the middle of leave (status 3); the next command starts it anew');
    assert.equal(left.detail, 'gone');
    const died = await it.run(say('die'));
    assert.ok(!died.ok && died.reason === 'crashed');
    assert.match(died.message, /in the middle of die \(SIGKILL\)/);
    assert.ok((await it.run(say('ok'))).ok);
  });

  it('is given up when the asker does', async () => {
    const fake = fakeVirsh({ hang: 'sleep 1000', ok: 'echo ok' });
    const it = session({ program: fake.program, uri: 'test:///default' });
    await it.run(say('ok'));
    const stop = new AbortController();
    const asked = it.run(say('hang'), { signal: stop.signal });
    await until(() => fake.asked.includes('hang'));
    stop.abort();
    const cancelled = await asked;
    assert.ok(!cancelled.ok && cancelled.reason === 'cancelled');
    assert.equal(cancelled.message, 'hang was cancelled; what it held in memory is gone');
    const never = await it.run(say('ok'), { signal: stop.signal });
    assert.ok(!never.ok && never.reason === 'cancelled' && never.message === 'ok was not run');
    assert.equal(fake.started.length, 1);
  });

  it('leaves nothing behind at what gives it up', async () => {
    const it = session({ program: fakeVirsh({ ok: 'echo ok' }).program });
    const { signal } = new AbortController();
    for (let i = 0; i < 3; i++) assert.ok((await it.run(say('ok'), { signal })).ok);
    assert.deepEqual(getEventListeners(signal, 'abort'), []);
  });

  it('takes no answer without end', async function () {
    this.timeout(30_000);
    const fake = fakeVirsh({ flood: 'head -c 67108900 /dev/zero | tr "\\0" x' });
    const flooded = await session({ program: fake.program, limit: 30_000 }).run(say('flood'));
    assert.ok(!flooded.ok && flooded.reason === 'failed');
    assert.equal(flooded.message, 'flood printed more than 67108864 characters');
  });

  it('ends once, and once it has ended nothing is killed in its place', async () => {
    const sign = freshFolder();
    for (const [program, how] of [
      ['/nonexistent', 'missing'],
      [fakeVirsh({}, `sleep 1000 </dev/null >/dev/null 2>&1 & echo $! >'${sign}'; exit 0`).program, 'exit'],
    ] as const) {
      const endings: Ending[] = [];
      const heard = { output: () => undefined, complaint: () => undefined };
      const running = run(program, [], process.env, { ...heard, ended: (ending) => endings.push(ending) });
      await until(() => endings.length > 0);
      // What else there is to be heard of it comes in a moment.
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.deepEqual(
        endings.map((it) => it.how),
        [how],
      );
      running.kill();
      running.write('x');
    }
    const child = Number(readFileSync(sign, 'utf8'));
    assert.ok(runs(child));
    process.kill(child, 'SIGKILL');
  });

  describe('that does not connect', () => {
    const failureOf = async (options: SessionOptions, signal?: AbortSignal) => {
      const done = await session(options).run(say('uri'), { signal });
      assert.ok(!done.ok);
      return done;
    };

    it('says what is missing', async () => {
      const missing = await failureOf({ program: '/nonexistent/virsh' });
      assert.equal(missing.reason, 'not-installed');
      assert.equal(
        missing.message,
        '/nonexistent/virsh was not found: install libvirt-clients, or say in virtnet.virsh.path where virsh is',
      );
      assert.equal((await failureOf({ program: join(fakeVirsh().program, 'virsh') })).reason, 'not-installed');
      const locked = fakeVirsh().program;
      chmodSync(locked, 0o600);
      const forbidden = await failureOf({ program: locked });
      assert.deepEqual([forbidden.reason, forbidden.message], ['not-permitted', `${locked} may not be run`]);
      const garbage = join(freshFolder(), '..', 'garbage');
      mkdirSync(join(garbage, '..'), { recursive: true });
      writeFileSync(garbage, '\x7fELF nothing', { mode: 0o700 });
      const refused = await failureOf({ program: garbage });
      assert.ok(refused.reason === 'failed' || refused.reason === 'crashed', JSON.stringify(refused));
    });

    it('says what virsh said', async () => {
      const { program } = fakeVirsh(
        {},
        'error "failed to connect to the hypervisor" "Failed to connect socket: No such file"; exit 1',
      );
      const unreachable = await failureOf({ program, uri: 'qemu:///system' });
      assert.equal(unreachable.reason, 'unreachable');
      assert.match(unreachable.message, /^libvirt does not answer at qemu:\/\/\/system: .*No such file$/);
      const odd = await failureOf({ program: fakeVirsh({}, 'error "something else"; exit 1').program });
      assert.deepEqual([odd.reason, odd.message], ['unreachable', 'connecting failed: something else']);
      const denied = await failureOf({ program: fakeVirsh({}, 'error "authentication failed"; exit 1').program });
      assert.equal(denied.reason, 'not-permitted');
    });

    it('asks whether it is virsh at all when it ends without a word', async () => {
      const { program } = fakeVirsh({}, 'printf "no error" >&2; exit 7');
      const crashed = await failureOf({ program });
      assert.deepEqual(
        [crashed.reason, crashed.message, crashed.detail],
        ['crashed', `${program} ended before it was connected (status 7); is it virsh?`, 'no error'],
      );
    });

    it('is given up in time', async () => {
      const silent = fakeVirsh({}, 'sleep 1000');
      const late = await failureOf({ program: silent.program, connectLimit: 150, uri: 'qemu:///system' });
      assert.deepEqual(
        [late.reason, late.message],
        ['timeout', 'virsh did not connect to qemu:///system within 0.15 s'],
      );
      assert.ok(!runs(silent.started[0]!));
      const asking = fakeVirsh({}, 'printf "Password: "; printf hint >&2; sleep 1000');
      const password = await failureOf({ program: asking.program, connectLimit: 300 });
      assert.equal(
        password.message,
        'virsh did not connect to libvirt within 0.3 s; it may be waiting for a password, which cannot be typed here',
      );
      assert.equal(password.detail, 'Password:\nhint');
    });

    it('is given up when the asker does', async () => {
      const silent = fakeVirsh({}, 'sleep 1000');
      const stop = new AbortController();
      const asked = failureOf({ program: silent.program }, stop.signal);
      await until(() => silent.started.length > 0);
      stop.abort();
      const { reason, message } = await asked;
      assert.deepEqual([reason, message], ['cancelled', 'connecting was cancelled']);
    });

    it('says when not even a folder can be made, or a word given', async () => {
      const fake = fakeVirsh();
      const odd = await failureOf({ program: fake.program, uri: 'a\0b' });
      assert.deepEqual([odd.reason, odd.message], ['failed', `${fake.program} could not be started: it is refused`]);
      assert.deepEqual(left(), []);
      process.env.TMPDIR = '/nonexistent';
      const nowhere = await failureOf({ program: fake.program });
      process.env.TMPDIR = temporary;
      assert.equal(nowhere.reason, 'failed');
      assert.equal(nowhere.message, 'virsh could not be started with a folder of its own: /nonexistent does not exist');
      assert.deepEqual(fake.started, []);
    });
  });

  describe('that is closed', () => {
    it('ends, and is never started again', async () => {
      const fake = fakeVirsh({ ok: 'echo ok' });
      const it = session({ program: fake.program });
      await it.run(say('ok'));
      assert.equal(left().length, 1);
      await it.close();
      assert.ok(!runs(fake.started[0]!));
      assert.deepEqual([left(), it.pid], [[], undefined]);
      const closed = await it.run(say('ok'));
      assert.ok(!closed.ok && closed.reason === 'cancelled');
      assert.equal(closed.message, 'ok was not run: the connection is closed');
      await it.close();
      assert.equal(fake.started.length, 1);
    });

    it('cuts off what is under way and what waits', async () => {
      const fake = fakeVirsh({ hang: 'error said; sleep 1000', ok: 'echo ok' });
      const it = session({ program: fake.program });
      const asked = [it.run(say('hang')), it.run(say('ok')), it.run(say('ok'))];
      await until(() => fake.asked.includes('hang'));
      await it.close();
      const [first, ...others] = await Promise.all(asked);
      assert.ok(first && !first.ok && first.reason === 'cancelled');
      assert.equal(first.message, 'hang was cut off: the connection was closed');
      for (const other of others) assert.ok(!other.ok && other.message === 'ok was not run: the connection is closed');
      assert.deepEqual([fake.started.length, fake.asked], [1, ['hang']]);
    });

    it('is not even started when it is closed before', async () => {
      const fake = fakeVirsh();
      // At every turn between the question and the start.
      for (let turns = 0; turns < 12; turns++) {
        const it = session({ program: fake.program });
        const asked = it.run(say('ok'));
        for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve));
        const before = fake.started.length;
        await it.close();
        const answer = await asked;
        assert.ok(answer.ok || answer.reason === 'cancelled', JSON.stringify(answer));
        assert.ok(fake.started.every((pid) => !runs(pid)));
        assert.ok(fake.started.length <= before + 1);
        assert.deepEqual(left(), []);
      }
    });

    it('is not started when it is closed while its folder is made', async () => {
      const fake = fakeVirsh({ ok: 'echo ok' });
      const it = session({ program: fake.program });
      const asked = it.run(say('ok'));
      await until(() => left().length > 0 || fake.started.length > 0);
      const wasStarted = it.pid !== undefined;
      await it.close();
      const answer = await asked;
      assert.ok(!answer.ok);
      if (!wasStarted) assert.deepEqual([answer.message, fake.started], ['the connection was closed', []]);
    });

    it('does not start another for one that died', async () => {
      const fake = fakeVirsh({ ok: 'echo ok', die: 'kill -9 $$' });
      const it = session({ program: fake.program });
      await it.run(say('die'));
      const asked = it.run(say('ok'));
      await it.close();
      assert.ok(!(await asked).ok);
      assert.equal(fake.started.length, 1);
    });
  });
});
