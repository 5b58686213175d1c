// What /etc/sysconfig/network says of all interfaces of its host, and of which host it is.
import { memoize } from '../../memoize';
import type { ReferenceFact } from '../facts';
import { folderOf } from '../file';
import type { WorkspaceFacts } from '../workspace-facts';
import { ipv6Off, lastAssignment, type Profile } from './profile';

export interface HostSettings {
  /** GATEWAYDEV: the only interface that may have the default route. */
  readonly gatewayDevice: ReferenceFact | undefined;
  /** GATEWAY and IPV6_DEFAULTGW, as they are written. */
  readonly gateway: ReferenceFact | undefined;
  readonly gateway6: ReferenceFact | undefined;
  /** IPV6INIT=yes, for files that have none. */
  readonly ipv6: ReferenceFact | undefined;
}

export const noSettings: HostSettings = {
  gatewayDevice: undefined,
  gateway: undefined,
  gateway6: undefined,
  ipv6: undefined,
};

/** The settings of the host that the files of a folder configure. */
export const hostSettingsOf = (workspace: WorkspaceFacts, folder: string): HostSettings =>
  byHost(workspace).get(hostFolderOf(folder)) ?? noSettings;

/** Whether IPv6 is off in a profile of that folder, for NetworkManager: by the file, or as nobody has switched it on. */
export const ipv6OffIn = (profile: Profile, folder: string, workspace: WorkspaceFacts): boolean =>
  ipv6Off(profile) &&
  (profile.ipv6 === 'disabled' ||
    Boolean(lastAssignment(profile, 'IPV6INIT')?.value) ||
    hostSettingsOf(workspace, folder).ipv6 === undefined);

/**
 * The folder that a host begins in: above `etc/sysconfig/network-scripts`, as far as that is written. Its parts may stand
 * side by side, `sysconfig/network` beside `ifcfg-eth0`.
 */
export const hostFolderOf = (folder: string): string =>
  folder.replace(
    /(?:\/run(?=\/NetworkManager\/)|\/etc)?(?:\/sysconfig)?(?:\/network-scripts|(?:\/NetworkManager)?\/system-connections)?$/,
    '',
  );

const byHost = memoize((workspace: WorkspaceFacts): ReadonlyMap<string, HostSettings> => {
  const hosts = new Map<string, HostSettings>();
  for (const { uri, facts } of workspace.files) {
    if (facts.references.length === 0 || !uri.endsWith('/sysconfig/network')) continue;
    const the = (relation: ReferenceFact['relation']) => facts.references.find((it) => it.relation === relation);
    hosts.set(hostFolderOf(folderOf(uri)), {
      gatewayDevice: the('default-route'),
      gateway: the('default-gateway'),
      gateway6: the('default-gateway6'),
      ipv6: the('global-ipv6'),
    });
  }
  return hosts;
});
