// For whom the files are: which libvirt, and which reader of ifcfg files.

import type { Backend } from './facts';
import type { Version } from '../schema/types';
/** Which program will read the files, as far as the user said so. */
export interface Target {
  readonly libvirt: Version;
  readonly backend: Backend;
  /** Release of Red Hat Enterprise Linux that reads the ifcfg files, 6 to 10. */
  readonly release: number | undefined;
  /** ifcfg keys of the user's own, that no reader knows. */
  readonly knownKeys?: readonly string[];
}
