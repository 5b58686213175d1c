// A profile among all of its host, which is where rules about several files begin.
import { memoize } from '../../memoize';
import type { ControllerFact, ProfileFact, ReferenceFact } from '../facts';
import type { File } from '../file';
import { none } from '../reading';
import type { Index, WorkspaceFacts } from '../workspace-facts';
import { isOfOther } from '../lookup';
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

/** The same of a VLAN. */
export const hostedVlansOf = (file: File, workspace: WorkspaceFacts): readonly HostedProfile[] =>
  where(hostedProfilesOf(file, workspace), ({ self }) => self.vlan !== undefined);

/** The same of what stands on another device, or is part of one. */
export const hostedOnOthersOf = (file: File, workspace: WorkspaceFacts): readonly HostedProfile[] =>
  where(hostedProfilesOf(file, workspace), ({ self }) => self.vlan !== undefined || self.controller !== undefined);

const where = (all: readonly HostedProfile[], fits: (it: HostedProfile) => boolean): readonly HostedProfile[] =>
  all[0] && fits(all[0]) ? all : none;

/** The suffix of the file that a profile is a copy of, by its name; undefined when it looks like none. */
export const originalOfProfile = memoize(({ suffix }: Profile) => originalOf(suffix));

/** Whether something stands on an interface: ports, VLANs, aliases, networks of libvirt. */
export function isUsed({ host, self }: HostedProfile, workspace: WorkspaceFacts): boolean {
  const { name, of } = self.device;
  const isAlias = (it: ProfileFact) => it.device.of.startsWith(`${of}:`) || it.device.of.startsWith(`${of}-range`);
  // Also of a VLAN whose TYPE is another one, which has a finding of its own.
  const isNamedBelow = (it: ProfileFact) => it.device.name.startsWith(`${name}.`);
  return (
    profilesOn(host, self).length > 0 ||
    host.byParent.has(name) ||
    host.profiles.some((it) => isAlias(it) || isNamedBelow(it)) ||
    workspace.by(uplinksByName, name).length > 0
  );
}

const uplinksByName: Index<ReferenceFact> = {
  of: ({ references }) => references.filter((it) => it.relation === 'uplink'),
  key: (it) => it.name,
};

/** The profile of a file that stands for something of its own: read or refused, but no alias. */
export function ownProfilesOf(file: File, workspace: WorkspaceFacts): readonly HostedProfile[] {
  const profile = profileOf(file);
  if (!profile || profile.fate === 'foreign' || profile.fate === 'ignored') return none;
  return hosted(profile, file, workspace).filter((it) => !it.self.alias);
}

/** The same without the copies of files that are there, which have a finding of their own. */
export const countingProfilesOf = (file: File, workspace: WorkspaceFacts): readonly HostedProfile[] =>
  ownProfilesOf(file, workspace).filter(({ profile, host }) => {
    const original = originalOfProfile(profile);
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
  const [it] = hostedProfilesOf(file, workspace);
  const wanted = it?.self.controller;
  if (!it || !wanted) return none;
  const { profile, host, self } = it;
  const found = (wanted.byUuid ? host.byUuid : host.byDevice).get(wanted.name) ?? [];
  const controller = found.find((one) => one.device.kind === wanted.kind);
  const other = controller ? undefined : found.find((one) => one !== self);
  return [{ profile, host, self, wanted, controller, other }];
}

/** Whether nothing of the host has the name, or UUID, of the controller, nor libvirt makes it, nor the running host has it. */
export function isControllerMissing(port: HostedPort, workspace: WorkspaceFacts): boolean {
  const { wanted, controller, host } = port;
  if (controller || (wanted.byUuid ? host.byUuid : host.byDevice).has(wanted.name)) return false;
  if (wanted.byUuid) return true;
  // A file of that name that does not come to say its DEVICE has findings of its own.
  const isNameless = host.bySuffix.get(wanted.name)?.device.name === '';
  return (
    !isNameless &&
    !workspace
      .devices(wanted.name)
      .some(
        (it) =>
          it.by === 'libvirt' ||
          (it.by === 'host' && (it.kind === wanted.kind || it.kind === 'other')) ||
          (isOfOther(it) && (it.kind === wanted.kind || it.kind === 'unknown')),
      )
  );
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

/** The controller of one of these kinds that a file makes. */
const controllersOf =
  (...kinds: readonly HostedController['kind'][]) =>
  (file: File, workspace: WorkspaceFacts): readonly HostedController[] => {
    const kind = kinds.find((it) => it === readProfile(file)?.kind);
    const it = kind && hostedProfilesOf(file, workspace)[0];
    if (!it || it.profile.device === '' || it.profile.isMistypedVlan) return none;
    const { profile, host, self } = it;
    return [
      { profile, host, self, kind, ports: profilesOn(host, self).filter((one) => one.controller?.kind === kind) },
    ];
  };

export const hostedControllersOf = controllersOf('bridge', 'bond', 'team');
export const hostedBondsAndTeamsOf = controllersOf('bond', 'team');
export const hostedBondsOf = controllersOf('bond');
export const hostedBridgesOf = controllersOf('bridge');

/** The parent of a VLAN that no file of the host, nor libvirt, makes, and the running host does not have, where it is said, and the device that may be meant. */
export function missingParentOf(
  { host, self }: HostedProfile,
  workspace: WorkspaceFacts,
): { readonly name: string; readonly inOtherLetters: string | undefined } | undefined {
  const name = self.vlan?.parent;
  if (name === undefined || /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(name)) return undefined;
  if (host.byDevice.get(name)?.[0] || looksLikeCard.test(name)) return undefined;
  if (workspace.devices(name).some((it) => it.by !== 'profile' || isOfOther(it))) return undefined;
  return { name, inOtherLetters: host.byLowerCase.get(name.toLowerCase())?.[0]?.device.name };
}

const looksLikeCard = /^(?:eth|en|em|p\d{1,3}p\d|ib|wl|veth|dummy)/;

/** A name that the device has, else that of its file. */
export const deviceOrFile = ({ device }: ProfileFact): string => device.name || device.of;
