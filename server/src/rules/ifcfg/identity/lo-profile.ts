// A profile for the loopback interface.
import { fix } from '../../../fixes/fix';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, readProfile } from '../../../model/ifcfg/profile';

export const loProfile = rule({
  code: 'lo-profile',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'TYPE makes a profile of the loopback interface.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: lo is ignored only without TYPE; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = readProfile(file);
    const type = profile && lastAssignment(profile, 'TYPE');
    if (!type || profile.device !== 'lo' || profile.kind !== 'ethernet' || !byNetworkManager(profile, target)) return;
    yield {
      span: type.span,
      message: `TYPE=${type.value} for lo; without it NetworkManager leaves the loopback interface alone`,
      fixes: [fix('Remove TYPE', removeAssignment(type))],
    };
  },
});
