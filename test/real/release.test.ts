// What is published, made in a clone with nothing else in it: by `vsce package` as it is, and twice by `npm run release`,
// which makes the same bytes, with checksums that hold.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Scratch } from '../support/command-line';

describe('a release', function () {
  this.timeout(900_000);
  const scratch = new Scratch();
  after(() => scratch.remove());
  const clone = join(scratch.path, 'clone');
  const run = (program: string, args: readonly string[], cwd = clone): string =>
    execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  before(() => {
    run('git', ['clone', '--quiet', '--depth', '1', `file://${process.cwd()}`, clone], scratch.path);
    symlinkSync(resolve('node_modules'), join(clone, 'node_modules'));
  });

  it('of the extension is what vsce makes without a flag', () => {
    const said = run(process.execPath, [join('node_modules', '@vscode', 'vsce', 'vsce'), 'package']);
    assert.match(said, /Packaged: .*\.vsix/);
    assert.doesNotMatch(said, /WARNING|ERROR/);
  });

  it('is of the same bytes each time, and its checksums hold', () => {
    const sums = ['one', 'two'].map((name) => {
      const folder = join(scratch.path, name);
      run(process.execPath, ['scripts/release.mjs', folder]);
      run('sha256sum', ['--check', '--strict', 'SHA256SUMS'], folder);
      return readFileSync(join(folder, 'SHA256SUMS'), 'utf8');
    });
    assert.match(sums[0]!, /^[\da-f]{64} {2}virtnet-[\d.]+\.tgz\n[\da-f]{64} {2}virtnet-[\d.]+\.vsix\n$/);
    assert.equal(sums[0], sums[1]);
  });

  it('has a command that npx runs where nothing else is', () => {
    const empty = join(scratch.path, 'empty');
    const tarball = run('sh', ['-c', 'ls *.tgz'], join(scratch.path, 'one')).trim();
    const npx = (...args: string[]) =>
      run('npx', ['--yes', '--offline', '--package', join(scratch.path, 'one', tarball), 'virtnet', ...args], empty);
    scratch.write('empty/lab.xml', '<network><name>lab</name></network>\n');
    assert.match(npx('explain', 'name-missing'), /^# name-missing\n[\s\S]*## Reported/);
    assert.equal(npx('check', '.'), '');
  });
});
