// A profile among all of its host, which is where rules about several files begin.
import type { ControllerFact, ProfileFact } from '../facts';
import type { File } from '../file';
import type { WorkspaceFacts } from '../workspace-facts';
import { type HostProfiles, hostProfilesOf, originalOf, profilesOn } from './host-profiles';
import { type Profile, profileOf, readProfile } from './profile';

export interface HostedProfile {
  readonly profile: Profile;
  readonly host: HostProfiles;
  /** What the file says, as a fact of the host. */
  readonly self: ProfileFact;
}

/** The profile of a file that some reader goes on to read; none for any other file. */
export const hostedProfilesOf = (file: File, workspace: WorkspaceFacts): readonly HostedProfile[] =>
  hosted(readProfile(file), file, workspace);

function hosted(profile: Profile | undefined, file: File, workspace: WorkspaceFacts): readonly HostedProfile[] {
  if (!profile) return none;
  const host = hostProfilesOf(workspace, file.uri);
  const self = host.byUri.get(file.uri);
  return self ? [{ profile, host, self }] : none;
}

const none: readonly HostedProfile[] = [];

/** The profile of a file that stands for something of its own: read or refused, but no alias. */
export function ownProfilesOf(file: File, workspace: WorkspaceFacts): readonly HostedProfile[] {
  const profile = profileOf(file);
  if (!profile || profile.fate === 'suse' || profile.fate === 'ignored') return none;
  return hosted(profile, file, workspace).filter((it) => !it.self.alias);
}

/** The same without the copies of files that are there, which have a finding of their own. */
export const countingProfilesOf = (file: File, workspace: WorkspaceFacts): readonly HostedProfile[] =>
  ownProfilesOf(file, workspace).filter(({ profile, host }) => {
    const original = originalOf(profile.suffix);
    return original === undefined || !host.bySuffix.has(original);
  });

/** A port, and what it names as its controller. */
export interface HostedPort extends HostedProfile {
  readonly wanted: ControllerFact;
  /** The controller, when it is there and of that kind. */
  readonly controller: ProfileFact | undefined;
  /** A profile of that name or UUID and another kind. */
  readonly other: ProfileFact | undefined;
}

/** The port that a file makes. */
export function hostedPortsOf(file: File, workspace: WorkspaceFacts): readonly HostedPort[] {
  return hostedProfilesOf(file, workspace).flatMap((it): HostedPort[] => {
    const wanted = it.self.controller;
    if (!wanted) return [];
    const found = (wanted.byUuid ? it.host.byUuid : it.host.byDevice).get(wanted.name) ?? [];
    const controller = found.find((one) => one.device.kind === wanted.kind);
    const other = controller ? undefined : found.find((one) => one !== it.self);
    return [{ ...it, wanted, controller, other }];
  });
}

/** Whether nothing of the host has the name, or UUID, of the controller, nor libvirt makes it. */
export function isControllerMissing(port: HostedPort, workspace: WorkspaceFacts): boolean {
  const { wanted, controller, host } = port;
  if (controller || (wanted.byUuid ? host.byUuid : host.byDevice).has(wanted.name)) return false;
  if (wanted.byUuid) return true;
  // A file of that name that does not come to say its DEVICE has findings of its own.
  const isNameless = host.bySuffix.get(wanted.name)?.device.name === '';
  return !isNameless && !workspace.devices(wanted.name).some((it) => it.by === 'libvirt');
}

/** The controller whose name differs in capital and small letters only. */
export const inOtherLetters = ({ host, wanted }: HostedPort): ProfileFact | undefined =>
  wanted.byUuid
    ? undefined
    : host.byLowerCase.get(wanted.name.toLowerCase())?.find((it) => it.device.kind === wanted.kind);

/** A bridge, bond or team, and the profiles that name it as theirs. */
export interface HostedController extends HostedProfile {
  readonly kind: 'bridge' | 'bond' | 'team';
  readonly ports: readonly ProfileFact[];
}

/** The controller that a file makes. */
export function hostedControllersOf(file: File, workspace: WorkspaceFacts): readonly HostedController[] {
  return hostedProfilesOf(file, workspace).flatMap((it): HostedController[] => {
    const { kind, device } = it.profile;
    if (device === '' || (kind !== 'bridge' && kind !== 'bond' && kind !== 'team')) return [];
    return [{ ...it, kind, ports: profilesOn(it.host, it.self).filter((one) => one.controller?.kind === kind) }];
  });
}

/** The parent of a VLAN that no file of the host, nor libvirt, makes, where it is said, and the device that may be meant. */
export function missingParentOf(
  { host, self }: HostedProfile,
  workspace: WorkspaceFacts,
): { readonly name: string; readonly inOtherLetters: string | undefined } | undefined {
  const name = self.vlan?.parent;
  if (name === undefined || /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(name)) return undefined;
  if (host.byDevice.get(name)?.[0] || looksLikeCard.test(name)) return undefined;
  if (workspace.devices(name).some((it) => it.by === 'libvirt')) return undefined;
  return { name, inOtherLetters: host.byLowerCase.get(name.toLowerCase())?.[0]?.device.name };
}

const looksLikeCard = /^(?:eth|en|em|p\d{1,3}p\d|ib|wl|veth|dummy)/;

/** A name that the device has, else that of its file. */
export const deviceOrFile = ({ device }: ProfileFact): string => device.name || device.of;
