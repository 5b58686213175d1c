// Bridges that lead nowhere.
import type { Fix } from '../../../fixes/fix';
import type { ReferenceFact } from '../../../model/facts';
import { userOf, useWords, userWords } from '../../../model/guest-chain';
import { profilesOn, uriOf } from '../../../model/ifcfg/host-profiles';
import { type HostedProfile, hostedBridgesOf } from '../../../model/ifcfg/hosted-profile';
import { headSpan } from '../../../model/ifcfg/profile';
import type { Index, WorkspaceFacts } from '../../../model/workspace-facts';
import { ruleOfEach } from '../../rule';

export const bridgeUplink = ruleOfEach({
  name: 'bridge-uplink',
  of: ['ifcfg'],
  severity: 'information',
  across: true,
  summary: 'A bridge leads nowhere.',
  source: 'libvirt 9.0.0, Networking',
  codes: {
    'bridge-no-ports': 'No file is a port of a bridge.',
    'libvirt-bridge-no-uplink': 'Guests are put on a bridge that leads nowhere.',
  },
  each: hostedBridgesOf,
  *check(it, file, workspace) {
    const { profile, host, self } = it;
    // Elsewhere the port may stand in a file that is not here.
    if (profilesOn(host, self).length > 0 || !file.host.isLive) return;
    const { device } = profile;
    const user = userOf(workspace, device);
    const at = {
      span: headSpan(profile),
      related: user ? [{ at: user.at, message: useWords(user) }] : [],
      fixes: uplinks(it, workspace),
    };
    if (user && profile.ipv4 === 'disabled' && profile.addresses.size === 0)
      yield {
        ...at,
        code: 'libvirt-bridge-no-uplink',
        message: `${device} has neither a port nor an address; ${user.relation === 'host-bridge' ? `guests of the network ${user.from} reach each other and nobody else` : `${userWords(user)} reaches nobody beyond it`}`,
      };
    else
      yield {
        ...at,
        code: 'bridge-no-ports',
        message: `no file here has BRIDGE=${device}; only guests of this host are on the bridge`,
      };
  },
});

/** Cards without addresses and duties, each made the port of a bridge. */
function uplinks({ host, self: { device } }: HostedProfile, workspace: WorkspaceFacts): Fix[] {
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
