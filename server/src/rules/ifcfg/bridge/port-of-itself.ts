// A device that would stand on itself.
import { leaveController } from '../../../fixes/port';
import { vlanParent } from '../../../model/ifcfg/device-kind';
import { portsOf } from '../../../model/ifcfg/port';
import { ruleOfEach } from '../../rule';

export const portOfItself = ruleOfEach({
  name: 'port-of-itself',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A device is a port of itself, or of what it stands on.',
  source:
    'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_connection_setting; Linux 6.1, net/bridge/br_if.c: br_add_if',
  codes: {
    'port-self': 'A device is its own port.',
    'bridge-vlan-of-itself': 'A VLAN on a bridge is a port of that bridge, which the kernel refuses.',
  },
  each: portsOf,
  *check({ profile, first }) {
    const { device, kind, root } = profile;
    const { key, attribute } = first;
    const at = { span: attribute.span, fixes: [leaveController(profile, first)] };
    if (attribute.value === device && device !== '')
      yield { ...at, code: 'port-self', message: `${key}=${device} in the file of ${device} itself` };
    else if (kind === 'vlan' && device !== 'lo' && key === 'BRIDGE' && vlanParent(root)?.name === attribute.value)
      yield {
        ...at,
        code: 'bridge-vlan-of-itself',
        message: `${device || 'a VLAN'} on ${attribute.value} as a port of ${attribute.value}; the kernel refuses the loop`,
      };
  },
});
