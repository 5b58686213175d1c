// A file that names no kind and no interface. Files of a range or an alias have their own rules.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import { rule } from '../../rule';
import { byNetworkManager, headSpan, profileOf } from '../../../model/ifcfg/profile';
import { hasMisspelled, isName, likelyType } from '../../../model/ifcfg/names';

export const noTypeNoDevice = rule({
  code: 'no-type-no-device',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'Neither TYPE nor DEVICE has a value.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: connection_from_file_full',

  *check(file, _workspace, target) {
    const profile = profileOf(file);
    if (profile?.fate !== 'nameless' || profile.alias || !byNetworkManager(profile, target)) return;
    const { root, suffix } = profile;
    if (root.attribute('IPADDR_START')) return;
    const type = likelyType(suffix);
    const edits = [...putKey(profile, 'DEVICE', suffix), ...putKey(profile, 'TYPE', type)];
    const fixes =
      !isName(suffix) || hasMisspelled(root, ['DEVICE', 'TYPE'])
        ? []
        : [fix(`Add DEVICE=${suffix} and TYPE=${type}`, edits)];
    yield {
      span: headSpan(profile),
      message: 'neither TYPE nor DEVICE has a value; NetworkManager refuses the file',
      fixes,
    };
  },
});
