// One change of a network at a time, among processes that may die at any moment, and what they leave behind.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Result, success } from '../../../server/src/host/command';
import { holder, holderPattern, isGone } from '../../../server/src/host/holder';
import { whileLocked } from '../../../server/src/host/lock';
import { newFolder, sweep, withTemporaryFile } from '../../../server/src/host/temporary';
import { freshFolder } from '../../support/history';

const sleeping: ChildProcess[] = [];
/** A process of somebody else that goes on until the tests are over. */
function another(): number {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore' });
  sleeping.push(child);
  return child.pid!;
}
/** The number of a process that has ended. */
const dead = (): number => spawnSync(process.execPath, ['-e', '']).pid;
const startOf = (pid: number): string => {
  const line = spawnSync('cat', [`/proc/${String(pid)}/stat`], { encoding: 'utf8' }).stdout;
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
};
/** The word for a process on this machine. */
const wordOf = (pid: number, start = startOf(pid)): string => holder().replace(/^\d+\.\d*/, `${String(pid)}.${start}`);
/** The same process on another machine, or before this one was started again. */
const elsewhere = (word: string): string => word.replace(/-[\da-f]{8}-/, '-00000000-');
const before = (word: string): string => word.replace(/[\da-f]{8}$/, '00000000');

after(() => sleeping.forEach((it) => it.kill('SIGKILL')));

describe('the word for a process', () => {
  it('tells whether the process is gone', () => {
    const pid = another();
    assert.match(holder(), new RegExp(`^${holderPattern}$`));
    assert.equal(isGone(holder()), false);
    assert.equal(isGone(wordOf(pid)), false);
    assert.equal(isGone(wordOf(dead())), true);
    assert.equal(isGone(wordOf(1)), false);
    assert.equal(isGone(before(wordOf(pid))), true);
    // Nobody can tell from here.
    assert.equal(isGone(elsewhere(wordOf(pid))), undefined);
    assert.equal(isGone(elsewhere(wordOf(dead()))), undefined);
    assert.equal(isGone(wordOf(pid, '')), undefined);
  });

  it('is another where processes are numbered anew, or the machine is another', function () {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return this.skip();
    const print = `process.stdout.write(require(${JSON.stringify(resolve('out/server/src/host/holder.js'))}).holder())`;
    const wordIn = (...command: string[]): string => {
      const { status, stdout } = spawnSync('unshare', [...command, process.execPath, '-e', print], {
        encoding: 'utf8',
      });
      return status === 0 ? stdout : this.skip();
    };
    for (const it of [
      wordIn('--pid', '--fork', '--mount-proc'),
      wordIn('--uts', 'sh', '-c', 'hostname other; exec "$0" "$@"'),
    ]) {
      assert.match(it, new RegExp(`^${holderPattern}$`));
      assert.equal(isGone(it), undefined);
    }
    assert.equal(isGone(wordIn('--net')), true);
  });

  it('is not taken for that of another process with the same number', function () {
    if (process.platform !== 'linux') return this.skip();
    assert.equal(isGone(wordOf(another(), '1')), true);
  });
});

describe('a lock', () => {
  let folder: string;
  beforeEach(() => {
    folder = freshFolder();
    mkdirSync(folder, { recursive: true });
  });
  const flags = () => readdirSync(folder);
  const put = (word: string, name = 'lab') => {
    const path = join(folder, `${name}-${word}-0123456789ab`);
    writeFileSync(path, '');
    return path;
  };
  const yes = async (): Promise<Result<string>> => success('run');
  const quick = { patience: 0 };

  it('is held while something runs, and not longer', async () => {
    const done = await whileLocked(folder, 'lab', async () => success(flags().length));
    assert.deepEqual(done, success(1));
    await assert.rejects(
      whileLocked(folder, 'lab', () => Promise.reject(new Error('out of order'))),
      /out of order/,
    );
    assert.deepEqual(flags(), []);
  });

  it('lets one after the other, however many come at once', async () => {
    let inside = 0;
    let count = 0;
    const one = () =>
      whileLocked(folder, 'lab', async () => {
        assert.equal(++inside, 1);
        await new Promise((resolve) => setImmediate(resolve));
        inside--;
        return success(++count);
      });
    const all = await Promise.all(Array.from({ length: 12 }, one));
    assert.ok(all.every((it) => it.ok));
    assert.deepEqual([count, flags()], [12, []]);
  });

  it('does not wait for that of another network', async () => {
    const done = await whileLocked(folder, 'lab', () => whileLocked(folder, 'other', yes, quick));
    assert.deepEqual(done, success('run'));
    put(wordOf(another()), 'lab-2');
    assert.deepEqual(await whileLocked(folder, 'lab', yes, quick), success('run'));
  });

  it('is not had while another process has it, and that is said', async () => {
    const pid = another();
    put(wordOf(pid));
    const held = await whileLocked(folder, 'lab', yes, quick);
    assert.ok(!held.ok && held.reason === 'failed');
    const [flag, ...others] = flags();
    assert.deepEqual(others, []);
    assert.equal(
      held.message,
      `another virtnet (process ${String(pid)}) is changing this network, so nothing was changed; its lock is ${join(folder, flag!)}`,
    );
  });

  it('is waited for', async () => {
    const pid = another();
    put(wordOf(pid));
    const waiting = whileLocked(folder, 'lab', yes);
    sleeping.find((it) => it.pid === pid)!.kill('SIGKILL');
    assert.deepEqual(await waiting, success('run'));
    assert.deepEqual(flags(), []);
  });

  it('is no longer waited for when that is cancelled', async () => {
    put(wordOf(another()));
    const stop = new AbortController();
    const waiting = whileLocked(folder, 'lab', yes, { signal: stop.signal });
    stop.abort();
    const cancelled = await waiting;
    assert.ok(!cancelled.ok && cancelled.reason === 'cancelled');
  });

  it('is had when its owner is gone', async () => {
    put(wordOf(dead()));
    put(before(wordOf(process.pid)));
    put(wordOf(dead()), 'of-another-network');
    assert.deepEqual(await whileLocked(folder, 'lab', yes, quick), success('run'));
    assert.deepEqual(flags(), []);
  });

  it('is had after some time when nobody can tell whether its owner is gone', async () => {
    const path = put(elsewhere(wordOf(dead())));
    const age = (minutes: number) => utimesSync(path, new Date(), new Date(Date.now() - minutes * 60_000));
    age(9);
    assert.ok(!(await whileLocked(folder, 'lab', yes, quick)).ok);
    age(11);
    assert.ok((await whileLocked(folder, 'lab', yes, quick)).ok);
    assert.deepEqual(flags(), []);
  });

  it('does not care about other files', async () => {
    for (const it of ['lab', 'lab-x', `lab-${holder()}`, `lab-${holder()}-x.txt`]) writeFileSync(join(folder, it), '');
    assert.ok((await whileLocked(folder, 'lab', yes, quick)).ok);
    assert.equal(flags().length, 4);
  });

  it('is not had where no file can be written', async () => {
    await assert.rejects(whileLocked(join(folder, 'nowhere'), 'lab', yes));
  });
});

