// Ports that do not start with their controller.
import { fix } from '../../../fixes/fix';
import { hostedPortsOf } from '../../../model/ifcfg/hosted-profile';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

export const portOnbootNo = ruleOfEach({
  code: 'port-onboot-no',
  of: ['ifcfg'],
  severity: 'warning',
  across: true,
  summary: 'A port does not start with its controller.',
  source: 'NetworkManager 1.42.4: a port waits for a controller of that name and kind; initscripts, ifup-eth',
  each: hostedPortsOf,
  *check({ profile, self, controller }) {
    if (!controller || self.device.onboot || !controller.device.onboot || controller.startsPorts) return;
    const onboot = lastAssignment(profile, 'ONBOOT');
    if (!onboot) return;
    const { name } = controller.device;
    yield {
      span: onboot.span,
      message: `ONBOOT=${onboot.value} for a port of ${name}, which starts at boot and does so without ${profile.device || 'it'}`,
      related: [{ at: controller.device.at, message: `${name} is here` }],
      fixes: [fix('Change to yes', setAssignment(onboot, 'yes'))],
    };
  },
});
