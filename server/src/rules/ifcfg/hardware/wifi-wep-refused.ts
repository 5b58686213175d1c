// WEP that does not come about: a way to log in that is none, or that has no key.
import { fix } from '../../../fixes/fix';
import { dropKeys, putKey } from '../../../fixes/ifcfg';
import { folderOf } from '../../../model/file';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { wepsOf } from '../../../model/ifcfg/wireless';
import { ruleOfEach } from '../../rule';

export const wifiWepRefused = ruleOfEach({
  name: 'wifi-wep-refused',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A Wi-Fi network has a way to log in that is none of WEP, or that has no key.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_wep_setting',
  codes: {
    'wifi-wep-shared': 'A Wi-Fi network asks for a shared key and has none.',
    'wifi-wep-mode': 'SECURITYMODE is neither open nor restricted.',
  },
  each: wepsOf,
  *check({ profile, mode, isEncrypted }, file, workspace, target) {
    if (!mode || !byNetworkManager(profile, target)) return;
    const way = mode.value.toLowerCase();
    const remove = fix('Remove SECURITYMODE', dropKeys(profile, ['SECURITYMODE']));
    if (way !== 'open' && way !== 'restricted') {
      yield {
        code: 'wifi-wep-mode',
        span: mode.valueSpan,
        message: `${mode.value} is not open or restricted${way === 'leap' ? ', and LEAP needs KEY_MGMT=IEEE8021X' : ''}; NetworkManager refuses the file`,
        fixes: [
          ...(way === 'leap' ? [fix('Set KEY_MGMT=IEEE8021X', putKey(profile, 'KEY_MGMT', 'IEEE8021X'))] : []),
          remove,
        ],
      };
      return;
    }
    const folder = folderOf(file.uri);
    const isBeside = () =>
      workspace.references.some(
        (it) => it.relation === 'wep-keys' && it.name === profile.suffix && folderOf(it.at.uri) === folder,
      );
    if (way === 'open' || isEncrypted || isBeside()) return;
    yield {
      code: 'wifi-wep-shared',
      span: mode.span,
      message: `SECURITYMODE=${mode.value} without a key of WEP, expected one in KEY1 or in keys-${profile.suffix}; NetworkManager refuses the file`,
      fixes: [remove],
    };
  },
});
