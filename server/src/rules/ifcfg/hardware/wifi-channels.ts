// Band and channel of a Wi-Fi network: what exists, and what goes together.
import { fix } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { wirelessProfilesOf } from '../../../model/ifcfg/wireless';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { tableFindings } from '../../factories/table-values';
import { ruleOfEach } from '../../rule';

const codes = {
  'wifi-channel': 'The channel of a Wi-Fi network does not exist.',
  'wifi-band-channel': 'The band of a Wi-Fi network does not exist, or does not have the channel.',
};

export const wifiChannels = ruleOfEach({
  name: 'wifi-channels',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A Wi-Fi network has a channel or a band that is none.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_wireless_setting',
  codes,
  each: wirelessProfilesOf,
  *check(profile, _file, _workspace, target) {
    if (!byNetworkManager(profile, target)) return;
    yield* tableFindings(profile, codes);
    const band = lastAssignment(profile, 'BAND');
    const channel = lastAssignment(profile, 'CHANNEL');
    if (!band || !channel || !/^\d{1,3}$/.test(channel.value)) return;
    const number = Number(channel.value);
    const right = number > 14 ? 'a' : 'bg';
    if ((band.value !== 'a' && band.value !== 'bg') || band.value === right || number < 1 || number > 196) return;
    yield {
      code: 'wifi-band-channel',
      span: band.valueSpan,
      message: `channel ${number} is not in band ${band.value}, expected ${right}; NetworkManager refuses the file`,
      fixes: [fix(`Change to ${right}`, setAssignment(band, right)), fix('Remove BAND', dropKeys(profile, ['BAND']))],
    };
  },
});
