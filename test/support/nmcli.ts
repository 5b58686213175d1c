// NetworkManager's own tool as a judge of keyfiles. It needs no daemon: it reads one from standard input and prints it as it
// understood it. It refuses as the daemon does, but prints no warning.
import { spawnSync } from 'node:child_process';
import { version } from '../../server/src/schema/types';

const installed = /version (\d+\.\d+\.\d+)/.exec(
  spawnSync('nmcli', ['--version'], { encoding: 'utf8' }).stdout ?? '',
)?.[1];

/** Why the nmcli at hand cannot judge, as one of a release could from this one on. */
export function whyNoNmcli(from: string): string | undefined {
  if (installed === undefined) return 'nmcli is not installed';
  return version(installed) < version(from) ? `nmcli ${installed} is older than ${from}` : undefined;
}

export interface Understood {
  readonly isRefused: boolean;
  /** What it says of a file that it refuses. */
  readonly said: string;
  /** The keyfile as it writes it, with the names of keys that 1.42 knows. */
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
  // Where no locale is installed, it says so first.
  const said = stderr.replace(/^.*setlocale.*\n/gm, '').trim();
  return { isRefused: status !== 0, said, written: stdout.replace(newNames, (name) => formerNames[name]!) };
}

/** Keys that 1.46 and later write by new names, and read by either. */
const formerNames: Readonly<Record<string, string>> = {
  controller: 'master',
  'port-type': 'slave-type',
  'autoconnect-ports': 'autoconnect-slaves',
  'mac-address-denylist': 'mac-address-blacklist',
};
const newNames = new RegExp(`^(?:${Object.keys(formerNames).join('|')})(?==)`, 'gm');
