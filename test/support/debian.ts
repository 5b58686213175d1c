// Programs of other releases of Debian than this machine's, unpacked beside it by scripts/debian.mjs.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The folder that is `/` to packages of a release; undefined where they cannot be had, which the script says. */
export function unpackedOf(suite: string, ...packages: readonly string[]): string | undefined {
  const { stdout, status } = spawnSync('node', ['scripts/debian.mjs', suite, ...packages], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return status === 0 ? stdout.trim() : undefined;
}

/** The words that start a program of such a folder, with its own libraries. */
export const commandOf = (folder: string, program: string): [string, ...string[]] => [
  join(folder, 'usr/lib64/ld-linux-x86-64.so.2'),
  ...['--library-path', join(folder, 'usr/lib/x86_64-linux-gnu'), join(folder, program)],
];
