// A wired profile with a word of Wi-Fi.
import { fix } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { byNetworkManager, lastAssignment, readProfile } from '../../../model/ifcfg/profile';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';

export const dot1xKeymgmt = rule({
  code: 'dot1x-keymgmt',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A wired profile has another KEY_MGMT than IEEE8021X.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_wired_setting',
  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (profile?.fate !== 'loaded' || profile.kind !== 'ethernet' || !byNetworkManager(profile, target)) return;
    const key = lastAssignment(profile, 'KEY_MGMT');
    if (!key || key.value === 'IEEE8021X') return;
    yield {
      span: key.valueSpan,
      message: `KEY_MGMT ${key.value} on a wired interface, expected IEEE8021X or nothing; NetworkManager refuses the file`,
      fixes: [
        fix('Remove KEY_MGMT', dropKeys(profile, ['KEY_MGMT'])),
        ...(lastAssignment(profile, 'IEEE_8021X_EAP_METHODS')
          ? [fix('Change to IEEE8021X', setAssignment(key, 'IEEE8021X'))]
          : []),
      ],
    };
  },
});
