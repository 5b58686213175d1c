// GATEWAYDEV of /etc/sysconfig/network leaves every other profile without a default route.
import { fix } from '../../../fixes/fix';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { folderOf } from '../../../model/file';
import { hostSettingsOf } from '../../../model/ifcfg/host-settings';
import { gatewayOf } from '../../../model/ifcfg/addresses';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { withNames } from '../../../model/ifcfg/name-servers';

export const gatewaydevOverrides = rule({
  code: 'gatewaydev-overrides',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'GATEWAYDEV of the host names another interface.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip4_setting; observed with 1.42.4',
  across: true,

  *check(file, workspace, target) {
    const profile = withNames(file);
    const gateway = profile && gatewayOf(profile);
    if (!gateway || profile.device === '' || !byNetworkManager(profile, target)) return;
    const other = hostSettingsOf(workspace, folderOf(file.uri)).gatewayDevice;
    if (!other || other.name === profile.device) return;
    yield {
      span: gateway.attribute.span,
      message: `${gateway.attribute.name}=${gateway.attribute.value} is dropped: GATEWAYDEV=${other.name} gives the default route to another interface`,
      related: [{ at: other.at, message: 'the default route goes through this interface only' }],
      fixes: [fix(`Remove ${gateway.attribute.name}`, removeAssignment(gateway.attribute))],
    };
  },
});
