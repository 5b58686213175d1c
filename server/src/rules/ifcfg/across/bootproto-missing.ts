// Neither BOOTPROTO nor an address: whoever wants an address does not get one, and nobody says so.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { addressKey } from '../../../model/ifcfg/profile-fact';
import { hostedProfilesOf, isUsed } from '../../../model/ifcfg/hosted-profile';
import { hasMisspelled, isName } from '../../../model/ifcfg/names';
import { routesBeside } from '../../../model/ifcfg/routes';
import { headSpan } from '../../../model/ifcfg/profile';
import { folderOf } from '../../../model/file';
import { ipv6OffIn } from '../../../model/ifcfg/host-settings';
import { ruleOfEach } from '../../rule';

export const bootprotoMissing = ruleOfEach({
  code: 'bootproto-missing',
  of: ['ifcfg'],
  severity: 'information',
  across: true,
  summary: 'An interface that nothing stands on has neither BOOTPROTO nor an address.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip4_setting; initscripts, ifup-eth',
  each: hostedProfilesOf,
  *check(hosted, file, workspace) {
    const { profile, self, host } = hosted;
    const { root } = profile;
    // A bridge without addresses is for its guests; what others bring up has ways of its own.
    if (profile.port || profile.kind === 'bridge' || profile.kind === 'other' || !self.device.onboot) return;
    // Without a name that can be it is not known what comes up.
    if (!isName(profile.device)) return;
    if (
      profile.ipv4 !== 'disabled' ||
      !ipv6OffIn(profile, folderOf(file.uri), workspace) ||
      profile.device === 'lo' ||
      root.value('BOOTPROTO')
    )
      return;
    // Gateways, masks, servers and routes without an address have findings of their own, and so has a key in other letters.
    if (root.attributes.some((it) => addressKey.test(it.name) || it.name === 'SLAVE')) return;
    if (hasMisspelled(root, ['BOOTPROTO', 'IPADDR', 'BRIDGE', 'MASTER', 'TEAM_MASTER', 'DEVICE'])) return;
    if (routesBeside(file, workspace).length > 0) return;
    if (isUsed(hosted, workspace) || host.profiles.some((it) => it.device.kind === 'other')) return;
    yield {
      span: headSpan(profile),
      message: `neither BOOTPROTO nor an address; ${profile.device} comes up without IPv4`,
      fixes: [fix('Ask for an address with DHCP', putKey(profile, 'BOOTPROTO', 'dhcp'))],
    };
  },
});
