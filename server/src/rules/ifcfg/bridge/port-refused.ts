// Devices that the kernel takes as a port of nothing, or not of that.
import { leaveController } from '../../../fixes/port';
import { portsOf } from '../../../model/ifcfg/port';
import { ruleOfEach } from '../../rule';

export const portRefused = ruleOfEach({
  name: 'port-refused',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A device is a port of something, and the kernel refuses it there.',
  source:
    'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_connection_setting; Linux 6.1, net/bridge/br_if.c: br_add_if',
  codes: {
    'port-lo': 'The loopback device is a port.',
    'bridge-in-bridge': 'A bridge is a port of a bridge.',
    'bridge-in-bond': 'A bridge is a port of a bond.',
  },
  each: portsOf,
  *check({ profile, first }) {
    const { device, kind } = profile;
    const { key, attribute } = first;
    if (attribute.value === device && device !== '') return;
    const at = { span: attribute.span, fixes: [leaveController(profile, first)] };
    if (device === 'lo')
      yield {
        ...at,
        code: 'port-lo',
        message: `lo as a port of ${attribute.value}; the kernel refuses the loopback device`,
      };
    else if (kind === 'bridge' && key === 'BRIDGE')
      yield {
        ...at,
        code: 'bridge-in-bridge',
        message: `the bridge ${device} as a port of the bridge ${attribute.value}; the kernel refuses a bridge in a bridge`,
      };
    else if (kind === 'bridge' && key === 'MASTER')
      yield {
        ...at,
        code: 'bridge-in-bond',
        message: `the bridge ${device} as a port of the bond ${attribute.value}; the kernel refuses it, expected the bond as a port of the bridge`,
      };
  },
});
