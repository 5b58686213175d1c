// The hook of pre-commit by pre-commit itself, which builds virtnet from this folder with npm and runs it on a repository.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Scratch } from '../support/command-line';

describe('pre-commit', function () {
  this.timeout(600_000);

  it('builds virtnet, and runs it on what is ours', function () {
    if (spawnSync('pre-commit', ['--version']).error) {
      console.log('      not run: pre-commit is not installed');
      this.skip();
    }
    const scratch = new Scratch();
    try {
      const repository = join(scratch.path, 'repository');
      scratch.write('repository/a.xml', "<network>\n  <name>bad</name>\n  <bridge nmae='virbr9'/>\n</network>\n");
      scratch.write('repository/b.xml', '<other/>\n');
      scratch.write('repository/--baseline=a.xml', '<other/>\n');
      const run = (program: string, ...args: string[]) =>
        spawnSync(program, args, {
          cwd: repository,
          encoding: 'utf8',
          env: { ...process.env, PRE_COMMIT_HOME: join(scratch.path, 'home') },
        });
      for (const args of [
        ['init', '--quiet'],
        ['add', '.'],
      ])
        assert.equal(run('git', ...args).status, 0);
      const { stdout, status } = run('pre-commit', 'try-repo', process.cwd(), 'virtnet', '--all-files');
      assert.match(stdout, /a\.xml:3:11: error\[unknown-attribute\]/);
      assert.match(stdout, /1 error in 1 file\n/);
      assert.equal(status, 1);
    } finally {
      scratch.remove();
    }
  });
});
