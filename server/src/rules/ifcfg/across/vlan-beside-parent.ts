// VLANs on a device that is itself a port: tagged packets take another way than plain ones.
import { hostedVlansOf } from '../../../model/ifcfg/hosted-profile';
import { keyfileVlansOf } from '../../../model/keyfile/hosted';
import { ruleOfEach } from '../../rule';

export const vlanBesideParent = ruleOfEach({
  name: 'vlan-beside-parent',
  of: ['ifcfg', 'keyfile'],
  severity: 'warning',
  across: true,
  summary: 'A VLAN stands on a device that is a port of a bridge or bond.',
  source: 'NetworkManager 1.42.4: a VLAN waits for its parent; Linux 6.1, net/core/dev.c: netdev_upper_dev_link',
  codes: {
    'vlan-on-port': 'A VLAN stands on a port of a bridge or bond.',
    'vlan-and-parent-same-bridge': 'A VLAN and its parent are ports of one bridge.',
  },
  each: (file, workspace) => [...hostedVlansOf(file, workspace), ...keyfileVlansOf(file, workspace)],
  *check({ host, self }) {
    const { vlan } = self;
    const parent = vlan && host.byDevice.get(vlan.parent)?.[0];
    const controller = parent?.controller;
    if (!vlan || !controller || controller.byUuid || controller.kind === 'team') return;
    const own = self.controller;
    if (controller.kind === 'bridge' && own?.kind === 'bridge' && own.name === controller.name)
      yield {
        code: 'vlan-and-parent-same-bridge',
        span: own.at.span,
        message: `${self.device.name || 'the VLAN'} and its parent ${parent.device.name} are both ports of ${controller.name}; tagged and plain packets meet in one bridge`,
        related: [{ at: controller.at, message: `${parent.device.name} is a port of ${controller.name}` }],
      };
    else
      yield {
        code: 'vlan-on-port',
        // What is tagged never comes to the bridge, which may be what is meant.
        severity: controller.kind === 'bond' ? 'warning' : 'information',
        span: vlan.parentAt.span,
        message: `${parent.device.name} is a port of ${controller.name}; the VLAN goes around the ${controller.kind}, expected ${controller.name} as its parent`,
        related: [{ at: controller.at, message: `a port of ${controller.name}` }],
      };
  },
});
