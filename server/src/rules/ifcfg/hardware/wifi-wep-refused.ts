// WEP that does not come about: a way to log in that is none, or that has no key.
import { fix } from '../../../fixes/fix';
import { dropKeys, putKey } from '../../../fixes/ifcfg';
import { folderOf } from '../../../model/file';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { wepRefusals, wepsOf } from '../../../model/ifcfg/wireless';
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
  *check(wep, file, workspace, target) {
    const { profile } = wep;
    if (!byNetworkManager(profile, target)) return;
    const folder = folderOf(file.uri);
    const isBeside = () =>
      workspace.references.some(
        (it) => it.relation === 'wep-keys' && it.name === profile.suffix && folderOf(it.at.uri) === folder,
      );
    const remove = fix('Remove SECURITYMODE', dropKeys(profile, ['SECURITYMODE']));
    const log = fix('Set KEY_MGMT=IEEE8021X', putKey(profile, 'KEY_MGMT', 'IEEE8021X'));
    for (const { why, ...it } of wepRefusals(wep, isBeside))
      yield {
        ...it,
        message: `${why}; NetworkManager refuses the file`,
        fixes: it.code === 'wifi-wep-mode' && wep.mode!.value.toLowerCase() === 'leap' ? [log, remove] : [remove],
      };
  },
});
