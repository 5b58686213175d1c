// A bond that NetworkManager finds out of BONDING_OPTS.
import { fix } from '../../../fixes/fix';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment, readProfile } from '../../../model/ifcfg/profile';
import { isCard } from '../../../model/ifcfg/names';

export const bondImplicitType = rule({
  code: 'bond-implicit-type',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'A bond is written as Ethernet.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: connection_from_file_full',

  *check(file) {
    const profile = readProfile(file);
    const type = profile && lastAssignment(profile, 'TYPE');
    if (!type || profile.kind !== 'bond' || type.value !== 'Ethernet') return;
    if (profile.port || isCard(profile.device)) return;
    yield {
      span: type.valueSpan,
      message: `TYPE=Ethernet with BONDING_OPTS is a bond to NetworkManager, expected TYPE=Bond`,
      fixes: [fix('Change to Bond', setAssignment(type, 'Bond'), true)],
    };
  },
});
