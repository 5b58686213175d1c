// What Debian's archive holds besides the packages of this machine: sources, and programs of other releases, which are
// unpacked into .cache and never installed. `node scripts/debian.mjs forky neovim` prints the folder.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Packages of a release of Debian and all that they need, unpacked: the folder that is `/` to them, kept by their name. Undefined where they
 * cannot be had, after saying why.
 */
export function unpackedOf(suite, packages, name = packages.join('+')) {
  const folder = resolve('.cache', `debian-${suite}`, name);
  if (existsSync(folder)) return folder;
  const place = `${folder}.part`;
  try {
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    console.error(`Fetching ${name} of Debian ${suite} into .cache ...`);
    // Of what is installed on this machine nothing is taken as given.
    const status = join(place, 'status');
    writeFileSync(status, '');
    const aptGet = aptApart(place, sourcesList('deb', suite), [`Dir::State::status=${status}`]);
    aptGet(['update']);
    aptGet(['install', '--yes', '--download-only', '--no-install-recommends', ...packages]);
    const archives = join(place, 'archives');
    for (const it of readdirSync(archives).filter((name) => name.endsWith('.deb')))
      execFileSync('dpkg-deb', ['-x', join(archives, it), join(place, 'root')], quiet);
    renameSync(join(place, 'root'), folder);
    return folder;
  } catch (fault) {
    console.error(`Debian ${suite} has no ${name} for this machine: ${lastLine(fault)}`);
    return undefined;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** An apt-get that keeps its lists and archives in a folder of its own, and knows those sources only. */
export function aptApart(place, sources, settings = []) {
  const list = join(place, 'sources.list');
  for (const it of ['lists', 'archives']) mkdirSync(join(place, it, 'partial'), { recursive: true });
  writeFileSync(list, sources);
  const options = [
    ...[`Dir::Etc::sourcelist=${list}`, 'Dir::Etc::sourceparts=/dev/null', 'Acquire::Languages=none'],
    ...[`Dir::State::lists=${join(place, 'lists')}`, `Dir::Cache::archives=${join(place, 'archives')}`],
    // The caches of what is known would be those of the machine.
    ...['Dir::Cache::pkgcache=', 'Dir::Cache::srcpkgcache=', ...settings],
  ].flatMap((it) => ['-o', it]);
  return (args, cwd) => execFileSync('apt-get', [...options, '-q', ...args], { ...quiet, cwd });
}

const quiet = { stdio: ['ignore', 'ignore', 'pipe'] };

/** The last line of what a program said of its failure. */
export const lastLine = (fault) =>
  String(fault.stderr || fault.message)
    .trim()
    .split('\n')
    .at(-1);

/** A sources.list of what the machine's apt already uses for packages of Debian itself; of another release on request. */
export function sourcesList(type, suite) {
  const format = '$(SITE)|$(REPO_URI)|$(RELEASE)|$(COMPONENT)';
  const rows = execFileSync('apt-get', ['indextargets', '--format', format, 'Created-By: Packages'], {
    encoding: 'utf8',
  });
  const found = new Set();
  for (const row of rows.split('\n')) {
    const [, uri, release, component] = row.split('|');
    // A mirror of updates has no other release.
    if (!uri || component !== 'main' || (suite && release !== ownRelease())) continue;
    found.add(`${type} ${uri} ${suite ?? release} main`);
  }
  return [...found].join('\n') + '\n';
}

/** The name of the machine's release, as `bookworm`. */
const ownRelease = () => /^VERSION_CODENAME=(.*)$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [suite, ...packages] = process.argv.slice(2);
  const folder = unpackedOf(suite, packages);
  if (folder === undefined) process.exitCode = 1;
  else console.log(folder);
}
