// For whom the files are: which libvirt, and which reader of ifcfg files.

import type { Backend } from './facts';
import { newestLibvirt, oldestLibvirt, type Version, version, versionText } from '../schema/types';

/** Which program will read the files, as far as the user said so. */
export interface Target {
  readonly libvirt: Version;
  /** Where nobody said which libvirt reads the files: the oldest that may; `libvirt` is then the newest known. */
  readonly oldest?: Version;
  readonly backend: Backend;
  /** Release of Red Hat Enterprise Linux that reads the ifcfg files, 6 to 10. */
  readonly release: number | undefined;
  /** ifcfg keys of the user's own, that no reader knows. */
  readonly knownKeys?: readonly string[];
}

/** The libvirt of a target by its version as text; any that is in use where nobody said. */
export const libvirtOf = (text: string | undefined): Pick<Target, 'libvirt' | 'oldest'> =>
  text === undefined ? { libvirt: newestLibvirt, oldest: oldestLibvirt } : { libvirt: version(text) };

/** That a target is newer than what the tables know, in words; undefined for one that is not. */
export const newerThanKnown = ({ libvirt }: Pick<Target, 'libvirt'>): string | undefined =>
  libvirt > newestLibvirt
    ? `libvirt ${versionText(libvirt)} is newer than ${versionText(newestLibvirt)}, the newest known here: what came since is not`
    : undefined;
