// `ifcfg-eth0:1`: a file with one more address for the profile of `ifcfg-eth0`.
import type { Attribute } from '../../syntax/tree';
import type { Span } from '../../text';
import type { File } from '../file';
import type { WorkspaceFacts } from '../workspace-facts';
import { type HostProfiles, hostProfilesOf } from './host-profiles';
import { headSpan, lastAssignment, type Profile, profileOf } from './profile';

export interface AliasFile {
  readonly profile: Profile;
  readonly host: HostProfiles;
  /** The ending of the file that it belongs to, and what stands behind the colon. */
  readonly base: string;
  readonly label: string;
  readonly device: Attribute | undefined;
  /** DEVICE, else the head of the file. */
  readonly span: Span;
}

/** The alias that a file is; none for any other file. */
export function aliasFilesOf(file: File, workspace: WorkspaceFacts): readonly AliasFile[] {
  const profile = profileOf(file);
  if (!profile?.alias) return none;
  const colon = profile.suffix.indexOf(':');
  const device = lastAssignment(profile, 'DEVICE');
  return [
    {
      profile,
      host: hostProfilesOf(workspace, file.uri),
      base: profile.suffix.slice(0, colon),
      label: profile.suffix.slice(colon + 1),
      device,
      span: device?.valueSpan ?? headSpan(profile),
    },
  ];
}

const none: readonly AliasFile[] = [];

/** No label of the kernel is longer. */
export const longestAlias = 15;

/** Whether there is no file that it belongs to. */
export const isOrphan = ({ host, base }: AliasFile): boolean => !host.bySuffix.has(base);

/** Whether NetworkManager takes the name of the file, as far as it looks at it. */
export const isLabel = ({ label }: AliasFile): boolean => /^\w+$/.test(label);

/** Whether NetworkManager reads its address. Source: nms-ifcfg-rh-reader.c: read_aliases. */
export const isReadAlias = (it: AliasFile): boolean =>
  !isOrphan(it) && isLabel(it) && it.device?.value === it.profile.suffix;
