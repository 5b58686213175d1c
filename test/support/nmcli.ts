// NetworkManager's own tool as a judge of keyfiles. It needs no daemon: it reads one from standard input and prints it as it
// understood it. It refuses as the daemon does, but prints no warning.
import { spawnSync } from 'node:child_process';
import { version } from '../../server/src/schema/types';

const installed = /version (\d+\.\d+\.\d+)/.exec(
  spawnSync('nmcli', ['--version'], { encoding: 'utf8' }).stdout ?? '',
)?.[1];

/** Why the nmcli at hand cannot judge, as one of these releases could: from the first on, before the second. */
export function whyNoNmcli(from: string, before?: string): string | undefined {
  if (installed === undefined) return 'nmcli is not installed';
  if (version(installed) < version(from)) return `nmcli ${installed} is older than ${from}`;
  return before !== undefined && version(installed) >= version(before)
    ? `nmcli ${installed} is not older than ${before}, which our tables were not tried with`
    : undefined;
}

export interface Understood {
  readonly isRefused: boolean;
  /** What it says of a file that it refuses. */
  readonly said: string;
  /** The keyfile as it writes it. */
  readonly written: string;
}

/** What it makes of a keyfile. */
export function askNmcli(keyfile: string | Buffer): Understood {
  // A setting that is set to what it is changes nothing.
  const { status, stdout, stderr } = spawnSync(
    'nmcli',
    ['--offline', 'connection', 'modify', 'connection.wait-activation-delay', '-1'],
    { input: keyfile, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  );
  return { isRefused: status !== 0, said: stderr.trim(), written: stdout };
}
