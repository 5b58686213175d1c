// Band and channel of a Wi-Fi network: what exists, and what goes together.
import { fix } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { bandOf, channelRefusals, wirelessProfilesOf } from '../../../model/ifcfg/wireless';
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
    for (const { why, ...it } of channelRefusals(profile)) {
      const message = `${why}; NetworkManager refuses the file`;
      const channel = lastAssignment(profile, 'CHANNEL')!;
      if (it.code === 'wifi-channel') {
        yield { ...it, message, fixes: [fix('Remove CHANNEL', dropKeys(profile, ['CHANNEL']))] };
        continue;
      }
      const right = bandOf(Number(channel.value));
      const change = fix(`Change to ${right}`, setAssignment(lastAssignment(profile, 'BAND')!, right));
      yield { ...it, message, fixes: [change, fix('Remove BAND', dropKeys(profile, ['BAND']))] };
    }
  },
});
