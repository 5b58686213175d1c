// Where compiled code is kept between starts: what lies there is run.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';

describe('compiled code', () => {
  const script = (program: string) =>
    `require(${JSON.stringify(resolve(program))}); console.log(require('node:module').getCompileCacheDir?.() ?? 'none')`;

  it('is kept in the home of the user, whatever home the environment names, where Node can', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'virtnet-home-'));
    const env = { ...process.env, HOME: elsewhere, XDG_CACHE_HOME: elsewhere, NODE_COMPILE_CACHE: undefined };
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', script('out/server/src/compile-cache.js')], {
      ...{ env, encoding: 'utf8' },
    });
    rmSync(elsewhere, { recursive: true });
    assert.equal(stderr, '');
    const isAble = Number(process.versions.node.split('.')[0]) >= 22;
    const folder = join(userInfo().homedir, '.cache', 'virtnet');
    assert.ok(isAble ? stdout.startsWith(folder) : stdout === 'none\n', stdout);
  });
});
