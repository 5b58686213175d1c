// A wired profile with a word of Wi-Fi.
import { fix } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { isWired } from '../../../model/ifcfg/dot1x';
import { byNetworkManager, lastAssignment, loadedProfilesOf, type Profile } from '../../../model/ifcfg/profile';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

export const dot1xKeymgmt = ruleOfEach({
  code: 'dot1x-keymgmt',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A wired profile has another KEY_MGMT than IEEE8021X.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_wired_setting',
  each: loadedProfilesOf,
  *check(profile, _file, _workspace, target) {
    const key = lastAssignment(profile, 'KEY_MGMT');
    if (!key || key.value === 'IEEE8021X' || !isWired(profile) || !byNetworkManager(profile, target)) return;
    yield {
      span: key.valueSpan,
      message: `KEY_MGMT ${key.value} on a wired interface, expected IEEE8021X or nothing; NetworkManager refuses the file`,
      fixes: [
        fix('Remove KEY_MGMT', dropKeys(profile, ['KEY_MGMT'])),
        ...(isPrepared(profile) ? [fix('Change to IEEE8021X', setAssignment(key, 'IEEE8021X'))] : []),
      ],
    };
  },
});

/** Whether the profile says how to log in by 802.1X, so that this was meant. */
const isPrepared = (profile: Profile): boolean =>
  [['IEEE_8021X_IDENTITY'], ['IEEE_8021X_CLIENT_CERT', 'IEEE_8021X_PRIVATE_KEY']].some((keys) =>
    ['IEEE_8021X_EAP_METHODS', ...keys].every((it) => lastAssignment(profile, it)),
  );
