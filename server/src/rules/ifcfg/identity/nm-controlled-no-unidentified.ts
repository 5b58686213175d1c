// NM_CONTROLLED=no in a file that does not say for which device.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { rule } from '../../rule';
import { lastAssignment, profileOf } from '../../../model/ifcfg/profile';
import { hasMisspelled, isName } from '../../../model/ifcfg/names';

export const nmControlledNoUnidentified = rule({
  code: 'nm-controlled-no-unidentified',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'NM_CONTROLLED=no without a device that it is about.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: connection_from_file_full; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = profileOf(file);
    if (profile?.fate !== 'unmanaged' || profile.alias || target.backend === 'network-scripts') return;
    if (['DEVICE', 'HWADDR', 'SUBCHANNELS'].some((it) => lastAssignment(profile, it))) return;
    const { suffix, root } = profile;
    const key = lastAssignment(profile, 'NM_CONTROLLED')!;
    yield {
      span: key.span,
      message: `NM_CONTROLLED=${key.value} without DEVICE or HWADDR; NetworkManager refuses the file and goes on to manage the device`,
      fixes:
        isName(suffix) && !hasMisspelled(root, ['DEVICE'])
          ? [fix(`Add DEVICE=${suffix}`, putKey(profile, 'DEVICE', suffix, key))]
          : [],
    };
  },
});
