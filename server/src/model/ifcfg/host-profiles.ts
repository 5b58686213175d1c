// All live profiles of one host, which is one folder of ifcfg files and one of keyfiles, indexed once per state of the workspace.
import { type Memoizable, memoize } from '../../memoize';
import type { ProfileFact, SubnetFact } from '../facts';
import { basenameOf, folderOf } from '../file';
import type { WorkspaceFacts } from '../workspace-facts';
import { subnetText, addressText, parseIpv4 } from '../../address';
import { hostFolderOf, type HostSettings, hostSettingsOf, noSettings } from './host-settings';

export interface HostProfiles extends Memoizable {
  readonly profiles: readonly ProfileFact[];
  readonly bySuffix: ReadonlyMap<string, ProfileFact>;
  readonly byUri: ReadonlyMap<string, ProfileFact>;
  /** By DEVICE; profiles without one stand nowhere here. */
  readonly byDevice: ReadonlyMap<string, readonly ProfileFact[]>;
  readonly byLowerCase: ReadonlyMap<string, readonly ProfileFact[]>;
  /** Without backup copies, which have a rule of their own. */
  readonly byUuid: ReadonlyMap<string, readonly ProfileFact[]>;
  readonly byHwaddr: ReadonlyMap<string, readonly ProfileFact[]>;
  readonly byMacaddr: ReadonlyMap<string, readonly ProfileFact[]>;
  readonly byName: ReadonlyMap<string, readonly ProfileFact[]>;
  /** VLANs by `parent.number`. */
  readonly byVlan: ReadonlyMap<string, readonly ProfileFact[]>;
  /** VLANs by the name of their parent. */
  readonly byParent: ReadonlyMap<string, readonly ProfileFact[]>;
  /** Ports by the name, and by the UUID, of their controller. */
  readonly ports: ReadonlyMap<string, readonly ProfileFact[]>;
  /**
   * Addresses of profiles that are no ports and start by themselves, by their text and by the text of their subnet; the
   * first of each profile.
   */
  readonly byAddress: ReadonlyMap<string, readonly Owned[]>;
  readonly bySubnet: ReadonlyMap<string, readonly Owned[]>;
  /** Suffixes of files with an IPv4 address. */
  readonly withIpv4: ReadonlySet<string>;
  /** Lengths of prefixes in use. */
  readonly prefixes: ReadonlySet<number>;
  /** Names of files that may have routes, for guessing; not more than a person would read. */
  readonly names: readonly string[];
  /** Profiles that start by themselves, are no ports and come with a default route. */
  readonly defaultRoutes: readonly ProfileFact[];
  /** Those that take the gateway of /etc/sysconfig/network instead, where that is an address. */
  readonly takers: readonly ProfileFact[];
  readonly settings: HostSettings;
}

export interface Owned {
  readonly fact: SubnetFact;
  readonly profile: ProfileFact;
}

/** The host that a file configures. */
export function hostProfilesOf(workspace: WorkspaceFacts, uri: string): HostProfiles {
  return allHostProfiles(workspace).get(hostFolderOf(folderOf(uri))) ?? noHost;
}

/** All hosts by their folder. */
export const allHostProfiles: (workspace: WorkspaceFacts) => ReadonlyMap<string, HostProfiles> = memoize(makeHosts);

function makeHosts(workspace: WorkspaceFacts): Map<string, HostProfiles> {
  const folders = new Map<string, { profiles: ProfileFact[]; subnets: Map<string, readonly SubnetFact[]> }>();
  for (const { uri, facts } of workspace.files) {
    if (facts.profiles.length === 0) continue;
    const folder = hostFolderOf(folderOf(uri));
    let found = folders.get(folder);
    if (!found) folders.set(folder, (found = { profiles: [], subnets: new Map() }));
    found.profiles.push(...facts.profiles);
    found.subnets.set(uri, facts.subnets);
  }
  return new Map(
    [...folders].map(([folder, it]) => [folder, makeHost(it.profiles, it.subnets, hostSettingsOf(workspace, folder))]),
  );
}

