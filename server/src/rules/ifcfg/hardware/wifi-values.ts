// Words of a Wi-Fi profile that do not exist.
import { byNetworkManager } from '../../../model/ifcfg/profile';
import { wirelessProfilesOf } from '../../../model/ifcfg/wireless';
import { tableFindings } from '../../factories/table-values';
import { ruleOfEach } from '../../rule';

const codes = {
  'wifi-mode': 'The role of a Wi-Fi card does not exist.',
  'wifi-powersave': 'The way in which a Wi-Fi card saves power does not exist.',
  'wifi-mac-random': 'MAC_ADDRESS_RANDOMIZATION is none of its three words.',
};

export const wifiValues = ruleOfEach({
  name: 'wifi-values',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A Wi-Fi profile has a word that does not exist.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_wireless_setting',
  codes,
  each: wirelessProfilesOf,
  *check(profile, _file, _workspace, target) {
    if (byNetworkManager(profile, target)) yield* tableFindings(profile, codes);
  },
});
