// What sets up the packages leaves alone a node_modules that is a link: npm would empty the folder that it leads to.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Scratch } from '../support/command-line';

describe('setting up packages', () => {
  it('installs nothing through a link, and says so', () => {
    const scratch = new Scratch();
    try {
      const shared = scratch.write('shared/kept/package.json', '{}');
      const project = join(scratch.path, 'project');
      mkdirSync(join(project, 'scripts'), { recursive: true });
      copyFileSync('scripts/setup.mjs', join(project, 'scripts', 'setup.mjs'));
      scratch.write('project/package.json', '{"name": "p", "version": "1.0.0"}');
      scratch.write('project/package-lock.json', '{"name": "p", "lockfileVersion": 3, "packages": {"": {}}}');
      symlinkSync(join(scratch.path, 'shared'), join(project, 'node_modules'));
      const script = pathToFileURL(join(project, 'scripts', 'setup.mjs')).href;
      const run = `import(${JSON.stringify(script)}).then((it) => it.setUpPackages())`;
      // With a PATH that has no npm in it, so that a mistake here installs nothing either.
      const { stderr, status } = spawnSync(process.execPath, ['-e', run], { encoding: 'utf8', env: { PATH: '' } });
      assert.match(stderr, /^setup: node_modules is a link/);
      assert.equal(status, 1);
      assert.ok(existsSync(shared));
    } finally {
      scratch.remove();
    }
  });
});
