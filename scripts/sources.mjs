// Fetches Debian source packages into .cache/sources, apart from the machine's own apt: `node scripts/sources.mjs libvirt`.
// Their test inputs are what real files look like; they are read there and never committed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const cache = resolve('.cache', 'sources');

/** The folder of an unpacked source package; undefined where it cannot be had, after saying why. */
export function sourceOf(name) {
  const folder = join(cache, name);
  const known = existsSync(folder) ? readdirSync(folder).find((it) => it.startsWith(name)) : undefined;
  if (known && existsSync(join(folder, known, 'debian'))) return join(folder, known);
  try {
    mkdirSync(join(cache, 'lists', 'partial'), { recursive: true });
    mkdirSync(folder, { recursive: true });
    const list = join(cache, 'sources.list');
    writeFileSync(list, sourceLines());
    const options = [
      ...['-o', `Dir::Etc::sourcelist=${list}`],
      ...['-o', 'Dir::Etc::sourceparts=/dev/null'],
      ...['-o', `Dir::State::lists=${join(cache, 'lists')}`],
    ];
    console.log(`Fetching the source of ${name} into .cache/sources ...`);
    const quiet = { stdio: ['ignore', 'ignore', 'pipe'] };
    execFileSync('apt-get', [...options, '-q', 'update'], quiet);
    execFileSync('apt-get', [...options, '-q', '--download-only', 'source', name], { ...quiet, cwd: folder });
    const description = readdirSync(folder).find((it) => it.endsWith('.dsc'));
    const into = join(folder, name);
    execFileSync('dpkg-source', ['--no-check', '-x', description, into], { ...quiet, cwd: folder });
    return into;
  } catch (error) {
    console.error(
      `The source of ${name} cannot be fetched: ${String(error.stderr ?? error.message)
        .trim()
        .split('\n')
        .at(-1)}`,
    );
    return undefined;
  }
}

/** `deb-src` lines for what the machine's apt already uses for packages of Debian itself. */
function sourceLines() {
  const format = '$(SITE)|$(REPO_URI)|$(RELEASE)|$(COMPONENT)';
  const rows = execFileSync('apt-get', ['indextargets', '--format', format, 'Created-By: Packages'], {
    encoding: 'utf8',
  });
  const lines = new Set();
  for (const row of rows.split('\n')) {
    const [, uri, release, component] = row.split('|');
    if (uri && component === 'main') lines.add(`deb-src ${uri} ${release} main`);
  }
  return [...lines].join('\n') + '\n';
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const name of process.argv.slice(2)) console.log(sourceOf(name) ?? `no source of ${name}`);
}
