// The sources of the programs that judge our files. Their own tests hold what such files look like; they are fetched as
// Debian source packages (scripts/sources.mjs), read, and never committed.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export type SourcePackage = 'libvirt' | 'network-manager';

const folderOf = (name: SourcePackage): string => join('.cache', 'sources', name, name);

/** The tests of libvirt, where `sourceOf` found its source. */
export const libvirtTests = join(folderOf('libvirt'), 'tests');

/** What reads and writes files in NetworkManager, where `sourceOf` found its source. */
export const managerPlugins = join(folderOf('network-manager'), 'src', 'core', 'settings', 'plugins');

/** The folder of a source, which is fetched where it is not there; undefined where it cannot be had. */
export function sourceOf(name: SourcePackage): string | undefined {
  const folder = folderOf(name);
  if (!existsSync(folder))
    execFileSync('node', ['scripts/sources.mjs', name], { stdio: ['ignore', 'ignore', 'inherit'] });
  return existsSync(folder) ? folder : undefined;
}
