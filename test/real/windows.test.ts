// Several windows and editors of one user on one libvirtd: each a server of its own, which may be killed at any moment.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { success } from '../../server/src/host/command';
import { whileLocked } from '../../server/src/host/lock';
import { freshFolder } from '../support/history';
import { type Libvirtd, startLibvirtd } from '../support/libvirtd';
import { Stranger } from '../support/stranger';
import { skipWithoutLibvirtd } from '../support/skipping';

interface Answer {
  readonly ok: boolean;
  readonly message?: string;
  readonly remedy?: string;
}

const definition = (domain: string): string =>
  `<network><name>lab</name><bridge name='labbr0'/><domain name='${domain}'/><ip address='192.168.77.1' prefix='24'/></network>`;

describe('the windows of one user', function () {
  let daemon: Libvirtd | undefined;
  const usual = { ...process.env };
  const open: Stranger[] = [];
  let state: string;
  let temporary: string;

  before(async function () {
    skipWithoutLibvirtd(this);
    daemon = await startLibvirtd();
  });
  beforeEach(() => {
    state = process.env.XDG_STATE_HOME = freshFolder();
    temporary = process.env.TMPDIR = freshFolder();
    mkdirSync(temporary, { recursive: true });
  });
  afterEach(async () => {
    await Promise.all(
      open.splice(0).map(async (it) => {
        await it.stop();
        await it.ended;
      }),
    );
    for (const name of ['XDG_STATE_HOME', 'TMPDIR'])
      if (usual[name] === undefined) delete process.env[name];
      else process.env[name] = usual[name];
    if (domainNow() !== undefined) virsh('net-undefine', 'lab');
  });
  after(() => daemon?.stop());

  const virsh = (...args: string[]): string =>
    execFileSync('virsh', ['-q', '-c', daemon!.uri, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const domainNow = (): string | undefined => {
    try {
      return /<domain name='([^']+)'/.exec(virsh('net-dumpxml', '--inactive', 'lab'))?.[1];
    } catch {
      return undefined;
    }
  };

  async function openWindow(): Promise<Stranger> {
    const window = Stranger.ofProcess();
    open.push(window);
    await window.start({}, { initializationOptions: { settings: { connection: { uri: daemon!.uri } } } });
    return window;
  }
  const run = async (window: Stranger, command: string, args: object = {}): Promise<Answer> => {
    const { result } = await window.ask('workspace/executeCommand', {
      command,
      arguments: [{ confirmed: true, ...args }],
    });
    return result as Answer;
  };
  const beginDefine = (window: Stranger, domain: string): Promise<Answer> => {
    const uri = `file:///${domain}.xml`;
    window.open(uri, definition(domain));
    return run(window, 'virtnet.define', { uri });
  };
  const define = async (window: Stranger, domain: string): Promise<void> => {
    const done = await beginDefine(window, domain);
    assert.ok(done.ok, JSON.stringify(done));
  };
  const undo = async (window: Stranger, args: object = {}): Promise<string | undefined> => {
    const done = await run(window, 'virtnet.undoLastDefine', args);
    assert.ok(done.ok, JSON.stringify(done));
    return domainNow();
  };
  const kept = (): string[] => {
    const folder = join(state, 'virtnet', 'history');
    return existsSync(folder) ? readdirSync(folder).filter((it) => it.endsWith('.json')) : [];
  };

  // One that only listens is ended by the next event, or by its time.
  const isVirshOpen = (): boolean =>
    readdirSync('/proc').some((it) => {
      try {
        const line = readFileSync(`/proc/${it}/cmdline`, 'utf8');
        return line.includes(`--connect=${daemon!.uri}`) && !line.includes('--readonly');
      } catch {
        return false;
      }
    });

  it('take back what was changed last, in whichever of them', async () => {
    const [a, b] = [await openWindow(), await openWindow()];
    await define(a, 'w1');
    await define(b, 'w2');
    await define(a, 'w3');
    assert.equal(await undo(b), 'w2');
    assert.equal(await undo(a), 'w1');
    assert.ok((await run(b, 'virtnet.redoLastDefine')).ok);
    assert.equal(domainNow(), 'w2');
  });

  it('remember when all of them were closed', async () => {
    const first = await openWindow();
    await define(first, 'one');
    await define(first, 'two');
    await first.ask('shutdown');
    first.tell('exit');
    await first.ended;
    assert.deepEqual(readdirSync(temporary), []);
    assert.equal(await undo(await openWindow()), 'one');
  });

  it('lose no version when they define at once', async () => {
    const windows = [await openWindow(), await openWindow(), await openWindow()];
    await define(windows[0]!, 'first');
    const all = await Promise.all(windows.map((it, i) => beginDefine(it, `at-once-${String(i)}`)));
    assert.ok(
      all.every((it) => it.ok),
      JSON.stringify(all),
    );
    const seen = [domainNow()];
    for (const it of windows) seen.push(await undo(it));
    assert.equal(seen.at(-1), 'first');
    assert.deepEqual([...seen].sort(), ['at-once-0', 'at-once-1', 'at-once-2', 'first']);
  });

  it('lose nothing and wait for nobody when one is killed in the middle of a change', async () => {
    for (let round = 0; round < 5; round++) {
      const killed = await openWindow();
      await define(killed, `one-${String(round)}`);
      const before = kept().length;
      void beginDefine(killed, `two-${String(round)}`).catch(() => undefined);
      while (kept().length === before) await new Promise((done) => setTimeout(done, round));
      await killed.stop();
      await killed.ended;
      assert.ok(readdirSync(temporary).length > 0);
      // What it has told virsh is carried out without it.
      while (isVirshOpen()) await new Promise((done) => setTimeout(done, 5));
      const wasDefined = domainNow() === `two-${String(round)}`;
      const other = await openWindow();
      const undone = await undo(other);
      // A change that never came about is none.
      if (wasDefined) assert.equal(undone, `one-${String(round)}`);
      else assert.notEqual(undone, `one-${String(round)}`);
      const left = readdirSync(temporary);
      assert.deepEqual(
        left.map((it) => Number(/^virtnet-(\d+)\./.exec(it)?.[1])),
        left.map(() => other.child!.pid),
      );
      await other.stop();
      await other.ended;
    }
  });

  it('replace what a colleague has defined only after another yes, and keep it', async () => {
    const window = await openWindow();
    await define(window, 'v1');
    await define(window, 'v2');
    const uuid = /<uuid>(.*)<\/uuid>/.exec(virsh('net-dumpxml', 'lab'))![1]!;
    const theirs = join(temporary, 'theirs.xml');
    writeFileSync(theirs, definition('theirs').replace('</name>', `</name><uuid>${uuid}</uuid>`));
    virsh('net-define', theirs);
    const refused = await run(window, 'virtnet.undoLastDefine');
    assert.deepEqual([refused.ok, refused.remedy, domainNow()], [false, 'overwrite', 'theirs']);
    assert.match(refused.message!, /somebody else has changed lab .*<domain>/);
    assert.equal(window.asked.length, 1);
    window.manner = () => ({ result: { title: 'Run' } });
    assert.equal(await undo(window), 'v1');
    assert.match(readFileSync(join(state, 'virtnet', 'history', kept().at(-1)!), 'utf8'), /theirs/);
    assert.ok((await run(window, 'virtnet.redoLastDefine')).ok);
    assert.equal(domainNow(), 'theirs');
    // Who cannot be asked says so.
    assert.equal(await undo(window, { overwrite: true }), 'v1');
  });

  it('change a network one after the other, though some are killed while they do', async () => {
    const folder = freshFolder();
    mkdirSync(folder, { recursive: true });
    const counter = join(folder, 'counter');
    writeFileSync(counter, '0');
    const lock = JSON.stringify(resolve('out/server/src/host/lock.js'));
    const work = `
      const { whileLocked } = require(${lock});
      const { readFileSync, writeFileSync } = require('node:fs');
      const pause = (time) => new Promise((done) => setTimeout(done, time));
      (async () => {
        for (let i = 0; i < 15; i++)
          await whileLocked(${JSON.stringify(folder)}, 'lab', async () => {
            const count = Number(readFileSync(${JSON.stringify(counter)}, 'utf8'));
            await pause(2);
            if (process.argv[1] === 'dies' && i === 7) process.kill(process.pid, 'SIGKILL');
            writeFileSync(${JSON.stringify(counter)}, String(count + 1));
            return { ok: true };
          });
      })();`;
    const workers = ['lives', 'dies', 'lives', 'dies'].map((it) => spawn(process.execPath, ['-e', work, it]));
    await Promise.all(workers.map((it) => once(it, 'exit')));
    assert.equal(readFileSync(counter, 'utf8'), String(15 + 7 + 15 + 7));
    // The last one may have been killed. Whoever comes next takes its flag down.
    assert.ok((await whileLocked(folder, 'lab', () => Promise.resolve(success(undefined)))).ok);
    assert.deepEqual(readdirSync(folder), ['counter']);
  });
});
