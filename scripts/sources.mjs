// Fetches Debian source packages into .cache/sources, apart from the machine's own apt: `node scripts/sources.mjs libvirt`.
// Their test inputs are what real files look like; they are read there and never committed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { aptApart, lastLine, sourcesList } from './debian.mjs';

const cache = resolve('.cache', 'sources');

/** The folder of an unpacked source package; undefined where it cannot be had, after saying why. */
export function sourceOf(name) {
  const folder = join(cache, name);
  const known = existsSync(folder) ? readdirSync(folder).find((it) => it.startsWith(name)) : undefined;
  if (known && existsSync(join(folder, known, 'debian'))) return join(folder, known);
  try {
    mkdirSync(folder, { recursive: true });
    console.log(`Fetching the source of ${name} into .cache/sources ...`);
    const aptGet = aptApart(cache, sourcesList('deb-src'));
    aptGet(['update']);
    aptGet(['--download-only', 'source', name], folder);
    const description = readdirSync(folder).find((it) => it.endsWith('.dsc'));
    const into = join(folder, name);
    execFileSync('dpkg-source', ['--no-check', '-x', description, into], {
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: folder,
    });
    return into;
  } catch (error) {
    console.error(`The source of ${name} cannot be fetched: ${lastLine(error)}`);
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const name of process.argv.slice(2)) console.log(sourceOf(name) ?? `no source of ${name}`);
}
