// The default route of a host as a whole: what /etc/sysconfig/network says of it, and whether there is one.
import { replace } from '../../../fixes/fix';
import { contains, subnetOf } from '../../../address';
import type { ReferenceFact } from '../../../model/facts';
import { folderOf } from '../../../model/file';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import { nearest } from '../../../schema/nearest';
import { type Finding, rule } from '../../rule';
import { ipv4AddressesOf } from '../../../model/ifcfg/addresses';
import { refusingGatewaysOf, type TakenGateway, takenGatewayOf } from '../../../model/ifcfg/host-gateway';
import { hostFolderOf } from '../../../model/ifcfg/host-settings';
import { gatewayTaker } from '../../../model/ifcfg/profile-fact';
import { lastAssignment, type Profile, readProfile } from '../../../model/ifcfg/profile';
import {
  type HostProfiles,
  hostProfilesOf,
  allHostProfiles,
  type Owned,
  uriOf,
} from '../../../model/ifcfg/host-profiles';

export const hostGateway = rule({
  name: 'host-gateway',
  of: ['ifcfg', 'sysconfig'],
  severity: 'information',
  across: true,
  summary: 'The default route of the host comes from /etc/sysconfig/network, or from nowhere.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_ip4_setting; initscripts, network-functions',
  codes: {
    'global-gateway': 'A profile that takes GATEWAY from /etc/sysconfig/network.',
    'global-gateway-invalid': 'A profile that NetworkManager refuses for the gateway of the host.',
    'global-gatewaydev-missing': 'GATEWAYDEV names an interface that no file configures.',
    'no-default-route': 'No interface of the host brings a default route.',
  },

  *check(file, workspace, target) {
    if (file.kind === 'sysconfig') {
      for (const it of file.facts.references) if (it.relation === 'default-route') yield* missing(it, workspace);
      return;
    }
    for (const { attribute, gateway, key } of refusingGatewaysOf(file, workspace, target))
      yield {
        code: 'global-gateway-invalid',
        severity: 'error',
        span: attribute.span,
        message: `${key}=${gateway.name} of /etc/sysconfig/network is no address, and this file has no ${key} of its own; NetworkManager refuses the file`,
        related: [{ at: gateway.at, message: 'the gateway of the host' }],
      };
    const taken = takenGatewayOf(file, workspace, target);
    const profile = readProfile(file);
    if (!profile || profile.port || profile.ipv4 !== 'manual' || lastAssignment(profile, 'DEFROUTE')) return;
    const attribute = gatewayTaker(profile);
    const host = hostProfilesOf(workspace, file.uri);
    if (!attribute) return;
    // What is wrong with that gateway says that it is taken.
    if (taken && host.takers.length + host.defaultRoutes.length === 1 && isOnLink(taken))
      yield {
        code: 'global-gateway',
        span: attribute.span,
        message: `${profile.device || 'the profile'} takes GATEWAY=${taken.gateway.name} from /etc/sysconfig/network, as it has none of its own`,
        related: [{ at: taken.gateway.at, message: 'the gateway of the host' }],
      };
    // Some files are no host.
    if (file.host.isLive && !host.settings.gateway && !host.settings.gatewayDevice)
      yield* none(profile, attribute.span, host, workspace, file.uri);
  },
});

/** Whether an address of the profile reaches the gateway, as far as one can tell. */
const isOnLink = ({ profile, address }: TakenGateway): boolean =>
  ipv4AddressesOf(profile).some((it) => it.prefix === undefined || contains(subnetOf(it.address, it.prefix), address));

/** Said once, at the first address of the host. */
function* none(
  profile: Profile,
  span: Finding['span'],
  host: HostProfiles,
  workspace: WorkspaceFacts,
  uri: string,
): Iterable<Finding> {
  if (host.defaultRoutes.length > 0 || profile.device === 'lo' || lacksFirstCard(host)) return;
  const first = firstAddress(host);
  if (!first || uriOf(first.profile) !== uri || first.fact.address.family !== 4) return;
  const folder = folderOf(uri);
  const isRouted = workspace.files.some(
    (it) => folderOf(it.uri) === folder && it.facts.routes.some(({ destination }) => destination.prefix === 0),
  );
  if (isRouted) return;
  yield {
    code: 'no-default-route',
    severity: 'hint',
    span,
    message: `no file here brings a default route; the host reaches its own subnets only`,
  };
}

/** Whether the cards are counted and the first has no file: it may be somebody else's, as in clouds. */
const lacksFirstCard = ({ byDevice }: HostProfiles): boolean =>
  [...byDevice.keys()].some((it) => /^eth\d+$/.test(it)) && !byDevice.has('eth0');

/** Every host has the address of the loopback device. */
function firstAddress({ byAddress }: HostProfiles): Owned | undefined {
  for (const [it] of byAddress.values()) if (it && it.profile.device.name !== 'lo') return it;
  return undefined;
}

function* missing({ name, at }: ReferenceFact, workspace: WorkspaceFacts): Iterable<Finding> {
  const own = hostFolderOf(folderOf(at.uri));
  const hosts = [...allHostProfiles(workspace)].filter(([folder]) => hostFolderOf(folder) === own).map(([, it]) => it);
  const isKnown = (it: HostProfiles) => it.byDevice.has(name) || it.profiles.length === 0;
  if (hosts.length === 0 || name === '' || hosts.some(isKnown)) return;
  const names = hosts.flatMap((it) => [...it.byDevice.keys()]).slice(0, 500);
  const likely = nearest(name, [...new Set(names)])[0];
  yield {
    code: 'global-gatewaydev-missing',
    severity: 'warning',
    span: at.span,
    message: `no file here configures ${name}${likely === undefined ? '' : `, expected ${likely}`}; every interface with a file is left without a default route`,
    fixes: likely === undefined ? [] : [replace(`Change to ${likely}`, at.span, likely, true)],
  };
}