function makeHost(
  profiles: readonly ProfileFact[],
  subnets: ReadonlyMap<string, readonly SubnetFact[]>,
  settings: HostSettings,
): HostProfiles {
  const bySuffix = new Map(profiles.map((it) => [it.device.of, it]));
  const counting = profiles.filter((it) => !isBackupOf(it, bySuffix));
  const up = counting.filter((it) => it.device.onboot && !it.controller);
  const owned = up.flatMap((profile) =>
    (subnets.get(uriOf(profile)) ?? []).filter((it) => !it.port).map((fact) => ({ fact, profile })),
  );
  return {
    profiles,
    bySuffix,
    byUri: new Map(profiles.map((it) => [uriOf(it), it])),
    byDevice: grouped(profiles, (it) => it.device.name),
    byLowerCase: grouped(profiles, (it) => it.device.name.toLowerCase()),
    byUuid: grouped(counting, (it) => it.device.uuid),
    byHwaddr: grouped(counting, (it) => it.device.hwaddr),
    byMacaddr: grouped(counting, (it) => it.device.macaddr),
    byName: grouped(counting, (it) => it.name),
    byVlan: grouped(counting, (it) => it.vlan && `${it.vlan.parent}.${it.vlan.id}`),
    byParent: grouped(counting, (it) => it.vlan?.parent),
    ports: grouped(counting, (it) => it.controller?.name),
    byAddress: firstOfEach(grouped(owned, (it) => addressText(it.fact.address))),
    bySubnet: firstOfEach(grouped(owned, (it) => subnetText(it.fact.subnet))),
    withIpv4: new Set(
      profiles
        .filter((it) => subnets.get(uriOf(it))?.some((fact) => fact.address.family === 4))
        .map((it) => it.device.of),
    ),
    prefixes: new Set(owned.map((it) => it.fact.subnet.prefix)),
    names: counting
      .filter((it) => !it.alias && !it.controller)
      .slice(0, 100)
      .map((it) => it.device.of),
    defaultRoutes: up.filter((it) => it.defaultRoute && !it.alias),
    takers: parseIpv4(settings.gateway?.name ?? '') < 0 ? [] : up.filter((it) => it.takesGateway && !it.alias),
    settings,
  };
}

const noHost: HostProfiles = makeHost([], new Map(), noSettings);

export const uriOf = (profile: ProfileFact): string => profile.device.at.uri;

/** The name of the file, for messages. */
export const fileName = (profile: ProfileFact): string => basenameOf(uriOf(profile));

function grouped<T>(items: readonly T[], key: (item: T) => string | undefined): Map<string, T[]> {
  const result = new Map<string, T[]>();
  for (const it of items) {
    const name = key(it);
    if (!name) continue;
    const group = result.get(name);
    if (group) group.push(it);
    else result.set(name, [it]);
  }
  return result;
}

/** One profile may say one thing a thousand times. */
function firstOfEach(groups: ReadonlyMap<string, readonly Owned[]>): Map<string, readonly Owned[]> {
  return new Map([...groups].map(([key, all]) => [key, all.filter((it, i) => it.profile !== all[i - 1]?.profile)]));
}

const copyEnding =
  /(?:\.(?:old|save|saved|rpmsave|rpmorig|disabled|off|backup|bkp|copy|tmp|dpkg-\w{1,9}|rej|augnew|augtmp)|;[0-9a-f]{8}|[-_.](?:bak|bkp|backup|orig|old|copy|save)\d{0,8}|[-_. ]\d{4}-?\d\d-?\d\d[-\w.]{0,20}| copy| \(copy\)| \(\d\))$/i;

/**
 * The suffix of the file that this one is a copy of, by its name; undefined when it looks like none.
 */
export function originalOf(suffix: string): string | undefined {
  const ending = copyEnding.exec(suffix);
  if (!ending || ending.index === 0) return undefined;
  return suffix.slice(0, ending.index);
}

/** A copy of a file that is there too. */
function isBackupOf(profile: ProfileFact, bySuffix: ReadonlyMap<string, ProfileFact>): boolean {
  const original = originalOf(profile.device.of);
  return original !== undefined && bySuffix.has(original);
}

/** Profiles that name the device, or the UUID, of this one. */
export const profilesOn = (host: HostProfiles, { device }: ProfileFact): readonly ProfileFact[] => [
  ...(host.ports.get(device.name) ?? []),
  ...(device.uuid === undefined ? [] : (host.ports.get(device.uuid) ?? [])),
];
