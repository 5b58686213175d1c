// Name servers in a profile without any IP.
import { fix } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { folderOf } from '../../../model/file';
import { ipv6OffIn } from '../../../model/ifcfg/host-settings';
import { rule } from '../../rule';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { numberedAssignments, withIpv4 } from '../../../model/ifcfg/addresses';

export const dnsWithoutEffect = rule({
  code: 'dns-without-effect',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'Name servers stand in a profile whose IPv4 and IPv6 are off.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip4_setting; observed with 1.42.4',

  *check(file, workspace) {
    const profile = withIpv4(file);
    if (profile?.ipv4 !== 'disabled' || !ipv6OffIn(profile, folderOf(file.uri), workspace)) return;
    const keys = numberedAssignments(profile, 'DNS').map((it) => it.attribute.name);
    const [first] = keys;
    if (first === undefined) return;
    yield {
      span: lastAssignment(profile, first)!.span,
      message: `${first}=${lastAssignment(profile, first)!.value} is not read: the profile has neither an address nor DHCP`,
      fixes: [fix(`Remove ${keys.join(' and ')}`, dropKeys(profile, keys))],
      tag: 'unnecessary',
    };
  },
});
