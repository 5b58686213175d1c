// Guests attached to a wireless interface.
import { ruleOfEach } from '../../rule';
import { inModes } from '../../../model/network/mode';
import { devicePoolsOf, sharingModes } from '../../../model/network/forward-pool';

export const macvtapOnWifi = ruleOfEach({
  code: 'macvtap-on-wifi',
  of: ['network'],
  severity: 'warning',
  summary: 'Guests are attached to a wireless interface.',
  source: 'IEEE 802.11: an access point takes frames of the addresses that joined it',

  each: inModes(sharingModes, devicePoolsOf),
  *check(pool) {
    const seen = new Set<string>();
    for (const dev of [pool.dev, ...pool.interfaces.map((it) => it.attribute('dev'))]) {
      if (!dev || !/^wl/.test(dev.value) || seen.has(dev.value)) continue;
      seen.add(dev.value);
      yield {
        span: dev.valueSpan,
        message: `${dev.value} looks wireless: access points drop frames with the MAC address of a guest, expected a wired interface or mode nat`,
      };
    }
  },
});
