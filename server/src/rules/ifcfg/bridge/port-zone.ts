// A firewall zone on a port, where it does nothing.
import { fix } from '../../../fixes/fix';
import { portsOf } from '../../../model/ifcfg/port';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

export const portZone = ruleOfEach({
  code: 'port-zone',
  of: ['ifcfg'],
  severity: 'hint',
  summary: 'A port has a firewall zone, which does nothing there.',
  source:
    'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_connection_setting; Linux 6.1, net/bridge/br_if.c: br_add_if',
  each: portsOf,
  *check({ profile, first }, _file, _workspace, target) {
    const zone = lastAssignment(profile, 'ZONE');
    if (!zone || first.key === 'VRF' || !byNetworkManager(profile, target)) return;
    yield {
      span: zone.span,
      message: `ZONE=${zone.value} on a port does nothing, expected in the file of ${first.attribute.value}`,
      tag: 'unnecessary',
      fixes: [fix('Remove ZONE', removeAssignment(zone))],
    };
  },
});