describe('a temporary folder', () => {
  const usual = process.env.TMPDIR;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'virtnet-test-'));
    process.env.TMPDIR = folder;
  });
  afterEach(() => {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  });

  it('is for one file that nobody else can read, and gone with it', async () => {
    const seen = await withTemporaryFile('a.xml', '<network/>', async (path) => {
      assert.equal(spawnSync('cat', [path], { encoding: 'utf8' }).stdout, '<network/>');
      return spawnSync('stat', ['-c', '%a', path, join(path, '..')], { encoding: 'utf8' }).stdout;
    });
    assert.equal(seen, '600\n700\n');
    await assert.rejects(withTemporaryFile('a.xml', '', () => Promise.reject(new Error('out of order'))));
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is swept away when its process was killed, and only then', async () => {
    const put = (name: string) => {
      mkdirSync(join(folder, name), { mode: 0o700 });
      writeFileSync(join(folder, name, 'network.xml'), '<network/>');
      return name;
    };
    const gone = [put(`virtnet-${wordOf(dead())}-aB3_xy`), put(`virtnet-${before(wordOf(process.pid))}-aB3xyz`)];
    const stays = [
      put(`virtnet-${wordOf(another())}-aB3xyz`),
      put(`virtnet-${elsewhere(wordOf(dead()))}-aB3xyz`),
      put(`virtnet-${wordOf(dead())}-other-x`),
      put(`x-virtnet-${wordOf(dead())}-aB3xyz`),
      put('virtnet-test'),
    ];
    const open = put(`virtnet-${wordOf(dead())}-open00`);
    chmodSync(join(folder, open), 0o755);
    const file = `virtnet-${wordOf(dead())}-file00`;
    writeFileSync(join(folder, file), '');
    const link = `virtnet-${wordOf(dead())}-link00`;
    symlinkSync(join(folder, 'virtnet-test'), join(folder, link));
    const theirs = process.getuid?.() === 0 ? [put(`virtnet-${wordOf(dead())}-theirs`)] : [];
    for (const it of theirs) spawnSync('chown', ['1', join(folder, it)]);
    await sweep();
    assert.deepEqual(readdirSync(folder).sort(), [...stays, open, file, link, ...theirs].sort());
    assert.ok(gone.every((it) => !existsSync(join(folder, it))));
    assert.ok(existsSync(join(folder, 'virtnet-test', 'network.xml')));
  });

  it('is swept away by the next process that needs one', () => {
    const gone = `virtnet-${wordOf(dead())}-aB3xyz`;
    mkdirSync(join(folder, gone), { mode: 0o700 });
    const work = `require(${JSON.stringify(resolve('out/server/src/host/temporary.js'))}).newFolder()`;
    assert.equal(spawnSync(process.execPath, ['-e', work], { encoding: 'utf8' }).stderr, '');
    const [left, ...others] = readdirSync(folder);
    assert.deepEqual([others, left === gone], [[], false]);
  });

  it('is named after its process', async () => {
    assert.match(await newFolder(), new RegExp(`/virtnet-${holder()}-\\w{6}$`));
  });
});
