// The libvirt that is installed, as what our files are judged for.
import { execFileSync } from 'node:child_process';
import type { Target } from '../../server/src/model/target';
import { version } from '../../server/src/schema/types';
import { newest } from './checking';

/** What the installed virsh calls itself; the tables are tried with 9.0.0 and all later ones. */
export const installed = (): Target => ({
  ...newest,
  libvirt: version(execFileSync('virsh', ['--version'], { encoding: 'utf8' }).trim()),
});
