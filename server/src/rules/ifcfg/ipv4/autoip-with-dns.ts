// Link-local addressing takes no name servers.
import { fix } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { parseIpv4 } from '../../../address';
import { rule } from '../../rule';
import { readProfile, byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';

export const autoipWithDns = rule({
  code: 'autoip-with-dns',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'Name servers or domains stand beside BOOTPROTO=autoip.',
  source: 'NetworkManager, nm-setting-ip4-config.c: verify; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (profile?.ipv4 !== 'link-local' || !byNetworkManager(profile, target)) return;
    const servers = [...profile.servers].map((it) => `DNS${it}`);
    const keys = [
      ...servers.filter((it) => parseIpv4(lastAssignment(profile, it)!.value.split('#')[0]!) >= 0),
      ...['DOMAIN', 'SEARCH'].filter((it) => lastAssignment(profile, it)),
    ];
    const [first] = keys;
    if (first === undefined) return;
    yield {
      span: lastAssignment(profile, first)!.span,
      message: `${first}=${lastAssignment(profile, first)!.value} beside BOOTPROTO=autoip; NetworkManager refuses the file`,
      fixes: [fix(`Remove ${keys.join(' and ')}`, dropKeys(profile, keys))],
    };
  },
});
