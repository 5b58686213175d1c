// Band and channel of a Wi-Fi network: what exists, and what goes together.
import { fix } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { wirelessProfilesOf } from '../../../model/ifcfg/wireless';
import { integerOf } from '../../../syntax/ifcfg/scalar';
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
    const number = integerOf(channel?.value ?? '');
    if (!channel || number === undefined || number < 1 || number > 196) return;
    const right = number > 14 ? 'a' : 'bg';
    if (number > 14 && !of5GHz.has(number) && band?.value !== 'bg')
      yield {
        code: 'wifi-channel',
        span: channel.valueSpan,
        message: `${channel.value} is no channel of 5 GHz; NetworkManager refuses the file`,
        fixes: [fix('Remove CHANNEL', dropKeys(profile, ['CHANNEL']))],
      };
    if (!band || (band.value !== 'a' && band.value !== 'bg') || band.value === right) return;
    yield {
      code: 'wifi-band-channel',
      span: band.valueSpan,
      message: `channel ${number} is not in band ${band.value}, expected ${right}; NetworkManager refuses the file`,
      fixes: [fix(`Change to ${right}`, setAssignment(band, right)), fix('Remove BAND', dropKeys(profile, ['BAND']))],
    };
  },
});

/** Source: nm-utils.c: a_table. */
const of5GHz: ReadonlySet<number> = new Set([
  ...[16, 34, 36, 38, 40, 42, 44, 46, 48, 50, 52, 56, 58, 60, 64],
  ...[100, 104, 108, 112, 116, 120, 124, 128, 132, 136, 140],
  ...[149, 152, 153, 157, 160, 161, 165, 183, 184, 185, 187, 188, 192, 196],
]);
