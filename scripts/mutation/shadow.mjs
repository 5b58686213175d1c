// A copy of the project in which the mutants are: built there, run there, and gone afterwards.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { root as home } from '../setup.mjs';
import { withMutants } from './places.mjs';

const notCopied = new Set(['node_modules', 'out', 'dist', '.cache', '.git']);

/**
 * Makes the copy of the project in the working folder and builds its tests. Gives `folder`, `temporary` (a folder for what
 * the tests write) and `probes`: file with mutants → the id that tells that one of its functions was called.
 */
export function makeShadow(mutants) {
  const top = mkdtempSync(join(tmpdir(), 'virtnet-mutation-'));
  const [folder, temporary] = [join(top, 'project'), join(top, 'tmp')];
  mkdirSync(temporary);
  mkdirSync(folder);
  for (const it of readdirSync('.')) if (!notCopied.has(it)) cpSync(it, join(folder, it), { recursive: true });
  symlinkSync(join(home, 'node_modules'), join(folder, 'node_modules'));
  // Sources that other scripts have fetched.
  if (existsSync('.cache/sources')) {
    mkdirSync(join(folder, '.cache'));
    symlinkSync(resolve('.cache/sources'), join(folder, '.cache', 'sources'));
  }
  const probes = new Map();
  for (const file of new Set(mutants.map((it) => it.place.file))) {
    const own = mutants.filter((it) => it.place.file === file);
    probes.set(file, mutants.length + 1 + probes.size);
    writeFileSync(join(folder, file), withMutants(file, readFileSync(file, 'utf8'), own, probes.get(file)));
  }
  const { status, stderr } = spawnSync(process.execPath, [join(home, 'scripts', 'build.mjs'), 'modules'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the mutants cannot be built:\n${stderr}`);
  return { top, folder, temporary, probes };
}

export const removeShadow = ({ top }) => rmSync(top, { recursive: true, force: true });

/** Test files below `out/test`, without those of the given folders and the test of this tool. */
export function testFiles(folder, without) {
  const tests = join(folder, 'out', 'test');
  return readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter(
      (it) => it.endsWith('.test.js') && basename(it) !== 'mutation.test.js' && !without.includes(it.split('/')[0]),
    )
    .toSorted()
    .map((it) => join(tests, it));
}

/** `loaders`: from the path of a source to the test files that load it. `starters`: test files that start programs. */
export function graphOf(folder, tests) {
  const loads = new Map();
  const importsOf = (file) => {
    let found = loads.get(file);
    if (found) return found;
    loads.set(file, (found = new Set([file])));
    for (const [, target] of readFileSync(file, 'utf8').matchAll(/\brequire\("(\.[^"]+)"\)/g)) {
      const path = ['.js', '/index.js', '']
        .map((it) => join(dirname(file), target) + it)
        .find((it) => /\.js$/.test(it) && existsSync(it));
      if (path) found.add(path);
    }
    return found;
  };
  const reachedBy = (file) => {
    const seen = new Set([file]);
    for (const it of seen) for (const next of importsOf(it)) seen.add(next);
    return seen;
  };
  const reached = new Map(tests.map((it) => [it, reachedBy(it)]));
  const starts = (file) =>
    file.startsWith(join(folder, 'out', 'test')) && /node:child_process/.test(readFileSync(file, 'utf8'));
  return {
    loaders: (source) => {
      const built = join(folder, 'out', source.replace(/\.ts$/, '.js'));
      return tests.filter((it) => reached.get(it).has(built));
    },
    starters: tests.filter((it) => [...reached.get(it)].some(starts)),
  };
}
