// A keyfile among the profiles of its host, which ifcfg files may be, too.
import type { ControllerFact, ProfileFact } from '../facts';
import type { File } from '../file';
import { type HostProfiles, hostProfilesOf } from '../ifcfg/host-profiles';
import { none } from '../reading';
import type { WorkspaceFacts } from '../workspace-facts';
import { type KeyfileProfile, keyfileProfileOf } from './profile';

export interface HostedKeyfile {
  readonly profile: KeyfileProfile;
  readonly self: ProfileFact;
  readonly host: HostProfiles;
}

/** The profile of a keyfile; nothing where it makes none. */
export function hostedKeyfilesOf(file: File, workspace: WorkspaceFacts): readonly HostedKeyfile[] {
  const profile = keyfileProfileOf(file);
  if (!profile || profile.isUnreadable) return none;
  const host = hostProfilesOf(workspace, file.uri);
  const self = host.byUri.get(file.uri);
  return self ? [{ profile, self, host }] : none;
}

/** The same of a VLAN. */
export const keyfileVlansOf = (file: File, workspace: WorkspaceFacts): readonly HostedKeyfile[] =>
  hostedKeyfilesOf(file, workspace).filter(({ self }) => self.vlan !== undefined);

export interface HostedKeyfilePort extends HostedKeyfile {
  readonly wanted: ControllerFact;
}

/** The port of a bridge, a bond or a team that a keyfile is. */
export const keyfilePortsOf = (file: File, workspace: WorkspaceFacts): readonly HostedKeyfilePort[] =>
  hostedKeyfilesOf(file, workspace).flatMap((it) =>
    it.self.controller ? [{ ...it, wanted: it.self.controller }] : [],
  );
