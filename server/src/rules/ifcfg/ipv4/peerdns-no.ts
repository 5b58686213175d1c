// PEERDNS=no refuses the servers of DHCP. To the legacy scripts it refuses all servers.
import { fix } from '../../../fixes/fix';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import type { File } from '../../../model/file';
import { hostProfilesOf, uriOf } from '../../../model/ifcfg/host-profiles';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import { rule } from '../../rule';
import { byScripts, lastAssignment } from '../../../model/ifcfg/profile';
import { numberedAssignments, withIpv4 } from '../../../model/ifcfg/addresses';

export const peerdnsNo = rule({
  name: 'peerdns-no',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'PEERDNS=no leaves the profile without name servers.',
  source: 'NetworkManager, nm-settings: ipv4.ignore-auto-dns; initscripts, network-scripts/ifup-post',
  codes: {
    'peerdns-no-without-dns': 'PEERDNS=no without name servers of its own.',
    'peerdns-no-with-dns': 'PEERDNS=no beside name servers, which the legacy scripts leave out then.',
  },

  *check(file, workspace, target) {
    const profile = withIpv4(file);
    const key = profile && lastAssignment(profile, 'PEERDNS');
    if (!key || isTrue(key.value, !(/^off$/i.test(key.value) && byScripts(profile, target)))) return;
    const [server] = numberedAssignments(profile, 'DNS');
    if (server && byScripts(profile, target) && !isTrue(profile.root.value('RESOLV_MODS'), false)) {
      yield {
        code: 'peerdns-no-with-dns',
        span: key.span,
        message: `PEERDNS=${key.value} beside ${server.attribute.name}; the legacy scripts leave /etc/resolv.conf as it is then, and the server is not used`,
        related: [{ at: { uri: file.uri, span: server.attribute.span }, message: 'the server that is left out' }],
        fixes: [fix('Remove PEERDNS', removeAssignment(key), profile.ipv4 !== 'auto')],
      };
      return;
    }
    // The scripts leave names to whoever wrote /etc/resolv.conf, and one of two interfaces often to the other.
    if (server || profile.ipv4 !== 'auto' || byScripts(profile, target)) return;
    if (!isTrue(profile.root.value('DEFROUTE'), true) || isBesideDefaultRoute(file, workspace)) return;
    yield {
      code: 'peerdns-no-without-dns',
      severity: 'information',
      span: key.span,
      message: `PEERDNS=${key.value} and no DNS1; this profile gives no name server`,
      fixes: [fix('Remove PEERDNS', removeAssignment(key))],
    };
  },
});

/** Whether another interface of the host brings a default route, and name servers with it. */
const isBesideDefaultRoute = ({ uri }: File, workspace: WorkspaceFacts): boolean =>
  hostProfilesOf(workspace, uri).defaultRoutes.some((it) => uriOf(it) !== uri);
