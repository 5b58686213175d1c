// A bridge and its ports as guests will find them: whether something leads out, how soon, and whose the name is.
import type { Target } from '../../../model/target';
import { type Fix, fix } from '../../../fixes/fix';
import { dropKeys, putKey } from '../../../fixes/ifcfg';
import type { ProfileFact, ReferenceFact } from '../../../model/facts';
import { managedModes } from '../../../model/facts';
import type { Index, WorkspaceFacts } from '../../../model/workspace-facts';
import { type Finding, rule } from '../../rule';
import { byNetworkManager, lastAssignment, headSpan, type Profile, readProfile } from '../../../model/ifcfg/profile';
import { userOf } from '../../../model/guest-chain';
import { type HostProfiles, hostProfilesOf, uriOf, profilesOn } from '../../../model/ifcfg/host-profiles';

export const guestBridge = rule({
  name: 'guest-bridge',
  of: ['ifcfg'],
  severity: 'information',
  across: true,
  summary: 'A bridge, or an interface, that guests cannot use as it is.',
  source: 'libvirt 9.0.0, Networking; Linux 6.1, net/bridge/br_stp.c and drivers/net/macvlan.c',
  codes: {
    'bridge-no-ports': 'A bridge that no file is a port of.',
    'libvirt-bridge-no-uplink': 'Guests are put on a bridge that leads nowhere.',
    'libvirt-stp-delay': 'Guests wait for the spanning tree of their bridge.',
    'bridge-nm-and-libvirt': 'A bridge under a name that libvirt gives to its own.',
    'libvirt-macvtap-then-bridge': 'Guests are attached directly to an interface that is made a port.',
  },

  *check(file, workspace, target) {
    const profile = readProfile(file);
    if (!profile || profile.device === '') return;
    const host = hostProfilesOf(workspace, file.uri);
    const self = host.byUri.get(file.uri);
    if (!self) return;
    if (profile.kind === 'bridge') yield* judgeBridge(profile, self, host, workspace, target);
    const direct = self.controller && attachedTo(workspace, profile.device);
    if (direct)
      yield {
        code: 'libvirt-macvtap-then-bridge',
        severity: 'warning',
        span: self.controller.at.span,
        message: `the network ${direct.from} attaches guests to ${profile.device} itself, which fails with "Device or resource busy" once it is a port; expected guests on ${self.controller.byUuid ? 'the controller' : self.controller.name}`,
        related: [{ at: direct.at, message: `${direct.from} uses ${profile.device}` }],
      };
  },
});

function* judgeBridge(
  profile: Profile,
  self: ProfileFact,
  host: HostProfiles,
  workspace: WorkspaceFacts,
  target: Target,
): Iterable<Finding> {
  const { device } = profile;
  const span = headSpan(profile);
  if (/^virbr\d+$/.test(device) && !workspace.devices(device).some((it) => it.by === 'libvirt'))
    yield {
      code: 'bridge-nm-and-libvirt',
      span,
      message: `${device} is a name that libvirt gives to bridges of its own networks, expected another such as br0`,
    };
  const user = userOf(workspace, device);
  const used = user ? [{ at: user.at, message: `${user.from} puts guests on ${device}` }] : [];
  if (profilesOn(host, self).length === 0) {
    const fixes = uplinks(host, self, workspace);
    if (user && profile.ipv4 === 'disabled' && profile.addresses.size === 0)
      yield {
        code: 'libvirt-bridge-no-uplink',
        span,
        message: `${device} has neither a port nor an address; guests of the network ${user.from} reach each other and nobody else`,
        related: used,
        fixes,
      };
    else
      yield {
        code: 'bridge-no-ports',
        span,
        message: `no file here has BRIDGE=${device}; only guests of this host are on the bridge`,
        related: used,
        fixes,
      };
  }
  const stp = lastAssignment(profile, 'STP');
  if (!user || !stp || !/^(?:on|yes)$/i.test(stp.value) || !byNetworkManager(profile, target)) return;
  const delay = lastAssignment(profile, 'DELAY');
  const seconds = delay ? Number(delay.value) : 15;
  if (!Number.isInteger(seconds) || seconds < 5 || seconds > 30) return;
  yield {
    code: 'libvirt-stp-delay',
    severity: 'warning',
    span: (delay ?? stp).span,
    message: `the spanning tree lets a new guest through after ${2 * seconds} seconds, and its DHCP may have given up by then; expected STP=off or a small DELAY`,
    related: used,
    fixes: lastAssignment(profile, 'BRIDGING_OPTS')
      ? []
      : [fix('Set STP=off', [...putKey(profile, 'STP', 'off'), ...dropKeys(profile, ['DELAY'])])],
  };
}

/** Cards without addresses and duties, each made the port of a bridge. */
function uplinks(host: HostProfiles, { device }: ProfileFact, workspace: WorkspaceFacts): Fix[] {
  const free = host.profiles.filter(
    (it) =>
      it.roomAt &&
      it.device.kind === 'ethernet' &&
      it.device.name !== '' &&
      !it.controller &&
      !it.alias &&
      it.device.onboot &&
      it.device.nmControlled === device.nmControlled &&
      host.byDevice.get(it.device.name)?.length === 1 &&
      !host.byParent.has(it.device.name) &&
      workspace.by(uplinksByName, it.device.name).length === 0,
  );
  return free.slice(0, 3).map((it) => ({
    title: `Make ${it.device.name} a port of ${device.name}`,
    changes: [
      {
        uri: uriOf(it),
        edits: [{ span: it.roomAt!.span, text: `${it.opensLine ? '\n' : ''}BRIDGE=${device.name}\n` }],
      },
    ],
    preferred: free.length === 1,
  }));
}

const uplinksByName: Index<ReferenceFact> = {
  of: ({ references }) => references.filter((it) => it.relation === 'uplink'),
  key: (it) => it.name,
};

const attachingByName: Index<ReferenceFact> = {
  of: ({ networks, references }) => {
    const mode = networks[0]?.mode;
    if (!mode || managedModes.has(mode) || mode === 'bridge' || mode === 'hostdev') return [];
    return references.filter((it) => it.relation === 'uplink');
  },
  key: (it) => it.name,
};

/** The network that attaches guests to an interface by macvtap. */
const attachedTo = (workspace: WorkspaceFacts, device: string): ReferenceFact | undefined =>
  workspace.by(attachingByName, device)[0];
