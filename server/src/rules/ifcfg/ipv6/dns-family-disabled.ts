// A name server of a family that is off in this profile.
import { serverRemoval } from '../../../fixes/name-servers';
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { parseAddress } from '../../../address';
import { folderOf } from '../../../model/file';
import { ipv6OffIn } from '../../../model/ifcfg/host-settings';
import { rule } from '../../rule';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { serversOf, withNames } from '../../../model/ifcfg/name-servers';

export const dnsFamilyDisabled = rule({
  code: 'dns-family-disabled',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A name server is of a family that is off.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip6_setting; observed with 1.42.4',

  *check(file, workspace, target) {
    const profile = withNames(file);
    if (!profile || !byNetworkManager(profile, target)) return;
    const off6 = ipv6OffIn(profile, folderOf(file.uri), workspace);
    const off4 = profile.ipv4 === 'disabled';
    if (off4 === off6) return;
    for (const server of serversOf(profile)) {
      const family = parseAddress(server.value.split('#')[0]!)?.family;
      if (!(family === 6 && off6) && !(family === 4 && off4)) continue;
      const isSwitched = family === 6 && profile.ipv6 === 'ignore';
      const on = isSwitched ? [fix('Switch IPv6 on', putKey(profile, 'IPV6INIT', 'yes'))] : [];
      yield {
        span: server.span,
        message: `${server.name}=${server.value} is dropped: IPv${family} is off in this profile`,
        fixes: [...on, ...serverRemoval(profile, server)],
      };
    }
  },
});
