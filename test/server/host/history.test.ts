// The files in which changes are kept: whose they are, what is passed by, how many there are, and in what order.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { success } from '../../../server/src/host/command';
import { type Change, History } from '../../../server/src/host/history';
import { holder } from '../../../server/src/host/holder';
import { stateFolder } from '../../../server/src/host/state-folder';
import { freshFolder, newHistory, sameHistory } from '../../support/history';

const uri = 'test:///default';
const change = (name: string, more: Partial<Change> = {}): Omit<Change, 'id' | 'time'> => ({
  uri,
  name,
  what: 'define',
  before: { xml: `<${name}/>`, autostart: false },
  ...more,
});
const folderOf = ({ folder }: History): string => join(folder, 'history');
const filesOf = (history: History): string[] => readdirSync(folderOf(history)).sort();
const namesOf = async (history: History, of?: string): Promise<string[]> =>
  (await history.changes(uri, of)).map((it) => it.name);
const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('the history', () => {
  it('is the same for all windows, and survives them', async () => {
    const history = newHistory();
    const [a, b] = [await history.add(change('a')), await history.add(change('b', { uuid: 'u', sent: '<sent/>' }))];
    await history.complete(b, undefined, { autostart: true });
    await history.add(change('a', { uri: 'qemu:///system' }));
    const other = sameHistory(history);
    assert.deepEqual(await other.changes(uri), [a, { ...b, sent: undefined, after: { autostart: true } }].map(plain));
    assert.deepEqual(await other.changes(uri, 'a'), [a]);
    assert.equal((await other.changes('qemu:///system')).length, 1);
    assert.deepEqual(await other.changes(undefined), []);
    await other.complete(a, 'known', { xml: '<x/>', autostart: false });
    assert.deepEqual(await history.changes(uri, 'a'), [
      { ...a, uuid: 'known', after: { xml: '<x/>', autostart: false } },
    ]);
    await other.remove(a);
    assert.deepEqual(await namesOf(history), ['b']);
  });

  it('is kept where nobody else can read it', async () => {
    const history = newHistory();
    await history.add(change('a'));
    const kept = join(folderOf(history), filesOf(history)[0]!);
    assert.deepEqual([modeOf(kept), modeOf(folderOf(history)), modeOf(history.folder)], [0o600, 0o700, 0o700]);
    assert.equal(modeOf(join(history.folder, 'locks')), 0o700);
  });

  it('closes a folder that others can enter', async () => {
    const history = newHistory();
    mkdirSync(folderOf(history), { recursive: true });
    chmodSync(folderOf(history), 0o755);
    await history.add(change('a'));
    assert.equal(modeOf(folderOf(history)), 0o700);
  });

  it('follows no link in the way of a folder', async () => {
    for (const link of ['.', 'history', 'locks']) {
      const history = newHistory();
      const elsewhere = freshFolder();
      mkdirSync(elsewhere, { recursive: true });
      const at = join(history.folder, link);
      mkdirSync(join(at, '..'), { recursive: true });
      if (existsSync(at)) rmSync(at, { recursive: true });
      symlinkSync(elsewhere, at);
      await assert.rejects(history.add(change('a')), /is no folder/);
      await assert.rejects(history.changes(uri), /is no folder/);
      assert.deepEqual(readdirSync(elsewhere), []);
      rmSync(at);
      // Once the way is free it goes on.
      await history.add(change('a'));
    }
  });

  it('takes no file for a folder', async () => {
    const history = newHistory();
    mkdirSync(history.folder, { recursive: true });
    writeFileSync(folderOf(history), '');
    await assert.rejects(history.add(change('a')), /history is no folder/);
    await assert.rejects(new History('/dev/null/x').add(change('a')), /ENOTDIR/);
  });

  it('makes its folder again when somebody has removed it', async () => {
    const history = newHistory();
    await history.add(change('a'));
    rmSync(history.folder, { recursive: true });
    assert.deepEqual(await history.changes(uri), []);
    await history.add(change('b'));
    assert.deepEqual(await namesOf(history), ['b']);
  });

  it('takes no folder of somebody else', async function () {
    if (process.getuid?.() !== 0) return this.skip();
    for (const of of ['.', 'history']) {
      const history = newHistory();
      mkdirSync(folderOf(history), { recursive: true });
      execFileSync('chown', ['1', join(history.folder, of)]);
      await assert.rejects(history.add(change('a')), /belongs to somebody else/);
    }
  });

  it('passes by what is damaged, foreign, or no file', async function () {
    const history = newHistory();
    const made = await history.add(change('a'));
    const text = readFileSync(join(folderOf(history), `${made.id}.json`), 'utf8');
    const put = (name: string, content: string) =>
      writeFileSync(join(folderOf(history), name), content, { mode: 0o600 });
    const damaged = (how: (it: Record<string, unknown>) => unknown) => JSON.stringify(how(JSON.parse(text)));
    const others = [
      ...['', '{', 'null', '7', '"x"', '[]', '{}', text.slice(0, -9), '\0', `${text}x`],
      ...['time', 'uri', 'name', 'what', 'before'].map((key) => damaged((it) => ({ ...it, [key]: undefined }))),
      ...['time', 'uri', 'name', 'what', 'before', 'after', 'uuid', 'sent', 'takesBack'].map((key) =>
        damaged((it) => ({ ...it, [key]: 7 })),
      ),
      ...['what', 'before', 'after'].map((key) => damaged((it) => ({ ...it, [key]: 'x' }))),
      ...[{ xml: '' }, { xml: 7, autostart: true }, { live: 7, autostart: true }, { autostart: 'no' }, null].map(
        (state) => damaged((it) => ({ ...it, before: state })),
      ),
    ];
    others.forEach((it, i) => put(`${made.id}-${String(i)}.json`, it));
    put('notes.txt', text);
    put(`${made.id}.json.unfinished`, text);
    mkdirSync(join(folderOf(history), 'folder.json'));
    symlinkSync(join(folderOf(history), `${made.id}.json`), join(folderOf(history), 'link.json'));
    symlinkSync('/nowhere', join(folderOf(history), 'dangling.json'));
    if (process.platform !== 'win32') execFileSync('mkfifo', [join(folderOf(history), 'pipe.json')]);
    if (process.getuid?.() === 0) {
      put('theirs.json', text);
      execFileSync('chown', ['1', join(folderOf(history), 'theirs.json')]);
    }
    assert.deepEqual(await history.changes(uri), [made]);
    const next = await history.add(change('b'));
    assert.deepEqual(await history.changes(uri), [made, next]);
  });

  it('keeps the order of changes when the clock goes back', async () => {
    const history = newHistory();
    const first = await history.add(change('a'));
    const name = first.id.replace(/^.{24}/, '2999-12-31T23-59-59.999Z');
    writeFileSync(join(folderOf(history), `${name}.json`), JSON.stringify(first), { mode: 0o600 });
    const [later, other] = [await history.add(change('a')), await history.add(change('b'))];
    assert.deepEqual(
      [later, other].map((it) => it.id.slice(0, 24)),
      ['3000-01-01T00-00-00.000Z', '3000-01-01T00-00-00.001Z'],
    );
    // The time is told as the clock has it.
    assert.ok(later.time < '2999' && other.time >= first.time);
    const kept = await history.changes(uri);
    assert.deepEqual(
      kept.map((it) => it.id),
      [first.id, name, later.id, other.id],
    );
  });

  it('keeps changes of one moment in the order they were made', async () => {
    const history = newHistory();
    for (let i = 0; i < 20; i++) await history.add(change(i % 2 ? 'a' : 'b', { sent: String(i) }));
    assert.deepEqual(
      (await history.changes(uri)).map((it) => it.sent),
      Array.from({ length: 20 }, (_, i) => String(i)),
    );
  });

  it('lets one in after the other in the order they came', async () => {
    const history = newHistory();
    for (let round = 0; round < 20; round++) {
      const order: number[] = [];
      const enter = (it: number) => history.locked(uri, 'a', async () => success(order.push(it)));
      await Promise.all([0, 1, 2, 3].map(enter));
      assert.deepEqual(order, [0, 1, 2, 3]);
    }
  });

  it('keeps a hundred changes of a network, and a thousand in all', async () => {
    const history = newHistory();
    await history.add(change('quiet'));
    await history.add(change('busy', { sent: 'first' }));
    const [quiet, busy] = filesOf(history);
    const text = readFileSync(join(folderOf(history), busy!), 'utf8');
    const copy = (name: string, i: number) =>
      writeFileSync(
        join(folderOf(history), name.replace(/^.{24}/, `2001-01-01T00-00-00.${String(i).padStart(3, '0')}Z`)),
        text,
        { mode: 0o600 },
      );
    for (let i = 0; i < 110; i++) copy(busy!, i);
    await history.add(change('busy', { sent: 'last' }));
    const kept = await history.changes(uri, 'busy');
    assert.deepEqual(
      [kept.length, kept.at(-1)!.sent, kept[0]!.id.slice(0, 24)],
      [100, 'last', '2001-01-01T00-00-00.012Z'],
    );
    assert.deepEqual(await namesOf(history, 'quiet'), ['quiet']);
    // Names of files that are no network's.
    for (let i = 0; i < 1000; i++)
      writeFileSync(join(folderOf(history), `1999-${String(i).padStart(4, '0')}.json`), '');
    await history.add(change('quiet', { sent: 'new' }));
    assert.equal(filesOf(history).length, 1000);
    assert.equal(filesOf(history)[0], '1999-0102.json');
    assert.ok(filesOf(history).includes(quiet!));
  });

  it('keeps 64 MB, and the newest change however large it is', async () => {
    const history = newHistory();
    await history.add(change('a'));
    const [first] = filesOf(history);
    rmSync(join(folderOf(history), first!));
    const megabyte = 1024 * 1024;
    const put = (second: number, megabytes: number) => {
      const path = join(folderOf(history), first!.replace(/^.{24}/, `2001-01-01T00-00-0${String(second)}.000Z`));
      writeFileSync(path, '');
      truncateSync(path, megabytes * megabyte);
    };
    [1, 20, 20, 23].forEach((size, i) => put(i, size));
    await history.add(change('a', { sent: 'x'.repeat(megabyte / 2) }));
    assert.deepEqual(
      filesOf(history)
        .map((it) => it.slice(17, 19))
        .slice(0, -1),
      ['01', '02', '03'],
    );
    put(4, 22);
    await history.add(change('a'));
    assert.deepEqual(
      filesOf(history)
        .map((it) => it.slice(17, 19))
        .slice(0, -2),
      ['03', '04'],
    );
    await history.add(change('a', { sent: 'x'.repeat(65 * megabyte) }));
    assert.equal(filesOf(history).length, 1);
  });

  it('keeps as much as there may be, and not a byte more', async () => {
    const history = newHistory();
    await history.add(change('a'));
    const first = join(folderOf(history), filesOf(history)[0]!);
    const limit = 64 * 1024 * 1024;
    const { size } = statSync(first);
    truncateSync(first, limit - size);
    await history.add(change('a'));
    assert.equal(filesOf(history).length, 2);
    truncateSync(first, limit - 2 * size + 1);
    await history.add(change('a'));
    assert.ok(!existsSync(first));
    assert.equal(filesOf(history).length, 2);
  });

  it('removes what a killed process did not finish, and nothing that another is at', async () => {
    const history = newHistory();
    await history.add(change('a'));
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const of = (word: string) => `${filesOf(history)[0]!}.${word}`;
    const [dead, own] = [of(holder().replace(/^\d+/, String(gone))), of(holder())];
    for (const it of [dead, own]) writeFileSync(join(folderOf(history), it), '{');
    await history.add(change('b'));
    assert.deepEqual(
      filesOf(history).filter((it) => !it.endsWith('.json')),
      [own],
    );
  });

  it('leaves no half of a file, and says why', async () => {
    const history = newHistory();
    await history.add(change('a'));
    const [name] = filesOf(history);
    const unfinished = join(folderOf(history), `${name!}.${holder()}`);
    mkdirSync(unfinished);
    await assert.rejects(history.complete((await history.changes(uri))[0]!, undefined, { autostart: true }));
    rmSync(unfinished, { recursive: true });
    assert.equal((await history.changes(uri))[0]!.after, undefined);
  });

  describe('of an earlier version', () => {
    const former = (more: object) => ({
      time: '2030-01-02T03:04:05.678Z',
      uri,
      change: 'define',
      name: 'lab',
      uuid: 'u',
      xml: '<old/>',
      autostart: true,
      active: false,
      ...more,
    });
    const putFormer = (folder: string, ...all: object[]) => {
      mkdirSync(join(folder, 'history'), { recursive: true });
      all.forEach((it, i) =>
        writeFileSync(join(folder, 'history', `2030-01-02T03-04-05.678Z-77-000${String(i)}.json`), JSON.stringify(it)),
      );
    };

    it('is taken over with what it tells', async () => {
      const folder = freshFolder();
      putFormer(
        folder,
        former({}),
        former({ change: 'undefine', active: true }),
        former({ xml: undefined, active: true }),
      );
      putFormer(freshFolder());
      const history = newHistory({ former: folder });
      const kept = await history.changes(uri);
      assert.deepEqual(
        kept.map(({ what, before, after }) => ({ what, before, after })),
        [
          { what: 'define', before: { xml: '<old/>', autostart: true }, after: undefined },
          { what: 'undefine', before: { xml: '<old/>', live: '<old/>', autostart: true }, after: undefined },
          // It ran, but nobody noted what.
          { what: 'define', before: { xml: undefined, live: '', autostart: true }, after: undefined },
        ],
      );
      assert.deepEqual([kept[0]!.name, kept[0]!.uuid, kept[0]!.time], ['lab', 'u', '2030-01-02T03:04:05.678Z']);
      assert.deepEqual(readdirSync(join(folder, 'history')), []);
      // Another window finds them all the same, and nothing is there twice.
      assert.equal((await new History(history.folder, { former: folder }).changes(uri, 'lab')).length, 3);
      assert.deepEqual(await history.changes(uri, 'other'), []);
    });

    it('is passed by where it is damaged', async () => {
      const folder = freshFolder();
      putFormer(
        folder,
        former({ change: 'x' }),
        former({ autostart: 1 }),
        former({ xml: 1 }),
        former({ name: undefined }),
      );
      assert.deepEqual(await newHistory({ former: folder }).changes(uri), []);
      assert.deepEqual(await newHistory({ former: freshFolder() }).changes(uri), []);
    });

    it('is taken over from another disk', async function () {
      const elsewhere = ['/dev/shm', '/run'].find(
        (it) => existsSync(it) && statSync(it).dev !== statSync(tmpdir()).dev,
      );
      if (elsewhere === undefined) return this.skip();
      let folder: string;
      try {
        folder = mkdtempSync(join(elsewhere, 'virtnet-test-'));
      } catch {
        return this.skip();
      }
      try {
        putFormer(folder, former({}));
        symlinkSync('/etc/hostname', join(folder, 'history', 'link.json'));
        const history = newHistory({ former: folder });
        assert.deepEqual(await namesOf(history), ['lab']);
        assert.deepEqual(readdirSync(join(folder, 'history')), ['link.json']);
        assert.equal(modeOf(join(folderOf(history), filesOf(history)[0]!)), 0o600);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });
});

describe('the folder of what is kept for a user', () => {
  it('is where the system has it', () => {
    assert.equal(stateFolder('linux', { XDG_STATE_HOME: '/state' }, '/home/u'), '/state/virtnet');
    for (const env of [{}, { XDG_STATE_HOME: '' }, { XDG_STATE_HOME: 'relative' }])
      assert.equal(stateFolder('linux', env, '/home/u'), '/home/u/.local/state/virtnet');
    assert.equal(stateFolder('freebsd', {}, '/home/u'), '/home/u/.local/state/virtnet');
    assert.equal(
      stateFolder('darwin', { XDG_STATE_HOME: '/state' }, '/Users/u'),
      '/Users/u/Library/Application Support/virtnet',
    );
    assert.equal(stateFolder('win32', { LOCALAPPDATA: '/local' }, '/u'), '/local/virtnet');
    assert.equal(stateFolder('win32', {}, '/u'), '/u/AppData/Local/virtnet');
    assert.equal(basename(stateFolder()), 'virtnet');
  });
});

const plain = <T>(it: T): T => JSON.parse(JSON.stringify(it)) as T;
