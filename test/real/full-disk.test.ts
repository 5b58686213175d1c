// A disk without room: nothing is half written, no definition is lost, and all goes on once there is room again.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defineNetwork, undefineNetwork } from '../../server/src/host/define';
import { History } from '../../server/src/host/history';
import { newHistory } from '../support/history';
import { listNetworks } from '../../server/src/host/networks';
import { VirshSession } from '../../server/src/host/session';
import { skipWithoutVirsh } from '../support/skipping';

describe('a full disk', function () {
  let folder: string;
  let disk: string;

  beforeEach(function () {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) {
      console.log('      not run: a disk of its own needs root on Linux');
      return this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), 'virtnet-full-'));
    disk = join(folder, 'disk');
    mkdirSync(disk);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', disk]).status !== 0) {
      console.log('      not run: no disk can be mounted here');
      return this.skip();
    }
    fill();
  });
  afterEach(() => {
    if (folder === undefined) return;
    spawnSync('umount', [disk]);
    rmSync(folder, { recursive: true, force: true });
  });

  /** Until not one more byte can be written; names and empty files still can. */
  function fill(): void {
    for (let i = 0; ; i++) {
      try {
        writeFileSync(join(disk, `filling-${String(i)}`), 'x'.repeat(4096));
      } catch {
        return rmSync(join(disk, `filling-${String(i)}`), { force: true });
      }
    }
  }
  const makeRoom = () => {
    for (const it of readdirSync(disk)) if (it.startsWith('filling-')) rmSync(join(disk, it));
  };

  it('leaves no half of a file where the disk is full', () => {
    const convert = (...more: string[]) =>
      spawnSync(
        process.execPath,
        [resolve('dist/cli.js'), 'convert', '--to', 'keyfile', '--out', disk, ...more, 'examples/network-scripts'],
        { encoding: 'utf8' },
      );
    const ours = () => readdirSync(disk).filter((it) => !it.startsWith('filling-'));
    for (const more of [[], ['--force']]) {
      const { status, stderr } = convert(...more);
      assert.equal(status, 1, stderr);
      assert.match(stderr, /br0\.nmconnection finds no room on the disk/);
      assert.deepEqual(ours(), []);
    }
    makeRoom();
    assert.equal(convert().status, 0);
    const size = statSync(join(disk, 'br0.nmconnection')).size;
    fill();
    // What is there already stays whole.
    assert.equal(convert('--force').status, 1);
    assert.equal(statSync(join(disk, 'br0.nmconnection')).size, size);
  });

  it('where definitions are kept: nothing is changed', async function () {
    skipWithoutVirsh(this);
    const session = new VirshSession({ uri: 'test:///default' });
    try {
      const history = new History(join(disk, 'kept'));
      for (const operation of [
        defineNetwork(session, '<network><name>default</name><title>new</title></network>', history),
        undefineNetwork(session, { name: 'default' }, history),
      ]) {
        const refused = await operation.run();
        assert.ok(!refused.ok);
        assert.match(refused.message, /could not be kept .* nothing was changed/);
      }
      const all = await listNetworks(session);
      assert.deepEqual(all.ok && all.value.map((it) => it.name), ['default']);
      assert.deepEqual(readdirSync(join(disk, 'kept', 'history')), []);
      makeRoom();
      const done = await defineNetwork(session, '<network><name>lab</name></network>', history).run();
      assert.ok(done.ok, JSON.stringify(done));
      assert.equal((await history.changes(session.uri)).length, 1);
    } finally {
      await session.close();
    }
  });

  it('where temporary files are: the command fails in words, and works once there is room', async function () {
    skipWithoutVirsh(this);
    const usual = process.env.TMPDIR;
    process.env.TMPDIR = disk;
    const session = new VirshSession({ uri: 'test:///default' });
    try {
      const define = () => defineNetwork(session, '<network><name>lab</name></network>', newHistory()).run();
      const refused = await define();
      assert.ok(!refused.ok);
      assert.match(refused.message, /could not be (?:written to a temporary file|started)/);
      makeRoom();
      const done = await define();
      assert.ok(done.ok, JSON.stringify(done));
    } finally {
      await session.close();
      if (usual === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = usual;
    }
  });
});
