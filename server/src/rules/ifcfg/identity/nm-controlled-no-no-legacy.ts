// NM_CONTROLLED=no on a release without the legacy scripts.
import { fix } from '../../../fixes/fix';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment, profileOf } from '../../../model/ifcfg/profile';

export const nmControlledNoNoLegacy = rule({
  code: 'nm-controlled-no-no-legacy',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'NM_CONTROLLED=no where nobody else could configure the device.',
  source: 'Red Hat Enterprise Linux 9, Considerations in adopting RHEL 9: the network-scripts package is gone',

  *check(file, _workspace, target) {
    const profile = profileOf(file);
    if (profile?.fate !== 'unmanaged' || target.release === undefined || target.release < 9) return;
    const key = lastAssignment(profile, 'NM_CONTROLLED')!;
    yield {
      span: key.span,
      message: `NM_CONTROLLED=${key.value} on release ${target.release}, which has no legacy scripts; nobody configures the device`,
      fixes: [fix('Remove NM_CONTROLLED', removeAssignment(key))],
    };
  },
});
