// A gateway in a profile that must not be the default route.
import { fix } from '../../../fixes/fix';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { hostProfilesOf } from '../../../model/ifcfg/host-profiles';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { gatewayOf, withIpv4 } from '../../../model/ifcfg/addresses';

export const gatewayWithDefrouteNo = rule({
  code: 'gateway-with-defroute-no',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A gateway stands beside DEFROUTE=no.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: make_ip4_setting; observed with 1.42.4',

  *check(file, workspace) {
    const profile = withIpv4(file);
    const gateway = profile && gatewayOf(profile);
    const defroute = profile && lastAssignment(profile, 'DEFROUTE');
    if (!gateway || !defroute || isTrue(defroute.value, true)) return;
    const { attribute } = gateway;
    yield {
      span: attribute.span,
      message: `${attribute.name}=${attribute.value} beside DEFROUTE=${defroute.value}; the gateway is dropped`,
      related: [{ at: { uri: file.uri, span: defroute.span }, message: 'no default route through here' }],
      fixes: [
        fix(`Remove ${attribute.name}`, removeAssignment(attribute)),
        // Where another file brings a default route, one too many would come of it.
        ...(hostProfilesOf(workspace, file.uri).defaultRoutes.length > 0
          ? []
          : [fix('Remove DEFROUTE', removeAssignment(defroute))]),
      ],
    };
  },
});
