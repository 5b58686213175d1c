// The name of a Wi-Fi network: missing or too long.
import { byNetworkManager, headSpan, lastAssignment } from '../../../model/ifcfg/profile';
import { wirelessProfilesOf } from '../../../model/ifcfg/wireless';
import { tableFindings } from '../../factories/table-values';
import { ruleOfEach } from '../../rule';

export const wifiSsid = ruleOfEach({
  code: 'wifi-ssid',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'The name of a Wi-Fi network is missing or too long.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_wireless_setting',
  each: wirelessProfilesOf,
  *check(profile, _file, _workspace, target) {
    if (!byNetworkManager(profile, target)) return;
    yield* tableFindings(profile, { 'wifi-ssid': '' });
    if (!lastAssignment(profile, 'ESSID'))
      yield {
        span: headSpan(profile),
        message: 'a Wi-Fi profile without ESSID; NetworkManager refuses the file',
      };
  },
});
