// A tunnel of the legacy scripts, told by IPV6TUNNELIPV4 alone.
import { rule } from '../../rule';
import { lastAssignment, hasType, profileOf } from '../../../model/ifcfg/profile';

export const ipv6tunnelIgnored = rule({
  code: 'ipv6tunnel-ignored',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'NetworkManager refuses a file with IPV6TUNNELIPV4 and no TYPE.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: connection_from_file_full; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = profileOf(file);
    const peer = profile && lastAssignment(profile, 'IPV6TUNNELIPV4');
    if (!peer || profile.fate !== 'ignored' || hasType(profile.root) || target.backend === 'network-scripts') return;
    yield {
      span: peer.span,
      message: `IPV6TUNNELIPV4=${peer.value} without TYPE, a tunnel of the legacy scripts; NetworkManager refuses the whole file`,
    };
  },
});
