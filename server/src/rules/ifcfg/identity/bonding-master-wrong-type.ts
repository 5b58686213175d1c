// BONDING_MASTER beside a TYPE that is no bond.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, readProfile } from '../../../model/ifcfg/profile';

export const bondingMasterWrongType = rule({
  code: 'bonding-master-wrong-type',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'BONDING_MASTER stands in a file of another type.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: connection_from_file_full; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = readProfile(file);
    const master = profile && lastAssignment(profile, 'BONDING_MASTER');
    if (!master || !byNetworkManager(profile, target) || !isTrue(master.value, false) || profile.kind === 'bond')
      return;
    const type = profile.root.value('TYPE') || profile.kind;
    yield {
      span: master.span,
      message: `BONDING_MASTER=${master.value} in a file of type ${type}, expected TYPE=Bond; NetworkManager refuses the file`,
      fixes: [
        // TEAM_CONFIG and DEVICETYPE count before TYPE.
        ...(profile.kind === 'team' ? [] : [fix('Change TYPE to Bond', putKey(profile, 'TYPE', 'Bond'))]),
        fix('Remove BONDING_MASTER', removeAssignment(master)),
      ],
    };
  },
});
