// A wireless card below a bridge: access points drop what it sends for others.
import { portsOf } from '../../../model/ifcfg/port';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { ruleOfEach } from '../../rule';

export const wifiInBridge = ruleOfEach({
  code: 'wifi-in-bridge',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A wireless card is a port of a bridge.',
  source:
    'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_connection_setting; Linux 6.1, net/bridge/br_if.c: br_add_if',
  each: portsOf,
  *check({ profile, first: { key, attribute } }, _file, _workspace, target) {
    if (profile.kind !== 'wireless' || key !== 'BRIDGE' || !byNetworkManager(profile, target)) return;
    yield {
      span: attribute.span,
      message: `the wireless card ${profile.device} in the bridge ${attribute.value}; access points drop packets of other senders, expected a wired uplink or routing`,
    };
  },
});
