// NM_CONTROLLED=no: nothing of the file counts for NetworkManager.
import { fix } from '../../../fixes/fix';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment, profileOf } from '../../../model/ifcfg/profile';

export const nmControlledNo = rule({
  code: 'nm-controlled-no',
  of: ['ifcfg'],
  severity: 'hint',
  summary: 'NM_CONTROLLED=no where NetworkManager is the one that reads the files.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: connection_from_file_full; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = profileOf(file);
    if (profile?.fate !== 'unmanaged' || profile.alias || target.backend !== 'NetworkManager') return;
    // On releases without the scripts, and without a device that it is about, it is a fault.
    if (target.release !== undefined && target.release >= 9) return;
    const device = lastAssignment(profile, 'DEVICE')?.value ?? lastAssignment(profile, 'HWADDR')?.value;
    if (device === undefined) return;
    const key = lastAssignment(profile, 'NM_CONTROLLED')!;
    yield {
      span: key.span,
      message: `NM_CONTROLLED=${key.value}: NetworkManager leaves ${device} alone; the legacy scripts configure it`,
      fixes: [fix('Remove NM_CONTROLLED', removeAssignment(key))],
    };
  },
});
