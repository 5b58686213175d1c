// Makes what is published: `node scripts/package.mjs [file]` the .vsix as users get it. `scripts/release.mjs` makes all of it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, setUpPackages } from './setup.mjs';

export const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The time that all files of a package bear, wherever it is made, so that the same commit makes the same bytes. */
const time = { SOURCE_DATE_EPOCH: '315619200', TZ: 'UTC' };

/** Bundles and packs the extension; gives the path of the .vsix. */
export function packageExtension(file = join(root, `${name}-${version}.vsix`)) {
  setUpPackages();
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  // All is in the bundle; npm need not be asked about a node_modules that is shared or linked.
  run(process.execPath, [vsce, 'package', '--no-dependencies', '--out', file], time);
  return file;
}

/** Packs the command for npm into a folder; gives the path of the .tgz. npm gives all files one time by itself. */
export function packageCommand(folder) {
  setUpPackages();
  // `shell` because npm is a .cmd file on Windows; the words are fixed.
  run('npm', ['pack', '--pack-destination', folder], {}, process.platform === 'win32');
  return join(folder, `${name}-${version}.tgz`);
}

function run(program, args, env, shell = false) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    shell,
  });
  if (status !== 0) throw new Error(`${args.join(' ')} failed\n${stdout}${stderr}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(packageExtension(process.argv[2]));
