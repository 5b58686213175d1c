// The ifcfg files that NetworkManager's own tests read, fetched as a Debian source package and never committed.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(
  ...['.cache', 'sources', 'network-manager', 'network-manager'],
  ...['src', 'core', 'settings', 'plugins', 'ifcfg-rh', 'tests', 'network-scripts'],
);

/** Fetches the source when it is not there; why it cannot be had, else undefined. */
export function whyNoSource(): string | undefined {
  if (!existsSync(folder))
    execFileSync('node', ['scripts/sources.mjs', 'network-manager'], { stdio: ['ignore', 'ignore', 'inherit'] });
  return existsSync(folder) ? undefined : 'the source of NetworkManager cannot be fetched';
}

/** All text files of the folder. `${UUID}` in what NetworkManager is expected to write is a UUID there. */
export const testFiles = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((it) => /^(?:ifcfg|keys|route6?|rule6?|network)-/.test(it))
      .map((it) => [it, readFileSync(join(folder, it), 'utf8').replaceAll('${UUID}', uuid)]),
  );

const uuid = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
