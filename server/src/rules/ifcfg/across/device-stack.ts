// Devices that stand on each other in a circle, or in too many levels.
import { circleOf, towerOf } from '../../../model/ifcfg/device-stack';
import type { HostProfiles } from '../../../model/ifcfg/host-profiles';
import { hostedOnOthersOf } from '../../../model/ifcfg/hosted-profile';
import { type Finding, ruleOfEach } from '../../rule';

export const deviceStack = ruleOfEach({
  name: 'device-stack',
  of: ['ifcfg'],
  severity: 'error',
  across: true,
  summary: 'Devices stand on each other in a circle, or in too many levels.',
  source: 'Linux 6.1, net/core/dev.c: netdev_upper_dev_link refuses loops',
  codes: {
    'controller-loop': 'Ports, controllers and parents stand on each other in a circle.',
    'controller-depth': 'Devices stand on each other in more than four levels.',
  },
  each: hostedOnOthersOf,
  *check({ host, self }) {
    const at = self.controller?.at ?? self.vlan?.parentAt;
    if (!at) return;
    const circle = circleOf(host, self);
    if (circle) {
      yield {
        code: 'controller-loop',
        span: at.span,
        message: `${circle.join(' on ')}: a circle, which the kernel refuses`,
        related: circle.slice(1, -1).flatMap((name) => linkOf(host, name)),
      };
      return;
    }
    const tower = towerOf(host, self);
    if (tower.length > 5)
      yield {
        code: 'controller-depth',
        severity: 'information',
        span: at.span,
        message: `${tower.join(' under ')}: ${tower.length - 1} levels above ${self.device.name}, expected at most four; each has to wait for the one below`,
      };
  },
});

/** Where a device says what it is part of or stands on. */
function linkOf(host: HostProfiles, name: string): NonNullable<Finding['related']> {
  const found = host.byDevice.get(name)?.[0];
  if (found?.controller) return [{ at: found.controller.at, message: `${name} is a port of ${found.controller.name}` }];
  return found?.vlan ? [{ at: found.vlan.parentAt, message: `${name} stands on ${found.vlan.parent}` }] : [];
}
