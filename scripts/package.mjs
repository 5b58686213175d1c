// Makes the .vsix as users get it: `node scripts/package.mjs [file]`.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, setUpPackages } from './setup.mjs';

/** Bundles and packs the extension; gives the path of the .vsix. */
export function packageExtension(file) {
  setUpPackages();
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const vsix = file ?? join(root, `${name}-${version}.vsix`);
  // All is in the bundle; npm need not be asked about a node_modules that is shared or linked.
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', '@vscode', 'vsce', 'vsce'), 'package', '--no-dependencies', '--out', vsix],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the extension could not be packed\n${stdout}${stderr}`);
  return vsix;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(packageExtension(process.argv[2]));
