// Who reads a file of an alias or a range: the program that the interface it is named after is left to.
import type { File } from '../file';
import type { Target } from '../target';
import type { WorkspaceFacts } from '../workspace-facts';
import { hostProfilesOf } from './host-profiles';
import { readingOf } from './profile';

/**
 * The target as it is for one file. Aliases and ranges of an interface that NetworkManager leaves alone are read by the
 * legacy scripts only (initscripts, ifup-aliases), whatever else it would make of them.
 */
export function targetFor(file: File, workspace: WorkspaceFacts, target: Target): Target {
  if (file.kind !== 'ifcfg' || target.backend === 'network-scripts') return target;
  const base = /^(.+?)(?::|-range\d)/.exec(readingOf(file)?.suffix ?? '')?.[1];
  const parent = base === undefined ? undefined : hostProfilesOf(workspace, file.uri).bySuffix.get(base)?.device;
  if (!parent || (parent.nmControlled && parent.kind !== 'other')) return target;
  return { ...target, backend: 'network-scripts' };
}
