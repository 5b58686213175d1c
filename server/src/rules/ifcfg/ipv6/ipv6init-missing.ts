// The one default in which the two readers differ.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { folderOf } from '../../../model/file';
import { hostSettingsOf } from '../../../model/ifcfg/host-settings';
import { rule } from '../../rule';
import { byNetworkManager, byScripts, lastAssignment, headSpan } from '../../../model/ifcfg/profile';
import { withNames } from '../../../model/ifcfg/name-servers';

export const ipv6initMissing = rule({
  code: 'ipv6init-missing',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'IPV6INIT is missing, and its default depends on the reader.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip6_setting; initscripts, network-functions-ipv6',

  *check(file, workspace, target) {
    const profile = withNames(file);
    if (!profile || !byNetworkManager(profile, target) || !byScripts(profile, target)) return;
    if (profile.root.attribute('IPV6INIT') || lastAssignment(profile, 'IPV6_DISABLED')) return;
    if (hostSettingsOf(workspace, folderOf(file.uri)).ipv6) return;
    yield {
      span: headSpan(profile),
      message: 'no IPV6INIT: NetworkManager takes no, the legacy scripts take yes',
      fixes: (lastAssignment(profile, 'IPV6ADDR') ? ['yes'] : ['yes', 'no']).map((it) =>
        fix(`Add IPV6INIT=${it}`, putKey(profile, 'IPV6INIT', it)),
      ),
    };
  },
});
