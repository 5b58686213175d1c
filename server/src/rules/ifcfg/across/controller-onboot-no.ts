// Controllers that do not start while their ports do.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { deviceOrFile, hostedControllersOf } from '../../../model/ifcfg/hosted-profile';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { ruleOfEach } from '../../rule';

export const controllerOnbootNo = ruleOfEach({
  code: 'controller-onboot-no',
  of: ['ifcfg'],
  severity: 'warning',
  across: true,
  summary: 'A controller does not start while its ports do.',
  source: 'NetworkManager, nm-settings-ifcfg-rh',
  each: hostedControllersOf,
  *check({ profile, self, ports }, _file, _workspace, target) {
    const onboot = lastAssignment(profile, 'ONBOOT');
    const started = ports.find((it) => it.device.onboot);
    if (!onboot || self.device.onboot || !started) return;
    const isReadByNm = byNetworkManager(profile, target);
    yield {
      severity: isReadByNm ? 'information' : 'warning',
      span: onboot.span,
      message: `ONBOOT=${onboot.value} for ${profile.device}, but its port ${deviceOrFile(started)} starts at boot${isReadByNm ? ' and takes it along' : ''}`,
      related: [{ at: started.device.at, message: `${deviceOrFile(started)} is here` }],
      fixes: [fix('Change to yes', putKey(profile, 'ONBOOT', 'yes'))],
    };
  },
});
