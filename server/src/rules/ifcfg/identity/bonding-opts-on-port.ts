// BONDING_OPTS in the file of a network card: NetworkManager then makes a bond of that name.
import { fix } from '../../../fixes/fix';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { byNetworkManager, lastAssignment, readProfile } from '../../../model/ifcfg/profile';
import { isCard } from '../../../model/ifcfg/names';

export const bondingOptsOnPort = rule({
  code: 'bonding-opts-on-port',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'Options of a bond stand in the file of a network card.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: connection_from_file_full; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = readProfile(file);
    const options = profile && lastAssignment(profile, 'BONDING_OPTS');
    if (!options || profile.kind !== 'bond' || profile.root.value('TYPE')?.toLowerCase() === 'bond') return;
    const master = profile.root.value('MASTER');
    if (!master && !isCard(profile.device)) return;
    const consequence = byNetworkManager(profile, target)
      ? `; NetworkManager makes a bond of ${profile.device || profile.suffix}`
      : '';
    yield {
      span: options.span,
      message: `BONDING_OPTS in the file of ${master ? `a port of ${master}` : 'a network card'}, expected it in the file of the bond${consequence}`,
      fixes: [fix('Remove BONDING_OPTS', removeAssignment(options))],
    };
  },
});
